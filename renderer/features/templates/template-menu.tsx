import { Ellipsis } from 'lucide-react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { useText } from '../../i18n/index.ts'
import type { Template } from '../../library/index.ts'
import { templateName } from './template-name.ts'
import '../../ui/menu.css'

interface TemplateMenuProps {
  readonly template: Template
  readonly onRename: () => void
  readonly onDuplicate: () => void
  readonly onDelete: () => void
  readonly onRestore: () => void
}

/** What else can be done with a template. */
export function TemplateMenu({ template, ...does }: TemplateMenuProps) {
  const text = useText()
  const { templates: words } = text
  const entries = [
    { id: 'rename', label: words.rename, run: does.onRename },
    { id: 'duplicate', label: words.duplicate, run: does.onDuplicate },
    ...(template.isChanged ? [{ id: 'restore', label: words.restore, run: does.onRestore }] : []),
    { id: 'delete', label: words.delete, run: does.onDelete },
  ]
  return (
    <MenuTrigger>
      <Button className="icon-button" aria-label={words.actionsOn({ name: templateName(template, text) })}>
        <Ellipsis aria-hidden />
      </Button>
      <Popover className="menu-popover" placement="bottom end" offset={4}>
        <Menu className="menu">
          {entries.map(({ id, label, run }) => (
            <MenuItem key={id} id={id} className="menu-item" textValue={label} onAction={run}>
              <span className="menu-item-text">{label}</span>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
