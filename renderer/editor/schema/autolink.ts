import { Extension } from '@tiptap/core'
import { closeHistory } from '@tiptap/pm/history'
import type { MarkType, Node, ResolvedPos } from '@tiptap/pm/model'
import { Plugin, type Transaction } from '@tiptap/pm/state'

/** A web address at the end of a text, as people type it. */
const typedAddress = /(?:^|[\s(“"‘'])((?:https?:\/\/|www\.)[^\s<>“”"]+)$/i
/** What stands behind an address in a sentence and is no part of it. */
const endOfSentence = /[.,;:!?…'’"”]+$/

interface TypedAddress {
  readonly from: number
  readonly to: number
  readonly href: string
}

function withoutEnd(address: string): string {
  const bare = address.replace(endOfSentence, '')
  // A closing bracket belongs to an address that has an opening one: many of Wikipedia's do.
  return bare.endsWith(')') && !bare.includes('(') ? withoutEnd(bare.slice(0, -1)) : bare
}

/** The address that was typed right before a place in a text block; null where none was. */
function addressBefore($at: ResolvedPos): TypedAddress | null {
  const block: Node = $at.parent
  if (!block.isTextblock || block.type.spec.code === true) return null
  const before = block.textBetween(0, $at.parentOffset, null, '￼')
  const typed = typedAddress.exec(before)?.[1]
  if (typed === undefined) return null
  const address = withoutEnd(typed)
  const href = /^www\./i.test(address) ? `https://${address}` : address
  if (!URL.canParse(href) || !new URL(href).host.includes('.')) return null
  const from = $at.start() + before.length - typed.length
  return { from, to: from + address.length, href }
}

/** Links the address before a place in a change, unless it is one already, or code. */
function linkBefore(change: Transaction, at: number, link: MarkType): boolean {
  const address = addressBefore(change.doc.resolve(at))
  if (address === null || change.doc.rangeHasMark(address.from, address.to, link)) return false
  const code = link.schema.marks['code']
  if (code && change.doc.rangeHasMark(address.from, address.to, code)) return false
  change.addMark(address.from, address.to, link.create({ href: address.href })).removeStoredMark(link)
  return true
}

/** Makes a link of an address as soon as a space or a new line follows it; undo takes back the link alone. */
export const Autolink = Extension.create({
  name: 'autolink',
  // Before the keys that split a block.
  priority: 1100,

  addKeyboardShortcuts() {
    return {
      Enter: () => {
        const link = this.editor.schema.marks['link']
        const { state, view } = this.editor
        const change = state.tr
        if (link && state.selection.empty && linkBefore(change, state.selection.from, link)) {
          view.dispatch(change)
        }
        return false
      },
    }
  },

  addProseMirrorPlugins() {
    const link = this.editor.schema.marks['link']
    if (!link) return []
    return [
      new Plugin({
        props: {
          handleTextInput: (view, from, to, text) => {
            if (text !== ' ' || from !== to || view.composing) return false
            const typed = view.state.tr.insertText(text, from, to)
            if (addressBefore(view.state.doc.resolve(from)) === null) return false
            view.dispatch(typed)
            const change = view.state.tr
            // A change of its own, so that undo leaves the words and takes back the link.
            if (linkBefore(change, from, link)) view.dispatch(closeHistory(change))
            return true
          },
        },
      }),
    ]
  },
})
