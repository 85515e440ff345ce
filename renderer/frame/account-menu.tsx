import { ChevronsUpDown, LogOut, Settings } from 'lucide-react'
import { Button, Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components'
import type { Me } from '#shared/sync/me.ts'
import { runCommand } from '../commands/index.ts'
import { roleName } from '../features/settings/index.ts'
import { useText } from '../i18n/index.ts'
import './account-menu.css'
import '../ui/menu.css'

/** The first letters of the first and last name. */
function initials(name: string): string {
  const letters = name.split(/\s+/).map(part => part.charAt(0).toUpperCase())
  return [letters[0], letters.length > 1 ? letters.at(-1) : ''].join('')
}

export function AccountMenu({ me, isCollapsed }: { me: Me; isCollapsed: boolean }) {
  const text = useText()
  const { name } = me.account
  return (
    <MenuTrigger>
      <Button className="account-button">
        <span className="visually-hidden">{text.frame.accountOf}</span>
        {/* Drawn, not written: the initials are no part of the button's name. */}
        <span className="account-initials" aria-hidden data-initials={initials(name)} />
        {isCollapsed ? (
          <span className="visually-hidden">{name}</span>
        ) : (
          <>
            <span className="account-words">
              <span className="account-name">{name}</span>
              <span className="account-role">{roleName(me, text)}</span>
            </span>
            <ChevronsUpDown aria-hidden />
          </>
        )}
      </Button>
      <Popover className="menu-popover" placement="top start" offset={4}>
        <Menu
          className="menu"
          aria-label={text.frame.account({ name })}
          onAction={key => {
            // When the menu is gone the dialog can take the focus.
            requestAnimationFrame(() => runCommand(key === 'settings' ? 'go.settings' : 'account.signOut'))
          }}
        >
          <MenuItem id="settings" className="menu-item" textValue={text.frame.settings}>
            <Settings aria-hidden />
            <span className="menu-item-text">{text.frame.settings}</span>
          </MenuItem>
          <Separator className="menu-separator" />
          <MenuItem id="sign-out" className="menu-item" textValue={text.frame.signOut}>
            <LogOut aria-hidden />
            <span className="menu-item-text">{text.frame.signOutEllipsis}</span>
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
