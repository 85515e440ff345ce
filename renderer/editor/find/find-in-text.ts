import { type Editor, Extension } from '@tiptap/core'
import type { Command } from '@tiptap/pm/state'
import {
  findNext,
  findPrev,
  getMatchHighlights,
  getSearchState,
  replaceAll,
  replaceNext,
  SearchQuery,
  search,
  setSearchState,
} from 'prosemirror-search'
import { runCommand } from '../../commands/index.ts'

/** What is looked for in a text, and what takes its place. */
export interface FindQuery {
  readonly words: string
  readonly replacement: string
  readonly matchCase: boolean
  readonly wholeWord: boolean
}

/** Nothing is looked for. */
export const noQuery: FindQuery = { words: '', replacement: '', matchCase: false, wholeWord: false }

/** How many places match, and which of them is selected, from 1; 0 where none is. */
export interface FindMatches {
  readonly count: number
  readonly current: number
}

/** Lets words be found and replaced in a text. Ctrl+H is a habit from elsewhere; the command table has its own key. */
export const FindInText = Extension.create({
  name: 'findInText',
  addProseMirrorPlugins: () => [search()],
  addKeyboardShortcuts: () => ({ 'Ctrl-h': () => runCommand('text.replace') }),
})

/** Looks for something else from now on: every match is marked in the text. */
export function lookFor(editor: Editor, { words, replacement, matchCase, wholeWord }: FindQuery): void {
  const query = new SearchQuery({
    search: words,
    replace: replacement,
    caseSensitive: matchCase,
    wholeWord,
    // What is typed is meant as it stands: "\n" are two characters.
    literal: true,
  })
  if (getSearchState(editor.state)?.query.eq(query)) return
  editor.view.dispatch(setSearchState(editor.state.tr, query).setMeta('addToHistory', false))
}

/** The matches of what is looked for. */
export function matchesIn({ state }: Editor): FindMatches {
  const matches = getMatchHighlights(state).find()
  const { from, to } = state.selection
  return {
    count: matches.length,
    current: matches.findIndex(match => match.from === from && match.to === to) + 1,
  }
}

function run(editor: Editor, command: Command): boolean {
  const done = command(editor.state, editor.view.dispatch, editor.view)
  // A match far away was never laid out: where it really stands is known only now.
  requestAnimationFrame(() => {
    if (editor.isDestroyed) return
    editor.view.dom.querySelector('.ProseMirror-active-search-match')?.scrollIntoView({ block: 'nearest' })
  })
  return done
}

/** Selects the match after the caret, or before it; round the end of the text. False where there is none. */
export function goToMatch(editor: Editor, direction: 'next' | 'previous'): boolean {
  return run(editor, direction === 'next' ? findNext : findPrev)
}

/** Selects the first match from a place in the document on. */
export function goToFirstMatch(editor: Editor, from: number): boolean {
  const query = getSearchState(editor.state)?.query
  const match = query?.valid ? (query.findNext(editor.state, from) ?? query.findNext(editor.state, 0)) : null
  if (match === null) return false
  editor.commands.setTextSelection({ from: match.from, to: match.to })
  return run(editor, state => state.selection.from === match.from)
}

/** Replaces the selected match and selects the next one; where none is selected, selects one. */
export function replaceMatch(editor: Editor): boolean {
  return run(editor, replaceNext)
}

/** Replaces every match in one step, which one undo takes back. Gives how many there were. */
export function replaceAllMatches(editor: Editor): number {
  const { count } = matchesIn(editor)
  if (count > 0) replaceAll(editor.state, editor.view.dispatch)
  return count
}
