import { createBodyEditor, holdText, keepSpareEditor, mountEditor } from './body-editor.ts'
import { BodyWords } from './html/body-words.ts'
import { parseBody } from './html/parse-body.ts'

/** Milliseconds without a key or a press after which the person is taken to do nothing. */
const patience = 2_000
/** How often a text is opened and written in: each time a longer one, so that no time is long. */
const times = 8

/** Milliseconds after which a browser that does nothing begins to throw away the code that it has prepared. */
const coolsAfter = 4_000
/** Milliseconds without a key or a press after which nobody is taken to be there. */
const awayAfter = 5 * 60_000

/** One of each that most texts hold. It is never shown. */
const sample = `<h2>a</h2>${'<p>a <strong>b</strong> <em>c</em> <a href="https://a.eu/">d</a> e</p>'.repeat(
  6,
)}<ul><li>a</li><li>b</li></ul><ol><li>a</li></ol><blockquote><p>a</p></blockquote><table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>`

/** Opens a small text in an editor that is on no page, writes in it and closes it. */
export function openAndClose(html: string): string {
  const editor = createBodyEditor()
  const doc = editor.schema.topNodeType.create(null, parseBody(html, editor.schema))
  holdText(editor, doc)
  mountEditor(editor, document.createElement('div'))
  const words = new BodyWords(editor.schema, html, doc)
  editor.view.dispatch(editor.state.tr.insertText('a', 1))
  words.changed(editor.state.doc)
  const written = words.take()
  editor.destroy()
  return written
}

/** Whether somebody writes in a text: its code is in use, and nothing may come between two keys. */
function isSomebodyWriting(): boolean {
  const { activeElement } = document
  return activeElement instanceof HTMLElement && activeElement.isContentEditable
}

/** Opens a small text now and then while somebody reads a list, so that the next text opens as fast as the last one. */
function keepWarm(): () => void {
  let lastSign = Date.now()
  const sign = () => {
    lastSign = Date.now()
  }
  let idle = 0
  const timer = setInterval(() => {
    const isAway = document.visibilityState === 'hidden' || Date.now() - lastSign > awayAfter
    if (isAway || isSomebodyWriting()) return
    idle = requestIdleCallback(() => openAndClose(sample))
  }, coolsAfter)
  const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const
  for (const each of signs) addEventListener(each, sign, { capture: true, passive: true })
  return () => {
    clearInterval(timer)
    cancelIdleCallback(idle)
    for (const each of signs) removeEventListener(each, sign, { capture: true })
  }
}

/**
 * Has the browser prepare the code of the editor while the person does nothing, so that the first text opens as fast as
 * the ones after it, and keep one ready for the text that comes next. Returns the end of it.
 */
export function prepareEditor(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let idle = 0
  let done = 0
  let endKeeping: (() => void) | undefined
  const stop = () => {
    clearTimeout(timer)
    cancelIdleCallback(idle)
  }
  const end = () => {
    stop()
    removeEventListener('keydown', later, true)
    removeEventListener('pointerdown', later, true)
  }
  const work = () => {
    done += 1
    openAndClose(sample.repeat(done))
    if (done < times) idle = requestIdleCallback(work)
    else {
      end()
      const ends = [keepSpareEditor(), keepWarm()]
      endKeeping = () => {
        for (const each of ends) each()
      }
      performance.mark('editor-ready')
    }
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
  return () => {
    end()
    endKeeping?.()
  }
}
