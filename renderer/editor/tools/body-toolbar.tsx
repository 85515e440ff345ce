import { type Editor, useEditorState } from '@tiptap/react'
import { clsx } from 'clsx'
import { Check, Ellipsis, Redo2, Undo2 } from 'lucide-react'
import { Fragment, type RefObject, useEffect, useRef } from 'react'
import {
  Button,
  Group,
  Menu,
  MenuItem,
  MenuTrigger,
  Popover,
  Separator,
  ToggleButton,
  Toolbar,
  Tooltip,
  TooltipTrigger,
} from 'react-aria-components'
import { useText } from '../../i18n/index.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { useRoom } from '../use-room.ts'
import { type BodyFormat, bodyFormats } from './body-formats.ts'
import { formatKeys } from './format-keys.ts'
import { type FormatsAt, formatsAt, isInside } from './formats-at.ts'
import { TableMenu } from './table-menu.tsx'
import '../../ui/menu.css'
import './body-toolbar.css'

interface FormatProps {
  readonly format: BodyFormat
  readonly editor: Editor
  readonly isOn: boolean
}

/** A format that the words at the caret have or have not, or something that can be put there. */
function Format({ format: { name, Icon, isOn: reads, run }, editor, isOn }: FormatProps) {
  const { rich } = useText()
  const label = rich.formats[name]
  if (reads === undefined) {
    return (
      <IconButton
        label={label}
        icon={<Icon aria-hidden />}
        accelerator={formatKeys[name]}
        preventFocusOnPress
        onPress={() => run(editor)}
      />
    )
  }
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      <ToggleButton
        aria-label={label}
        className="format-button"
        isSelected={isOn}
        onChange={() => run(editor)}
        preventFocusOnPress
      >
        <Icon aria-hidden />
      </ToggleButton>
      <Tooltip className="tooltip" offset={6}>
        {label}
        <KeyHint accelerator={formatKeys[name]} />
      </Tooltip>
    </TooltipTrigger>
  )
}

/** Widths in rem: a tool; what parts two groups; and the tools that are always there, with the menu for the others. */
const room = { tool: 1.8125, betweenGroups: 1, fixed: 8 }

/** How many groups have room, and how many tools of the next one; the rest goes into the menu. */
function shownIn(width: number | null): readonly (readonly BodyFormat[])[] {
  if (width === null) return bodyFormats
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  let left = width / rem - room.fixed
  return bodyFormats.map((group, index) => {
    if (index > 0) left -= room.betweenGroups
    const count = Math.max(0, Math.min(group.length, Math.floor(left / room.tool)))
    // Once a tool has no room, nothing that comes after it is shown before it.
    left = count < group.length ? 0 : left - count * room.tool
    return group.slice(0, count)
  })
}

/** The keys between the text and its tools: the text asks for them, Escape goes back to it. */
function useToolsKeys(editor: Editor, holder: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const requests = editor.storage.bodyRequests
    const tools = holder.current
    const goBack = (event: KeyboardEvent) => {
      const isHere = event.target instanceof Node && tools?.contains(event.target) === true
      if (!isHere) return
      if (event.key === 'Escape') editor.commands.focus()
      if (event.key !== 'Home' && event.key !== 'End') return
      const all = [...(tools?.querySelectorAll<HTMLElement>('button:not([disabled])') ?? [])]
      event.preventDefault()
      all.at(event.key === 'Home' ? 0 : -1)?.focus()
    }
    // Before the tooltip of a tool, which would take the first Escape for itself.
    window.addEventListener('keydown', goBack, true)
    const forget = requests.subscribe(() => {
      if (requests.current() !== 'tools') return
      requests.ask(null)
      tools?.querySelector<HTMLElement>('button:not([disabled])')?.focus()
    })
    return () => {
      forget()
      window.removeEventListener('keydown', goBack, true)
    }
  }, [editor, holder])
}

/** What can be done to the words at the caret; arrow keys, Home and End move through it, Escape goes back to the text. */
export function BodyToolbar({ editor }: { editor: Editor }) {
  const { rich, editor: text } = useText()
  const at = useEditorState({ editor, selector: ({ editor: current }) => formatsAt(current.state) })
  const holder = useRef<HTMLDivElement>(null)
  const shown = shownIn(useRoom(holder))
  const hidden = bodyFormats.flatMap((group, index) => group.slice(shown[index]?.length ?? 0))
  const chain = () => editor.chain().focus()
  useToolsKeys(editor, holder)
  return (
    <div ref={holder} className="body-toolbar-room">
      <Toolbar aria-label={text.toolbar} className="body-toolbar">
        {shown.map((group, index) => {
          if (group.length === 0) return null
          return (
            <Fragment key={bodyFormats[index]?.[0]?.name}>
              {index > 0 && <Separator orientation="vertical" className="format-separator" />}
              <Group className="format-group">
                {group.map(format => (
                  <Format
                    key={format.name}
                    format={format}
                    editor={editor}
                    isOn={format.isOn?.(at) ?? false}
                  />
                ))}
              </Group>
            </Fragment>
          )
        })}
        {hidden.length > 0 && <MoreFormats editor={editor} formats={hidden} at={at} />}
        {isInside(at, 'table') && <TableMenu editor={editor} />}
        <Separator orientation="vertical" className="format-separator" />
        <Group className="format-group">
          <IconButton
            label={rich.formats.undo}
            icon={<Undo2 aria-hidden />}
            accelerator={formatKeys.undo}
            isDisabled={!at.canUndo}
            preventFocusOnPress
            onPress={() => chain().undo().run()}
          />
          <IconButton
            label={rich.formats.redo}
            icon={<Redo2 aria-hidden />}
            accelerator={formatKeys.redo}
            isDisabled={!at.canRedo}
            preventFocusOnPress
            onPress={() => chain().redo().run()}
          />
        </Group>
      </Toolbar>
    </div>
  )
}

interface MoreFormatsProps {
  readonly editor: Editor
  readonly formats: readonly BodyFormat[]
  readonly at: FormatsAt
}

/** The tools that have no room in the toolbar. */
function MoreFormats({ editor, formats, at }: MoreFormatsProps) {
  const { rich } = useText()
  return (
    <MenuTrigger>
      <Button className="icon-button" aria-label={rich.more}>
        <Ellipsis aria-hidden />
      </Button>
      <Popover className="menu-popover" offset={4}>
        <Menu
          className="menu"
          aria-label={rich.more}
          onAction={name => {
            const chosen = formats.find(format => format.name === name)
            // When the menu is gone the text, or a dialog, can take the focus.
            requestAnimationFrame(() => chosen?.run(editor))
          }}
        >
          {formats.map(({ name, Icon, isOn }) => (
            <MenuItem key={name} id={name} className="menu-item" textValue={rich.formats[name]}>
              <Icon aria-hidden />
              <span className="menu-item-text">{rich.formats[name]}</span>
              <Check aria-hidden className={clsx('menu-item-check', isOn?.(at) && 'format-is-on')} />
              <KeyHint accelerator={formatKeys[name]} />
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
