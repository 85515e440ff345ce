import { Menu, MenuItem } from 'react-aria-components'
import { kindOf } from '#shared/content/new-item.ts'
import { useText } from '../../i18n/index.ts'
import { useTemplateStore, useTemplates } from '../../library/index.ts'
import { KindIcon } from '../../lists/item-title.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useOverlay } from '../../ui-state/overlay.ts'
import { templateName } from './template-name.ts'
import { fieldsAsTyped } from './template-writing.ts'
import { useStartFrom } from './use-start-from.ts'
import '../../ui/menu.css'
import './templates.css'

/** Chooses the template that something new begins with. */
export function TemplateDialog() {
  const text = useText()
  const isOpen = useOverlay(overlay => overlay.shown === 'from-template')
  const { show, close } = useOverlay.getState()
  return (
    <Dialog
      title={text.templates.chooseTitle}
      size="small"
      isOpen={isOpen}
      onOpenChange={isNowOpen => (isNowOpen ? show('from-template') : close('from-template'))}
    >
      <Choices onDone={() => close('from-template')} />
    </Dialog>
  )
}

function Choices({ onDone }: { onDone: () => void }) {
  const text = useText()
  const templates = useTemplates()
  const store = useTemplateStore()
  const start = useStartFrom()
  if (templates === undefined) return <p>{text.templates.reading}</p>
  return (
    <Menu
      className="template-choices"
      aria-label={text.templates.chooseList}
      autoFocus="first"
      renderEmptyState={() => <p className="menu-empty">{text.templates.emptyBody}</p>}
      onAction={key => {
        const chosen = templates.shown.find(template => template.id === key)
        onDone()
        if (chosen) start({ ...chosen, fields: fieldsAsTyped(chosen, templates.asOf, store) })
      }}
    >
      {templates.shown.map(template => {
        const kind = kindOf(template.type, template.fields)
        const name = templateName(template, text)
        return (
          <MenuItem key={template.id} id={template.id} className="menu-item" textValue={name}>
            <KindIcon kind={kind} />
            <span className="menu-item-text">{name}</span>
            <span className="menu-item-note">{text.templates.kinds[kind]}</span>
          </MenuItem>
        )
      })}
    </Menu>
  )
}
