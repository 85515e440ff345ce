import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { positionOf, textOfLines } from './plain-lines.ts'

/** A place of a text that is marked. Offsets are UTF-16 units. */
export interface MarkedPlace {
  readonly from: number
  readonly to: number
  /** The one that a person is at. */
  readonly isCurrent: boolean
}

const key = new PluginKey<DecorationSet>('marked places')

/** Marks places in a document of lines; between two looks at the text they move along with it. */
export function placeMarks(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (transaction, marks) => {
        const places: readonly MarkedPlace[] | undefined = transaction.getMeta(key)
        if (places === undefined) return marks.map(transaction.mapping, transaction.doc)
        const text = textOfLines(transaction.doc)
        return DecorationSet.create(
          transaction.doc,
          places.map(({ from, to, isCurrent }) =>
            Decoration.inline(positionOf(text, from), positionOf(text, to), {
              nodeName: 'mark',
              class: isCurrent ? 'marked-place marked-place-current' : 'marked-place',
            }),
          ),
        )
      },
    },
    props: { decorations: state => key.getState(state) },
  })
}

/** Says which places are marked from now on. */
export function markPlaces(transaction: Transaction, places: readonly MarkedPlace[]): Transaction {
  return transaction.setMeta(key, places)
}
