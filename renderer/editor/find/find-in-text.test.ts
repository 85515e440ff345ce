// @vitest-environment happy-dom
import { Editor } from '@tiptap/core'
import { afterEach, describe, expect, it } from 'vitest'
import { parseBody } from '../html/parse-body.ts'
import { serialiseBody } from '../html/serialise-body.ts'
import { replaceBody } from '../replace-body.ts'
import { bodyExtensions } from '../schema/body-schema.ts'
import {
  FindInText,
  type FindQuery,
  goToFirstMatch,
  goToMatch,
  lookFor,
  matchesIn,
  noQuery,
  replaceAllMatches,
  replaceMatch,
} from './find-in-text.ts'

const opened: Editor[] = []

afterEach(() => {
  for (const editor of opened.splice(0)) editor.destroy()
})

function anEditor(html: string) {
  const editor = new Editor({ extensions: [...bodyExtensions(), FindInText], injectCSS: false })
  opened.push(editor)
  replaceBody(editor, parseBody(html, editor.schema))
  const look = (query: Partial<FindQuery>) => lookFor(editor, { ...noQuery, ...query })
  const shown = () => serialiseBody(editor.state.doc, editor.schema)
  const selected = () => {
    const { from, to } = editor.state.selection
    return editor.state.doc.textBetween(from, to)
  }
  return { editor, look, shown, selected }
}

const text = '<p>Open source is open.</p><ul><li>Opened <strong>op</strong>en</li></ul>'

describe('finding in a text', () => {
  it('finds every place, whatever its case and through formatting', () => {
    const { editor, look } = anEditor(text)
    look({ words: 'open' })
    expect(matchesIn(editor).count).toBe(4)
  })

  it('minds case and whole words when asked to', () => {
    const { editor, look } = anEditor(text)
    look({ words: 'open', matchCase: true })
    expect(matchesIn(editor).count).toBe(2)
    look({ words: 'open', wholeWord: true })
    expect(matchesIn(editor).count).toBe(3)
  })

  it('walks from match to match and round the end, and says which one it is', () => {
    const { editor, look, selected } = anEditor(text)
    look({ words: 'open' })
    expect(goToFirstMatch(editor, 5)).toBe(true)
    expect(matchesIn(editor)).toEqual({ count: 4, current: 2 })
    expect(selected()).toBe('open')
    goToMatch(editor, 'previous')
    goToMatch(editor, 'previous')
    expect(matchesIn(editor).current).toBe(4)
    goToMatch(editor, 'next')
    expect(matchesIn(editor).current).toBe(1)
    expect(selected()).toBe('Open')
  })

  it('takes what is typed as it stands', () => {
    const { editor, look } = anEditor('<p>a\\n(b) $&amp;</p>')
    look({ words: '\\n(b) $&' })
    expect(matchesIn(editor).count).toBe(1)
  })

  it('finds nothing for nothing', () => {
    const { editor, look } = anEditor(text)
    look({ words: '' })
    expect(matchesIn(editor)).toEqual({ count: 0, current: 0 })
    expect(goToFirstMatch(editor, 0)).toBe(false)
  })
})

describe('replacing in a text', () => {
  it('replaces one after the other', () => {
    const { editor, look, shown } = anEditor(text)
    look({ words: 'open', replacement: 'free', matchCase: true })
    goToFirstMatch(editor, 0)
    replaceMatch(editor)
    expect(shown()).toBe('<p>Open source is free.</p><ul><li>Opened <strong>op</strong>en</li></ul>')
    expect(matchesIn(editor)).toEqual({ count: 1, current: 1 })
  })

  it('replaces all in one step, which one undo takes back', () => {
    const { editor, look, shown } = anEditor(text)
    look({ words: 'open', replacement: 'free', wholeWord: true })
    expect(replaceAllMatches(editor)).toBe(3)
    expect(shown()).toContain('free source is free.')
    editor.commands.undo()
    expect(shown()).toBe(text)
  })
})
