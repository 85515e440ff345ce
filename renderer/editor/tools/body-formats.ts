import type { ChainedCommands, Editor } from '@tiptap/core'
import {
  Bold,
  BookOpenText,
  Code,
  Heading2,
  Heading3,
  Heading4,
  Image,
  Italic,
  Link,
  List,
  ListOrdered,
  ListTree,
  type LucideIcon,
  MessageSquareQuote,
  Quote,
  SquareCode,
  SquarePlay,
  Table,
} from 'lucide-react'
import { toggleDefinitionList } from '../schema/definition-keys.ts'
import { insertTable } from '../schema/table-commands.ts'
import type { FormatName } from './format-keys.ts'
import { type FormatsAt, isInside, isMarkedAs } from './formats-at.ts'

/** One tool of the toolbar. */
export interface BodyFormat {
  readonly name: FormatName
  readonly Icon: LucideIcon
  /** Whether the words at the caret have it; absent for what is only put there. */
  readonly isOn?: (formats: FormatsAt) => boolean
  readonly run: (editor: Editor) => void
}

function chained(change: (chain: ChainedCommands) => ChainedCommands): (editor: Editor) => void {
  return editor => {
    change(editor.chain().focus()).run()
  }
}

function heading(level: 2 | 3 | 4, Icon: LucideIcon): BodyFormat {
  return {
    name: `heading${level}`,
    Icon,
    isOn: formats => formats.block === 'heading' && formats.level === level,
    run: chained(chain => chain.toggleHeading({ level })),
  }
}

function mark(name: FormatName, type: string, Icon: LucideIcon): BodyFormat {
  return {
    name,
    Icon,
    isOn: formats => isMarkedAs(formats, type),
    run: chained(chain => chain.toggleMark(type)),
  }
}

/** All tools, group by group. Where there is not room for all of them, those at the end go into a menu. */
export const bodyFormats: readonly (readonly BodyFormat[])[] = [
  [heading(2, Heading2), heading(3, Heading3)],
  [
    mark('bold', 'bold', Bold),
    mark('italic', 'italic', Italic),
    {
      name: 'link',
      Icon: Link,
      isOn: formats => isMarkedAs(formats, 'link'),
      run: editor => editor.storage.bodyRequests.ask('link'),
    },
  ],
  [
    {
      name: 'bulletList',
      Icon: List,
      isOn: formats => isInside(formats, 'bulletList'),
      run: chained(chain => chain.toggleBulletList()),
    },
    {
      name: 'orderedList',
      Icon: ListOrdered,
      isOn: formats => isInside(formats, 'orderedList'),
      run: chained(chain => chain.toggleOrderedList()),
    },
    {
      name: 'quote',
      Icon: Quote,
      isOn: formats => isInside(formats, 'blockquote'),
      run: chained(chain => chain.toggleBlockquote()),
    },
  ],
  [
    { name: 'picture', Icon: Image, run: editor => editor.storage.bodyRequests.ask('picture') },
    {
      name: 'table',
      Icon: Table,
      run: editor => {
        insertTable(3, 3)(editor.state, editor.view.dispatch)
        editor.view.focus()
      },
    },
    { name: 'video', Icon: SquarePlay, run: editor => editor.storage.bodyRequests.ask('video') },
  ],
  [
    mark('code', 'code', Code),
    {
      name: 'codeBlock',
      Icon: SquareCode,
      isOn: formats => isInside(formats, 'codeBlock'),
      run: chained(chain => chain.toggleCodeBlock()),
    },
    mark('cite', 'cite', BookOpenText),
    mark('inlineQuote', 'inlineQuote', MessageSquareQuote),
    {
      name: 'definitionList',
      Icon: ListTree,
      isOn: formats => isInside(formats, 'definitionList'),
      run: editor => {
        toggleDefinitionList(editor.state, editor.view.dispatch)
        editor.view.focus()
      },
    },
    heading(4, Heading4),
  ],
]
