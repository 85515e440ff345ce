import type { Editor } from '@tiptap/react'
import { clsx } from 'clsx'
import {
  ArrowDownToLine,
  ArrowLeftToLine,
  ArrowRightToLine,
  ArrowUpToLine,
  Captions,
  Check,
  type LucideIcon,
  PanelTop,
  Sheet,
  TableCellsMerge,
  TableCellsSplit,
  Trash2,
} from 'lucide-react'
import { Button, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components'
import { useText } from '../../i18n/index.ts'
import {
  hasCaption,
  hasHeaderRow,
  type TableCommandName,
  tableAround,
  tableCommands,
} from '../schema/table-commands.ts'

const groups: readonly (readonly (readonly [TableCommandName, LucideIcon])[])[] = [
  [
    ['rowAbove', ArrowUpToLine],
    ['rowBelow', ArrowDownToLine],
    ['columnBefore', ArrowLeftToLine],
    ['columnAfter', ArrowRightToLine],
  ],
  [
    ['headerRow', PanelTop],
    ['caption', Captions],
  ],
  [
    ['mergeCells', TableCellsMerge],
    ['splitCell', TableCellsSplit],
  ],
  [
    ['removeRow', Trash2],
    ['removeColumn', Trash2],
    ['deleteTable', Trash2],
  ],
]

/** What can be done to the table around the caret. */
export function TableMenu({ editor }: { editor: Editor }) {
  const { rich } = useText()
  return (
    <MenuTrigger>
      <Button className="icon-button table-menu-button" aria-label={rich.tableMenu}>
        <Sheet aria-hidden />
      </Button>
      <Popover className="menu-popover" offset={4}>
        <TableMenuItems editor={editor} />
      </Popover>
    </MenuTrigger>
  )
}

/** Read when the menu opens: what can be done depends on the cells that are chosen. */
function TableMenuItems({ editor }: { editor: Editor }) {
  const { rich } = useText()
  const table = tableAround(editor.state)?.table
  const disabled = groups.flat().flatMap(([name]) => (tableCommands[name](editor.state) ? [] : [name]))
  const isOn = (name: TableCommandName) =>
    table !== undefined &&
    ((name === 'headerRow' && hasHeaderRow(table)) || (name === 'caption' && hasCaption(table)))
  return (
    <Menu
      className="menu"
      aria-label={rich.tableMenu}
      disabledKeys={disabled}
      onAction={chosen => {
        const command = groups.flat().find(([name]) => name === chosen)?.[0]
        if (command === undefined) return
        // When the menu is gone the text can take the focus.
        requestAnimationFrame(() => {
          tableCommands[command](editor.state, editor.view.dispatch)
          editor.view.focus()
        })
      }}
    >
      {groups.map(group => (
        <MenuSection key={group[0]?.[0]} className="menu-section" aria-label={rich.tableMenu}>
          {group.map(([name, Icon]) => (
            <MenuItem key={name} id={name} className="menu-item" textValue={rich.tableCommands[name]}>
              <Icon aria-hidden />
              <span className="menu-item-text">{rich.tableCommands[name]}</span>
              <Check aria-hidden className={clsx('menu-item-check', isOn(name) && 'format-is-on')} />
            </MenuItem>
          ))}
        </MenuSection>
      ))}
    </Menu>
  )
}
