import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { cleanPasted, doJob, mostPasted, placedPictures } from '../../exchange/index.ts'
import { clipboardAttributes, sanitisePasted } from '../html/sanitise.ts'
import { type LatePlace, rememberPlace } from '../schema/late-place.ts'
import { forgetEditor, rememberEditor } from './last-editor.ts'
import type { PasteStorage, PasteSurroundings } from './paste-surroundings.ts'
import { sliceOf } from './slice-of.ts'

/** Letters of HTML from which on it is cleaned beside the interface's thread. */
const heavyFrom = 200_000

/** What takes longer to clean, in milliseconds, was made to keep a program busy. */
const cleaningLimit = 60_000

function isOwn(html: string): boolean {
  return html.includes(clipboardAttributes.slice)
}

function isHeavy(html: string): boolean {
  return html.length > heavyFrom || /\bsrc\s*=\s*["']?data:image\//i.test(html)
}

/** HTML as the editor takes it from the clipboard or from a drop, when it is small. */
function takenHtml(html: string, surroundings: PasteSurroundings | null): string {
  if (isOwn(html)) return sanitisePasted(html)
  const cleaned = cleanPasted(html)
  // A drop brings its pictures without the time to keep them.
  const missing = cleaned.missingPictures + cleaned.pictures.length
  tellOf({ ...cleaned, missingPictures: missing }, surroundings)
  return sanitisePasted(placedPictures(cleaned.html, new Map()))
}

function tellOf(
  paste: { readonly remotePictures: number; readonly missingPictures: number },
  surroundings: PasteSurroundings | null,
): void {
  if (paste.remotePictures > 0) {
    surroundings?.tell({ kind: 'remote_pictures', count: paste.remotePictures })
  }
  if (paste.missingPictures > 0) {
    surroundings?.tell({ kind: 'missing_pictures', count: paste.missingPictures })
  }
}

/** Cleans what is heavy or has pictures, keeps them, and puts it all where the caret was. */
async function pasteHeavy(
  view: EditorView,
  place: LatePlace,
  html: string,
  surroundings: PasteSurroundings,
): Promise<void> {
  const cleaned = await doJob('clean', { html }, AbortSignal.timeout(cleaningLimit))
  if (cleaned.html.length > mostPasted) {
    surroundings.tell({ kind: 'too_long', characters: cleaned.html.length, limit: mostPasted })
    return
  }
  const addresses = new Map<string, string>()
  const refused: string[] = []
  for (const picture of cleaned.pictures) {
    const outcome = await surroundings.keep(picture)
    if (outcome.kind === 'kept') addresses.set(picture.placeholder, outcome.address)
    else refused.push(outcome.sentence)
  }
  const at = place.selection()
  if (at === null) return
  const slice = sliceOf(sanitisePasted(placedPictures(cleaned.html, addresses)), view.state.schema)
  const change = view.state.tr.setSelection(at).replaceSelection(slice)
  const behind = change.selection
  // Whoever has gone on since keeps the caret.
  if (place.isLeft()) change.setSelection(view.state.selection.map(change.doc, change.mapping))
  else change.scrollIntoView()
  place.fill(change, behind)
  tellOf(cleaned, surroundings)
  if (refused.length > 0) surroundings.tell({ kind: 'refused_pictures', sentences: refused })
}

/**
 * What another program has put on the clipboard: structure stays, looks go, pictures are kept. What the editor itself
 * has put there is taken as it is. Everything passes the sanitiser.
 */
export const PasteFromElsewhere = Extension.create<object, PasteStorage>({
  name: 'pasteFromElsewhere',
  addStorage: () => ({ surroundings: null }),
  onFocus() {
    rememberEditor(this.editor)
  },
  onDestroy() {
    forgetEditor(this.editor)
  },
  addProseMirrorPlugins() {
    const { storage } = this
    /** A copied picture comes as a file too, which is kept: nothing is said of its address. */
    let isPicture = false

    function startHeavy(view: EditorView, html: string, surroundings: PasteSurroundings): void {
      const place = rememberPlace(view, 'words')
      const done = surroundings.tellWorking()
      pasteHeavy(view, place, html, surroundings)
        .catch(() => surroundings.tell({ kind: 'failed' }))
        .finally(() => {
          done()
          place.end()
        })
    }

    return [
      new Plugin({
        props: {
          transformPastedHTML: html => takenHtml(html, isPicture ? null : storage.surroundings),
          handleDOMEvents: {
            drop: () => {
              isPicture = false
              return false
            },
            paste: (view, event) => {
              const { surroundings } = storage
              const html = event.clipboardData?.getData('text/html') ?? ''
              const plain = event.clipboardData?.getData('text/plain') ?? ''
              isPicture = plain.trim() === '' && (event.clipboardData?.files.length ?? 0) > 0
              if (surroundings === null || !view.editable || isPicture || isOwn(html)) return false
              const isInCode = view.state.selection.$from.parent.type.spec.code === true
              const isPlain = html === '' || isInCode
              if (isPlain && plain.length > mostPasted) {
                event.preventDefault()
                surroundings.tell({ kind: 'too_long', characters: plain.length, limit: mostPasted })
                return true
              }
              if (isPlain || !isHeavy(html)) return false
              event.preventDefault()
              startHeavy(view, html, surroundings)
              return true
            },
          },
        },
      }),
    ]
  },
})
