import { Editor } from '@tiptap/core'
import { EditorState } from '@tiptap/pm/state'
import { BodyWords } from './html/body-words.ts'
import { parseBody } from './html/parse-body.ts'
import { bodyExtensions } from './schema/body-schema.ts'

/** Milliseconds without a key or a press after which the person is taken to do nothing. */
const patience = 2_000
/** How often a text is opened and written in: each time a longer one, so that no time is long. */
const times = 8

/** One of each that most texts hold. It is never shown. */
const sample = `<h2>a</h2>${'<p>a <strong>b</strong> <em>c</em> <a href="https://a.eu/">d</a> e</p>'.repeat(
  6,
)}<ul><li>a</li><li>b</li></ul><ol><li>a</li></ol><blockquote><p>a</p></blockquote><table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>`

/** Opens a small text in an editor that is on no page, writes in it and closes it. */
export function openAndClose(html: string): string {
  const editor = new Editor({
    element: document.createElement('div'),
    extensions: bodyExtensions(),
    injectCSS: false,
  })
  const doc = editor.schema.topNodeType.create(null, parseBody(html, editor.schema))
  editor.view.updateState(EditorState.create({ doc, plugins: editor.state.plugins }))
  const words = new BodyWords(editor.schema, html, doc)
  editor.view.dispatch(editor.state.tr.insertText('a', 1))
  words.changed(editor.state.doc)
  const written = words.take()
  editor.destroy()
  return written
}

/**
 * Has the browser prepare the code of the editor while the person does nothing, so that the first text opens as fast as
 * the ones after it. Returns the end of it.
 */
export function prepareEditor(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let idle = 0
  let done = 0
  const stop = () => {
    clearTimeout(timer)
    cancelIdleCallback(idle)
  }
  const end = () => {
    stop()
    if (done === times) performance.mark('editor-ready')
    removeEventListener('keydown', later, true)
    removeEventListener('pointerdown', later, true)
  }
  const work = () => {
    done += 1
    openAndClose(sample.repeat(done))
    if (done < times) idle = requestIdleCallback(work)
    else end()
  }
  function later(): void {
    stop()
    timer = setTimeout(() => {
      idle = requestIdleCallback(work)
    }, patience)
  }
  addEventListener('keydown', later, true)
  addEventListener('pointerdown', later, true)
  later()
  return end
}
