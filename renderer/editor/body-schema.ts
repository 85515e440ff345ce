import { Extension, type Extensions, textblockTypeInputRule } from '@tiptap/core'
import { StarterKit } from '@tiptap/starter-kit'
import { CiteMark, InlineQuoteMark, Picture } from './inline-elements.ts'
import { KeptAsIs } from './kept-as-is.ts'
import { LinkMark } from './link-mark.ts'

/** Where a block quote was taken from. */
const QuoteSource = Extension.create({
  name: 'quoteSource',
  addGlobalAttributes: () => [{ types: ['blockquote'], attributes: { cite: { default: null } } }],
})

/** The page's title is the only first-level heading: where a habit asks for one, it becomes a second-level heading. */
const LowerFirstHeading = Extension.create({
  name: 'lowerFirstHeading',
  priority: 1000,
  addInputRules() {
    const { heading } = this.editor.schema.nodes
    return heading
      ? [textblockTypeInputRule({ find: /^#\s$/, type: heading, getAttributes: { level: 2 } })]
      : []
  },
  addKeyboardShortcuts() {
    return { 'Mod-Alt-1': () => this.editor.commands.toggleHeading({ level: 2 }) }
  },
})

/** Ctrl+Shift+K: Ctrl+K opens the command palette everywhere. */
const LinkKey = Extension.create<{ onLink: () => void }>({
  name: 'linkKey',
  addOptions: () => ({ onLink: () => undefined }),
  addKeyboardShortcuts() {
    return {
      'Mod-Shift-k': () => {
        this.options.onLink()
        return true
      },
    }
  },
})

/**
 * What the editor can write: the part of the portal's HTML that is text. Everything else is kept as it is.
 * `keptLabel` is the caption of a kept block; `onLink` is asked for by the key for a link.
 */
export function bodyExtensions(keptLabel: string, onLink: () => void = () => undefined): Extensions {
  return [
    StarterKit.configure({
      heading: { levels: [1, 2, 3, 4, 5, 6] },
      link: false,
      strike: false,
      underline: false,
      horizontalRule: false,
      trailingNode: false,
      dropcursor: { class: 'drop-cursor', color: false },
    }),
    LinkMark,
    CiteMark,
    InlineQuoteMark,
    Picture,
    QuoteSource,
    KeptAsIs.configure({ label: keptLabel }),
    LowerFirstHeading,
    LinkKey.configure({ onLink }),
  ]
}
