// @vitest-environment happy-dom
import { Editor } from '@tiptap/core'
import { NodeSelection } from '@tiptap/pm/state'
import { describe, expect, it } from 'vitest'
import { adviceFor } from '#shared/content/advice/advice.ts'
import type { TextPlace } from '#shared/content/checks.ts'
import { parseBody } from './html/parse-body.ts'
import { bodyExtensions } from './schema/body-schema.ts'
import './html/node-name-in-happy-dom.ts'
import { showPlace } from './show-place.ts'

function editorOf(html: string): Editor {
  const editor = new Editor({ element: document.body, extensions: bodyExtensions() })
  const { tr, schema } = editor.state
  editor.view.dispatch(tr.replaceWith(0, tr.doc.content.size, parseBody(html, schema)))
  return editor
}

/** The words that are selected, or the name of the element. */
function selectedAfter(html: string, place: TextPlace): string {
  const editor = editorOf(html)
  showPlace(editor, place)
  const { selection, doc } = editor.state
  const words = doc.textBetween(selection.from, selection.to)
  return selection instanceof NodeSelection ? selection.node.type.name : words
}

const html =
  '<h2>First</h2><p>We  meet <strong>again</strong> and again, <a href="https://a.example">here</a> or ' +
  '<a href="https://b.example">there</a>.</p><ul><li><p>One</p></li><li><p>Two again</p></li></ul>' +
  '<p>A <img src="https://a.example/a.png"> picture.</p>'

describe('showing a spot of the text', () => {
  it('selects words, as often as they stand in the block', () => {
    expect(selectedAfter(html, { block: 1, on: { words: 'again', occurrence: 0 } })).toBe('again')
    const editor = editorOf(html)
    showPlace(editor, { block: 1, on: { words: 'again', occurrence: 1 } })
    const { from } = editor.state.selection
    expect(editor.state.doc.textBetween(from - 4, from)).toBe('and ')
  })

  it('selects words across formatting and folded space', () => {
    expect(selectedAfter(html, { block: 1, on: { words: 'We meet again', occurrence: 0 } })).toContain(
      'again',
    )
  })

  it('selects the n-th link, picture or heading of a block', () => {
    expect(selectedAfter(html, { block: 1, on: { element: 'link', index: 1 } })).toBe('there')
    expect(selectedAfter(html, { block: 3, on: { element: 'picture', index: 0 } })).toMatch(/picture|image/i)
    expect(selectedAfter(html, { block: 0, on: { element: 'heading', index: 0 } })).toBe('First')
  })

  it('finds words that have moved to another block, in the nearest one', () => {
    expect(selectedAfter(html, { block: 3, on: { words: 'Two again', occurrence: 0 } })).toBe('Two again')
  })

  it('shows the block where the spot is gone, and does nothing in an empty text', () => {
    expect(selectedAfter(html, { block: 0, on: { words: 'never', occurrence: 0 } })).toBe('First')
    expect(selectedAfter('', { block: 7, on: { element: 'table', index: 0 } })).toBe('')
  })

  it('finds what the advice is about', () => {
    const known = { now: 0, language: 'en', hasItem: () => true, hasFile: () => true }
    const advised = adviceFor('document', { body: html }, known).findings
    const shown = advised.flatMap(({ rule, at }) => (at ? [`${rule}: ${selectedAfter(html, at)}`] : []))
    expect(shown).toEqual(
      expect.arrayContaining([
        'bare_link: here',
        expect.stringMatching(/^picture_without_alt: (picture|image)/i),
      ]),
    )
    expect(shown.some(each => each.startsWith('double_space: We'))).toBe(true)
  })
})
