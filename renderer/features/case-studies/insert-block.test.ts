// @vitest-environment happy-dom
import '../../editor/html/node-name-in-happy-dom.ts'
import { Editor } from '@tiptap/core'
import { afterEach, expect, it } from 'vitest'
import { parseBody } from '../../editor/html/parse-body.ts'
import { serialiseBody } from '../../editor/html/serialise-body.ts'
import { bodyExtensions } from '../../editor/schema/body-schema.ts'
import { insertFigure, insertPullQuote, insertTimelineEntry } from './insert-block.ts'

let editor: Editor | undefined

function open(html: string): Editor {
  editor = new Editor({ extensions: bodyExtensions(), injectCSS: false })
  const { state, schema, view } = editor
  view.dispatch(state.tr.replaceWith(0, state.doc.content.size, parseBody(html, schema)))
  return editor
}

function written({ state, schema }: Editor): string {
  return serialiseBody(state.doc, schema)
}

afterEach(() => editor?.destroy())

it('puts a pull quote behind the paragraph in hand', () => {
  const opened = open('<p>One</p><p>Two</p>')
  opened.commands.setTextSelection(2)
  insertPullQuote(opened, { words: 'We would do it again', speaker: 'A mayor' })
  expect(written(opened)).toBe(
    '<p>One</p><blockquote><p>We would do it again</p><p><cite>A mayor</cite></p></blockquote><p>Two</p>',
  )
})

it('adds figures that follow one another to one list, and leaves the rest as it was', () => {
  const opened = open('<p>One </p>')
  opened.commands.setTextSelection(2)
  insertFigure(opened, { number: '12', counts: 'cities' })
  insertFigure(opened, { number: '85 %', counts: 'of them <small>' })
  expect(written(opened)).toBe(
    '<p>One </p><dl><dt>12</dt><dd>cities</dd><dt>85 %</dt><dd>of them &lt;small&gt;</dd></dl>',
  )
})

it('lets a timeline grow wherever the caret is', () => {
  const opened = open('<p>One</p>')
  insertTimelineEntry(opened, { when: '2012', what: 'Begin' })
  opened.commands.setTextSelection(2)
  insertTimelineEntry(opened, { when: '2014', what: 'First release' })
  expect(written(opened)).toBe(
    '<p>One</p><table><caption>Timeline</caption><tbody><tr><th scope="row">2012</th><td>Begin</td></tr>' +
      '<tr><th scope="row">2014</th><td>First release</td></tr></tbody></table>',
  )
})

it('takes the place of an empty paragraph, and one undo takes it back', () => {
  const opened = open('')
  insertFigure(opened, { number: '12', counts: 'cities' })
  expect(written(opened)).toBe('<dl><dt>12</dt><dd>cities</dd></dl>')
  opened.commands.undo()
  expect(written(opened)).toBe('')
})
