import { ChevronDown, Plus } from 'lucide-react'
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import type { ItemType } from '#shared/content/item-type.ts'
import type { CommandId } from '#shared/ipc/commands.ts'
import type { Me } from '#shared/sync/me.ts'
import { acceleratorOf } from '../../commands/index.ts'
import { useText } from '../../i18n/index.ts'
import { TypeIcon } from '../../lists/item-title.tsx'
import { Button } from '../../ui/button.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { creatableTypes, mayWrite, useNewItem } from './new-item.ts'
import '../../ui/menu.css'

/** The command that starts an item of a type, where there is one. */
const startedBy: Partial<Record<ItemType, CommandId>> = { news: 'draft.newNews' }

/** **New…**: what this account can start; absent for one that may not write. */
export function NewItemMenu({ me }: { me: Me }) {
  const text = useText()
  const start = useNewItem()
  if (!mayWrite(me)) return null
  return (
    <MenuTrigger>
      <Button variant="primary" icon={<Plus aria-hidden />}>
        {text.drafts.new}
        <ChevronDown aria-hidden />
      </Button>
      <Popover className="menu-popover" placement="bottom end" offset={4}>
        <Menu
          className="menu"
          onAction={key => {
            const type = creatableTypes.find(candidate => candidate === key)
            if (type) start(type)
          }}
        >
          {creatableTypes.map(type => {
            const command = startedBy[type]
            const accelerator = command === undefined ? null : acceleratorOf(command)
            return (
              <MenuItem key={type} id={type} className="menu-item" textValue={text.types.names[type]}>
                <TypeIcon type={type} />
                <span className="menu-item-text">{text.types.names[type]}</span>
                {accelerator !== null && <KeyHint accelerator={accelerator} />}
              </MenuItem>
            )
          })}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
