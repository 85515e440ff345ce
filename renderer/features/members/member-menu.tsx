import {
  Ban,
  Check,
  Ellipsis,
  KeyRound,
  type LucideIcon,
  ShieldCheck,
  Undo2,
  UserMinus,
  UserX,
} from 'lucide-react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import type { Member } from '#shared/members/member.ts'
import type { MemberActKind } from '#shared/members/membership-act.ts'
import { acceleratorOf } from '../../commands/index.ts'
import { useText } from '../../i18n/index.ts'
import { KeyHint } from '../../ui/key-hint.tsx'
import '../../ui/icon-button.css'
import '../../ui/menu.css'

const icons: Readonly<Record<MemberActKind, LucideIcon>> = {
  approve: Check,
  decline: UserX,
  change_role: ShieldCheck,
  hand_over: KeyRound,
  block: Ban,
  unblock: Undo2,
  remove: UserMinus,
}

/** The key of an act, where it has one. */
function keyOf(act: MemberActKind): string | null {
  if (act === 'change_role') return acceleratorOf('members.changeRole')
  return act === 'remove' ? acceleratorOf('members.remove') : null
}

interface MemberMenuProps {
  readonly member: Member
  readonly acts: readonly MemberActKind[]
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
  readonly onAct: (act: MemberActKind) => void
}

/** What can be done to a member, as a menu. */
export function MemberMenu({ member, acts, isOpen, onOpenChange, onAct }: MemberMenuProps) {
  const { members: text } = useText()
  const label = text.actionsOn({ name: member.person.name })
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      <Button className="icon-button" aria-label={label}>
        <Ellipsis aria-hidden />
      </Button>
      <Popover className="menu-popover" placement="bottom end" offset={4}>
        <Menu
          className="menu"
          aria-label={label}
          onAction={key => {
            const act = acts.find(candidate => candidate === key)
            // When the menu is gone the dialog can take the focus.
            if (act) requestAnimationFrame(() => onAct(act))
          }}
        >
          {acts.map(act => {
            const Icon = icons[act]
            const accelerator = keyOf(act)
            return (
              <MenuItem key={act} id={act} className="menu-item" textValue={text.acts[act]}>
                <Icon aria-hidden />
                <span className="menu-item-text">{text.acts[act]}</span>
                {accelerator !== null && <KeyHint accelerator={accelerator} />}
              </MenuItem>
            )
          })}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
