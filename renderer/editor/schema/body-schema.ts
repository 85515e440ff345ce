import { Extension, type Extensions, textblockTypeInputRule } from '@tiptap/core'
import { StarterKit } from '@tiptap/starter-kit'
import { BodyCardStore } from '../cards/body-cards.ts'
import { RequestKeys } from '../dialogs/body-requests.ts'
import { PictureFiles } from '../dialogs/picture-intake.ts'
import { PasteFromElsewhere } from '../paste/paste-from-elsewhere.ts'
import { Autolink } from './autolink.ts'
import { BareCode, CodeMark } from './code-formats.ts'
import { DefinitionKeys } from './definition-keys.ts'
import { Definition, DefinitionList, DefinitionTerm } from './definition-list.ts'
import { CiteMark, InlineQuoteMark } from './inline-marks.ts'
import { KeptAsIs } from './kept-as-is.ts'
import { LatePlaces } from './late-place.ts'
import { LinkMark } from './link-mark.ts'
import { ListItem, WrappedText } from './list-item.ts'
import { MoveBlock } from './move-block.ts'
import { InlinePicture, PictureBlock } from './picture-nodes.ts'
import { TableEditing } from './table-commands.ts'
import { Table, TableCaption, TableCell, TableGrid, TableHeader, TableRow } from './table-nodes.ts'
import { textAttributes } from './text-attributes.ts'
import { Video } from './video-node.ts'

/** Where a block quote was taken from. */
const QuoteSource = Extension.create({
  name: 'quoteSource',
  addGlobalAttributes: () => [{ types: ['blockquote'], attributes: textAttributes('cite') }],
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

/**
 * What the editor can write: the HTML that the portal accepts. What could not be given back whole is kept as it is.
 * Dialogs and cards come from the page, through `editor.storage`: see `BodyRequests` and `BodyCards`.
 */
export function bodyExtensions(): Extensions {
  return [
    StarterKit.configure({
      heading: { levels: [1, 2, 3, 4, 5, 6] },
      code: false,
      listItem: false,
      link: false,
      strike: false,
      underline: false,
      horizontalRule: false,
      trailingNode: false,
      dropcursor: { class: 'drop-cursor', color: false },
    }),
    ListItem,
    WrappedText,
    CodeMark,
    BareCode,
    LinkMark,
    Autolink,
    CiteMark,
    InlineQuoteMark,
    QuoteSource,
    DefinitionList,
    DefinitionTerm,
    Definition,
    DefinitionKeys,
    Table,
    TableCaption,
    TableGrid,
    TableRow,
    TableHeader,
    TableCell,
    TableEditing,
    PictureBlock,
    InlinePicture,
    Video,
    KeptAsIs,
    BodyCardStore,
    LatePlaces,
    PictureFiles,
    MoveBlock,
    PasteFromElsewhere,
    LowerFirstHeading,
    RequestKeys,
  ]
}
