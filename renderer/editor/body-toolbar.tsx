import { type Editor, useEditorState } from '@tiptap/react'
import {
  Bold,
  Code,
  Heading2,
  Heading3,
  Italic,
  Link,
  List,
  ListOrdered,
  type LucideIcon,
  Quote,
  Redo2,
  Undo2,
} from 'lucide-react'
import { Group, Separator, ToggleButton, Toolbar, Tooltip, TooltipTrigger } from 'react-aria-components'
import { useText } from '../i18n/index.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { KeyHint } from '../ui/key-hint.tsx'
import { formatKeys } from './format-keys.ts'
import './body-toolbar.css'

interface FormatProps {
  readonly label: string
  readonly Icon: LucideIcon
  readonly accelerator: string
  readonly isOn: boolean
  readonly onPress: () => void
}

/** A format that the words at the caret have or have not. */
function Format({ label, Icon, accelerator, isOn, onPress }: FormatProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      <ToggleButton
        aria-label={label}
        className="format-button"
        isSelected={isOn}
        onChange={onPress}
        preventFocusOnPress
      >
        <Icon aria-hidden />
      </ToggleButton>
      <Tooltip className="tooltip" offset={6}>
        {label}
        <KeyHint accelerator={accelerator} />
      </Tooltip>
    </TooltipTrigger>
  )
}

function formatsAt({ editor }: { editor: Editor }) {
  return {
    heading2: editor.isActive('heading', { level: 2 }),
    heading3: editor.isActive('heading', { level: 3 }),
    bold: editor.isActive('bold'),
    italic: editor.isActive('italic'),
    link: editor.isActive('link'),
    bulletList: editor.isActive('bulletList'),
    orderedList: editor.isActive('orderedList'),
    quote: editor.isActive('blockquote'),
    code: editor.isActive('code') || editor.isActive('codeBlock'),
    canUndo: editor.can().undo(),
    canRedo: editor.can().redo(),
  }
}

interface BodyToolbarProps {
  readonly editor: Editor
  readonly onLink: () => void
}

/** What can be done to the words at the caret; arrow keys move through it. */
export function BodyToolbar({ editor, onLink }: BodyToolbarProps) {
  const { editor: text } = useText()
  const on = useEditorState({ editor, selector: formatsAt })
  const chain = () => editor.chain().focus()
  return (
    <Toolbar aria-label={text.toolbar} className="body-toolbar">
      <Group className="format-group">
        <Format
          label={text.heading2}
          Icon={Heading2}
          accelerator={formatKeys.heading2}
          isOn={on.heading2}
          onPress={() => chain().toggleHeading({ level: 2 }).run()}
        />
        <Format
          label={text.heading3}
          Icon={Heading3}
          accelerator={formatKeys.heading3}
          isOn={on.heading3}
          onPress={() => chain().toggleHeading({ level: 3 }).run()}
        />
      </Group>
      <Separator orientation="vertical" className="format-separator" />
      <Group className="format-group">
        <Format
          label={text.bold}
          Icon={Bold}
          accelerator={formatKeys.bold}
          isOn={on.bold}
          onPress={() => chain().toggleBold().run()}
        />
        <Format
          label={text.italic}
          Icon={Italic}
          accelerator={formatKeys.italic}
          isOn={on.italic}
          onPress={() => chain().toggleItalic().run()}
        />
        <Format label={text.link} Icon={Link} accelerator={formatKeys.link} isOn={on.link} onPress={onLink} />
        <Format
          label={text.code}
          Icon={Code}
          accelerator={formatKeys.code}
          isOn={on.code}
          onPress={() => chain().toggleCode().run()}
        />
      </Group>
      <Separator orientation="vertical" className="format-separator" />
      <Group className="format-group">
        <Format
          label={text.bulletList}
          Icon={List}
          accelerator={formatKeys.bulletList}
          isOn={on.bulletList}
          onPress={() => chain().toggleBulletList().run()}
        />
        <Format
          label={text.orderedList}
          Icon={ListOrdered}
          accelerator={formatKeys.orderedList}
          isOn={on.orderedList}
          onPress={() => chain().toggleOrderedList().run()}
        />
        <Format
          label={text.quote}
          Icon={Quote}
          accelerator={formatKeys.quote}
          isOn={on.quote}
          onPress={() => chain().toggleBlockquote().run()}
        />
      </Group>
      <Separator orientation="vertical" className="format-separator" />
      <Group className="format-group">
        <IconButton
          label={text.undo}
          icon={<Undo2 aria-hidden />}
          accelerator={formatKeys.undo}
          isDisabled={!on.canUndo}
          preventFocusOnPress
          onPress={() => chain().undo().run()}
        />
        <IconButton
          label={text.redo}
          icon={<Redo2 aria-hidden />}
          accelerator={formatKeys.redo}
          isDisabled={!on.canRedo}
          preventFocusOnPress
          onPress={() => chain().redo().run()}
        />
      </Group>
    </Toolbar>
  )
}
