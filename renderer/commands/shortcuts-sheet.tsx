import { commands } from '#shared/ipc/commands.ts'
import { type FormatName, formatKeys } from '../editor/tools/format-keys.ts'
import { useText } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { KeyHint } from '../ui/key-hint.tsx'
import { useOverlay } from '../ui-state/overlay.ts'
import { useCommand } from './registry.ts'
import './shortcuts-sheet.css'

const formats: readonly FormatName[] = Object.keys(formatKeys).filter(isFormatName)

function isFormatName(name: string): name is FormatName {
  return name in formatKeys
}

const menus = ['file', 'edit', 'view', 'go', 'item', 'help'] as const

/** All keys, from the same table that the menu bar is made from. */
export function ShortcutsSheet() {
  const text = useText()
  const isOpen = useOverlay(overlay => overlay.shown === 'shortcuts')
  const { show, close, toggle } = useOverlay.getState()
  useCommand('shortcuts.open', () => toggle('shortcuts'), { inDialog: true })
  return (
    <Dialog
      title={text.commands.shortcuts}
      size="large"
      isOpen={isOpen}
      onOpenChange={open => (open ? show('shortcuts') : close('shortcuts'))}
    >
      <div className="shortcuts-head">
        <p className="shortcuts-hint">{text.commands.shortcutsHint}</p>
        {/* Besides the way out, something to hold the focus while the arrow keys scroll the sheet. It says its name:
            a tooltip would take the first Escape. */}
        <Button size="small" autoFocus onPress={() => close('shortcuts')}>
          {text.commands.close}
        </Button>
      </div>
      <div className="shortcuts">
        {menus.map(menu => {
          const listed = commands.filter(command => command.menu === menu && command.accelerator !== null)
          if (listed.length === 0) return null
          return (
            <section key={menu}>
              <h3>{text.commands.menus[menu]}</h3>
              <dl>
                {listed.map(command => (
                  <div key={command.id} className="shortcut">
                    <dt>{text.commands.names[command.id]}</dt>
                    <dd>{command.accelerator !== null && <KeyHint accelerator={command.accelerator} />}</dd>
                  </div>
                ))}
              </dl>
            </section>
          )
        })}
        <section>
          <h3>{text.commands.writing}</h3>
          <dl>
            {formats.map(format => (
              <div key={format} className="shortcut">
                <dt>{text.rich.formats[format]}</dt>
                <dd>
                  <KeyHint accelerator={formatKeys[format]} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  )
}
