import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey, type Selection, type SelectionBookmark, type Transaction } from '@tiptap/pm/state'
import type { Mappable } from '@tiptap/pm/transform'
import type { EditorView } from '@tiptap/pm/view'

/** What will come: words go into the place itself, a block goes behind the text around it. */
type Coming = 'words' | 'block'

interface Held {
  readonly coming: Coming
  readonly at: SelectionBookmark
  readonly isCaret: boolean
  /** Whether somebody has written or gone elsewhere in the text since. */
  readonly isLeft: boolean
}

/** By number: the later one was remembered later. */
type Places = ReadonlyMap<number, Held>

type Step =
  | { readonly kind: 'remember'; readonly id: number; readonly held: Held }
  | { readonly kind: 'fill'; readonly id: number; readonly behind: SelectionBookmark }
  | { readonly kind: 'end'; readonly id: number }

const placesKey = new PluginKey<Places>('latePlaces')

/** What is typed at a caret stands behind what was to come there. */
function aheadOf(mapping: Mappable): Mappable {
  return {
    map: position => mapping.map(position, -1),
    mapResult: position => mapping.mapResult(position, -1),
  }
}

/** Whether both would come to the same place: the later one has to go behind the other. */
function meet(one: Held, other: Held, doc: Node): boolean {
  if (one.coming !== other.coming) return false
  const [at, beside] = [one.at.resolve(doc), other.at.resolve(doc)]
  const isBehindSameText =
    one.coming === 'block' && at.$from.parent.isTextblock && at.$from.sameParent(beside.$from)
  return at.eq(beside) || isBehindSameText
}

function moved(places: Places, change: Transaction): Places {
  const step: Step | undefined = change.getMeta(placesKey)
  const isPersons = step === undefined && (change.docChanged || change.selectionSet)
  if (step === undefined && !isPersons) return places
  const filled = step?.kind === 'fill' ? places.get(step.id) : undefined
  const next = new Map(
    [...places].map(([id, held]): [number, Held] => {
      if (step?.kind === 'fill' && filled && id > step.id && meet(held, filled, change.before)) {
        return [id, { ...held, at: step.behind, isCaret: held.coming === 'words' }]
      }
      const at = held.at.map(held.isCaret ? aheadOf(change.mapping) : change.mapping)
      return [id, { ...held, at, isLeft: held.isLeft || isPersons }]
    }),
  )
  if (step?.kind === 'remember') next.set(step.id, step.held)
  else if (step) next.delete(step.id)
  return next
}

/** Keeps the places in a text for what is under way to them: they move with what is written meanwhile. */
export const LatePlaces = Extension.create({
  name: 'latePlaces',
  addProseMirrorPlugins: () => [
    new Plugin<Places>({
      key: placesKey,
      state: {
        init: () => new Map(),
        apply: (change, places) =>
          places.size === 0 && change.getMeta(placesKey) === undefined ? places : moved(places, change),
      },
    }),
  ],
})

/** Where something will go that is under way. */
export interface LatePlace {
  /** The place in the text as it is now; null where the text is closed, or the place was filled or given up. */
  readonly selection: () => Selection | null
  /** Whether somebody has written or gone elsewhere since, in the text or out of it: the caret and the view are theirs then. */
  readonly isLeft: () => boolean
  /** Puts what has come, as `change` does; `behind` is where the next one goes that was to come to the same place. */
  readonly fill: (change: Transaction, behind: Selection) => void
  /** Nothing comes any more. */
  readonly end: () => void
}

let lastId = 0

/** Remembers where the caret is now, or what is selected. */
export function rememberPlace(view: EditorView, coming: Coming): LatePlace {
  lastId += 1
  const id = lastId
  const { selection } = view.state
  const dispatch = (change: Transaction, step: Step) => view.dispatch(change.setMeta(placesKey, step))
  const held = () => (view.isDestroyed ? undefined : placesKey.getState(view.state)?.get(id))
  dispatch(view.state.tr.setMeta('addToHistory', false), {
    kind: 'remember',
    id,
    held: { coming, at: selection.getBookmark(), isCaret: selection.empty, isLeft: false },
  })
  return {
    selection: () => held()?.at.resolve(view.state.doc) ?? null,
    isLeft: () => held()?.isLeft !== false || !view.hasFocus(),
    fill: (change, behind) => dispatch(change, { kind: 'fill', id, behind: behind.getBookmark() }),
    end: () => {
      if (held() !== undefined) dispatch(view.state.tr.setMeta('addToHistory', false), { kind: 'end', id })
    },
  }
}
