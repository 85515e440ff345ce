import { ChevronDown, LayoutTemplate, Plus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { fieldsOfKind, kindOf, type NewItemKind, newItemKinds, typeOfKind } from '#shared/content/new-item.ts'
import { useText } from '../../i18n/index.ts'
import { type Template, useTemplateStore, useTemplates } from '../../library/index.ts'
import { KindIcon } from '../../lists/item-title.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { NameDialog } from '../../ui/name-dialog.tsx'
import { showToast } from '../../ui/toast.tsx'
import { ViewHeader } from '../../ui/view-header.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { TemplateMenu } from './template-menu.tsx'
import { templateName } from './template-name.ts'
import { TemplatePage } from './template-page.tsx'
import { fieldsAsTyped } from './template-writing.ts'
import { useStartFrom } from './use-start-from.ts'
import './templates.css'

type Naming =
  | { readonly kind: 'rename'; readonly template: Template }
  | { readonly kind: 'create'; readonly what: NewItemKind }

/** The templates that new items can begin with: to use, change, add and delete. */
export function TemplatesView() {
  const text = useText()
  const { templates: words } = text
  const templates = useTemplates()
  const store = useTemplateStore()
  const start = useStartFrom()
  const [openId, setOpenId] = useState<string | null>(null)
  const [naming, setNaming] = useState<Naming | null>(null)

  const tried = (work: Promise<unknown>) => {
    work.catch(() => showToast({ message: words.failed }))
  }
  /** Does something that can be taken back, and offers to. */
  const undoable = (work: Promise<() => Promise<void>>, message: string) =>
    tried(
      work.then(takeBack =>
        showToast({ message, action: { label: words.undo, run: () => tried(takeBack()) } }),
      ),
    )
  const typedInto = (template: Template) => fieldsAsTyped(template, templates?.asOf ?? 0, store)
  const named = (asked: Naming, name: string) => {
    setNaming(null)
    if (asked.kind === 'rename') tried(store.change(asked.template.id, { name }))
    else {
      const created = store.create(typeOfKind(asked.what), name, fieldsOfKind(asked.what))
      // Another one may have been opened since: it stays.
      tried(created.then(id => setOpenId(now => now ?? id)))
    }
  }
  const dialog = naming !== null && (
    <NameDialog
      title={naming.kind === 'rename' ? words.rename : words.newTemplate}
      label={words.name}
      save={words.save}
      name={naming.kind === 'rename' ? templateName(naming.template, text) : ''}
      onClose={() => setNaming(null)}
      onNamed={name => named(naming, name)}
    />
  )

  if (templates === undefined) return <Waiting sentence={words.reading} />
  // The dialog stands at the same place beside each, so that what is typed in it stays when the page behind it changes.
  if (openId !== null) {
    const opened = templates.shown.find(template => template.id === openId)
    if (opened === undefined) {
      return (
        <EmptyState
          icon={<LayoutTemplate aria-hidden />}
          title={words.missing}
          body={words.missingBody}
          action={<Button onPress={() => setOpenId(null)}>{words.back}</Button>}
        />
      )
    }
    return (
      <>
        <TemplatePage
          key={opened.id}
          template={opened}
          asOf={templates.asOf}
          onBack={() => setOpenId(null)}
          onRename={() => setNaming({ kind: 'rename', template: opened })}
          onUse={fields => start({ ...opened, fields })}
        />
        {dialog}
      </>
    )
  }
  return (
    <>
      <div className="templates">
        <ViewHeader
          title={words.title}
          actions={<NewTemplateMenu onChoose={what => setNaming({ kind: 'create', what })} />}
        />
        <div className="templates-scroll">
          <p className="templates-intro">{words.intro}</p>
          {templates.shown.length === 0 ? (
            <EmptyState
              icon={<LayoutTemplate aria-hidden />}
              title={words.emptyTitle}
              body={words.emptyBody}
            />
          ) : (
            <ul className="templates-list" aria-label={words.list}>
              {templates.shown.map(template => {
                const name = templateName(template, text)
                return (
                  <TemplateRow
                    key={template.id}
                    template={template}
                    onEdit={() => setOpenId(template.id)}
                    onUse={() => start({ ...template, fields: typedInto(template) })}
                    menu={
                      <TemplateMenu
                        template={template}
                        onRename={() => setNaming({ kind: 'rename', template })}
                        onDuplicate={() =>
                          tried(
                            store.create(template.type, words.copyOf({ title: name }), typedInto(template)),
                          )
                        }
                        onDelete={() => undoable(store.remove(template.id), words.deleted({ name }))}
                        onRestore={() =>
                          undoable(
                            store.restore(template.id),
                            words.restored({ name: templateName({ ...template, name: null }, text) }),
                          )
                        }
                      />
                    }
                  />
                )
              })}
            </ul>
          )}
          {templates.deleted.length > 0 && (
            <Button variant="quiet" onPress={() => tried(store.bringBack())}>
              {words.bringBack({ count: templates.deleted.length })}
            </Button>
          )}
        </div>
      </div>
      {dialog}
    </>
  )
}

interface TemplateRowProps {
  readonly template: Template
  readonly menu: ReactNode
  readonly onEdit: () => void
  readonly onUse: () => void
}

function TemplateRow({ template, menu, onEdit, onUse }: TemplateRowProps) {
  const text = useText()
  const { templates: words } = text
  const name = templateName(template, text)
  const kind = kindOf(template.type, template.fields)
  const origin =
    template.shipped === null ? words.isOwn : template.isChanged ? words.isChanged : words.isShipped
  return (
    <li className="template-row">
      <KindIcon kind={kind} />
      <div className="template-row-words">
        <button
          type="button"
          className="template-row-name"
          aria-label={words.edit({ name })}
          onClick={onEdit}
        >
          {name}
        </button>
        <p className="template-note">{words.about({ kind: words.kinds[kind], origin })}</p>
      </div>
      <Button size="small" aria-label={words.useTemplate({ name })} onPress={onUse}>
        {words.use}
      </Button>
      {menu}
    </li>
  )
}

function NewTemplateMenu({ onChoose }: { onChoose: (kind: NewItemKind) => void }) {
  const { templates: words } = useText()
  return (
    <MenuTrigger>
      <Button variant="primary" icon={<Plus aria-hidden />}>
        {words.newTemplate}
        <ChevronDown aria-hidden />
      </Button>
      <Popover className="menu-popover" placement="bottom end" offset={4}>
        <Menu className="menu">
          {newItemKinds.map(kind => (
            <MenuItem
              key={kind}
              id={kind}
              className="menu-item"
              textValue={words.kinds[kind]}
              onAction={() => onChoose(kind)}
            >
              <KindIcon kind={kind} />
              <span className="menu-item-text">{words.kinds[kind]}</span>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
