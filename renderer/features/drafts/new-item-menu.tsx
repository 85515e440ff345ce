import { ChevronDown, LayoutTemplate, Plus } from 'lucide-react'
import { Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components'
import { type NewItemKind, newItemKinds } from '#shared/content/new-item.ts'
import type { CommandId } from '#shared/ipc/commands.ts'
import type { Me } from '#shared/sync/me.ts'
import { acceleratorOf, runCommand } from '../../commands/index.ts'
import { useText } from '../../i18n/index.ts'
import { KindIcon } from '../../lists/item-title.tsx'
import { Button } from '../../ui/button.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { mayWrite, useNewItem } from './new-item.ts'
import '../../ui/menu.css'

/** The command that starts each kind. */
const startedBy = {
  news: 'draft.newNews',
  event: 'draft.newEvent',
  solution: 'draft.newSolution',
  document: 'draft.newDocument',
  case_study: 'draft.newCaseStudy',
} as const satisfies Record<NewItemKind, CommandId>

function CommandHint({ command }: { command: CommandId }) {
  const accelerator = acceleratorOf(command)
  return accelerator !== null && <KeyHint accelerator={accelerator} />
}

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
        <Menu className="menu">
          <MenuSection className="menu-section" aria-label={text.drafts.newKinds}>
            {newItemKinds.map(kind => (
              <MenuItem
                key={kind}
                id={kind}
                className="menu-item"
                textValue={text.templates.kinds[kind]}
                onAction={() => start(kind)}
              >
                <KindIcon kind={kind} />
                <span className="menu-item-text">{text.templates.kinds[kind]}</span>
                <CommandHint command={startedBy[kind]} />
              </MenuItem>
            ))}
          </MenuSection>
          <MenuSection className="menu-section" aria-label={text.templates.title}>
            <MenuItem
              id="from-template"
              className="menu-item"
              textValue={text.templates.fromTemplate}
              onAction={() => runCommand('draft.fromTemplate')}
            >
              <LayoutTemplate aria-hidden />
              <span className="menu-item-text">{text.templates.fromTemplate}</span>
              <CommandHint command="draft.fromTemplate" />
            </MenuItem>
            <MenuItem
              id="templates"
              className="menu-item"
              textValue={text.templates.manage}
              onAction={() => runCommand('go.templates')}
            >
              <span className="menu-item-text">{text.templates.manage}</span>
              <CommandHint command="go.templates" />
            </MenuItem>
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
