import { Mark } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { isAllowedLink } from '#shared/content/allowed-html.ts'
import { textAttributes } from './text-attributes.ts'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    deskLink: {
      /** Links the selected words; refuses an address that may not stand in a link. */
      setDeskLink: (href: string) => ReturnType
      unsetDeskLink: () => ReturnType
    }
  }
}

const webAddress = /^https?:\/\/\S+$/i

/** A link with the attributes that the portal keeps and no others: no target, no rel, no class. */
export const LinkMark = Mark.create({
  name: 'link',
  priority: 1000,
  inclusive: false,

  addAttributes() {
    return textAttributes('href', 'title', 'hreflang')
  },

  parseHTML() {
    return [
      {
        tag: 'a[href]',
        getAttrs: element => (isAllowedLink(element.getAttribute('href') ?? '') ? null : false),
      },
    ]
  },

  renderHTML({ HTMLAttributes }) {
    return ['a', HTMLAttributes, 0]
  },

  addCommands() {
    return {
      setDeskLink:
        href =>
        ({ commands }) =>
          isAllowedLink(href) && commands.extendMarkRange(this.name) && commands.setMark(this.name, { href }),
      unsetDeskLink:
        () =>
        ({ commands }) =>
          commands.unsetMark(this.name, { extendEmptyMarkRange: true }),
    }
  },

  addProseMirrorPlugins() {
    const type = this.type
    return [
      new Plugin({
        props: {
          // An address pasted over chosen words links them: what one expects from every good writing program.
          handlePaste: (view, event) => {
            const text = event.clipboardData?.getData('text/plain').trim() ?? ''
            const { empty, from, to } = view.state.selection
            if (empty || !webAddress.test(text)) return false
            view.dispatch(view.state.tr.addMark(from, to, type.create({ href: text })))
            return true
          },
        },
      }),
    ]
  },
})
