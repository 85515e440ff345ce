import { Extension } from '@tiptap/core'
import { Plugin, PluginKey, type SelectionBookmark } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { cleanPasted, doJob, mostPasted, placedPictures } from '../../exchange/index.ts'
import { clipboardAttributes, sanitisePasted } from '../html/sanitise.ts'
import { forgetEditor, rememberEditor } from './last-editor.ts'
import type { PasteStorage, PasteSurroundings } from './paste-surroundings.ts'
import { sliceOf } from './slice-of.ts'

/** Letters of HTML from which on it is cleaned beside the interface's thread. */
const heavyFrom = 200_000

/** What takes longer to clean, in milliseconds, was made to keep a program busy. */
const cleaningLimit = 60_000

/** Where pastes that are under way will go: their places move with the text that is written meanwhile. */
type Places = ReadonlyMap<number, SelectionBookmark>
interface PlaceStep {
  readonly id: number
  readonly place: SelectionBookmark | null
}
const placesKey = new PluginKey<Places>('pastePlaces')

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
  id: number,
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
  const place = view.isDestroyed ? undefined : placesKey.getState(view.state)?.get(id)
  if (place === undefined) return
  const slice = sliceOf(sanitisePasted(placedPictures(cleaned.html, addresses)), view.state.schema)
  const selection = place.resolve(view.state.doc)
  view.dispatch(view.state.tr.setSelection(selection).replaceSelection(slice).scrollIntoView())
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
    let lastId = 0
    /** A copied picture comes as a file too, which is kept: nothing is said of its address. */
    let isPicture = false

    function step(view: EditorView, place: PlaceStep): void {
      view.dispatch(view.state.tr.setMeta(placesKey, place).setMeta('addToHistory', false))
    }

    function startHeavy(view: EditorView, html: string, surroundings: PasteSurroundings): void {
      lastId += 1
      const id = lastId
      step(view, { id, place: view.state.selection.getBookmark() })
      const done = surroundings.tellWorking()
      pasteHeavy(view, id, html, surroundings)
        .catch(() => surroundings.tell({ kind: 'failed' }))
        .finally(() => {
          done()
          if (!view.isDestroyed) step(view, { id, place: null })
        })
    }

    return [
      new Plugin<Places>({
        key: placesKey,
        state: {
          init: () => new Map(),
          apply: (transaction, places) => {
            const changed: PlaceStep | undefined = transaction.getMeta(placesKey)
            if (changed === undefined && (places.size === 0 || !transaction.docChanged)) return places
            const next = new Map([...places].map(([id, place]) => [id, place.map(transaction.mapping)]))
            if (changed?.place) next.set(changed.id, changed.place)
            else if (changed) next.delete(changed.id)
            return next
          },
        },
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
