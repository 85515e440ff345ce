import { ChevronLeft } from 'lucide-react'
import { useRef } from 'react'
import { contentType, type ItemFields } from '#shared/content/item-type.ts'
import { kindOf } from '#shared/content/new-item.ts'
import { RichTextContent, RichTextTools, useRichText } from '../../editor/rich-text.tsx'
import { useText } from '../../i18n/index.ts'
import type { Template } from '../../library/index.ts'
import { KindIcon } from '../../lists/item-title.tsx'
import { Button } from '../../ui/button.tsx'
import { isTitleField, TextControl, WritingDetails } from '../writing/index.ts'
import { templateName } from './template-name.ts'
import { useTemplateDraft } from './use-template-draft.ts'
import './templates.css'

/** A gap is no mistake in a template, and what is empty in it is meant to be. */
const noFindings = () => []

interface TemplatePageProps {
  readonly template: Template
  /** How many changes were stored when it was read. */
  readonly asOf: number
  readonly onBack: () => void
  readonly onRename: () => void
  /** Starts an item with the fields as they are typed. */
  readonly onUse: (fields: ItemFields) => void
}

/** A template while a person changes it: the same form as that of an item. */
export function TemplatePage({ template, asOf, onBack, onRename, onUse }: TemplatePageProps) {
  const text = useText()
  const { templates: words } = text
  const page = useRef<HTMLDivElement>(null)
  const draft = useTemplateDraft(template, asOf)
  const { fields, bodyField, titleField } = contentType(template.type)
  const kind = kindOf(template.type, draft.fields)
  const body = draft.fields[bodyField]
  const richText = useRichText({
    label: text.fields.name({ field: 'body' }),
    placeholder: text.editor.bodyPlaceholder,
    value: typeof body === 'string' ? body : '',
    onTouch: take =>
      draft.touch(bodyField, () => {
        const html = take()
        return html === '' ? null : html
      }),
  })
  const savingWords = {
    saved: words.saved,
    unsaved: words.saving,
    saving: words.saving,
    failed: words.notSaved,
  }[draft.saving]
  return (
    <div ref={page} className="template-page">
      <header className="template-header">
        <Button variant="quiet" icon={<ChevronLeft aria-hidden />} onPress={onBack}>
          {words.back}
        </Button>
        <h1 className="template-title">{templateName(template, text)}</h1>
        <p className="template-note">
          <KindIcon kind={kind} />
          {words.editing({ kind: words.kinds[kind] })}
        </p>
        <span className="template-space" />
        <span
          className="template-note"
          role="status"
          aria-live={draft.saving === 'failed' ? 'polite' : 'off'}
        >
          {savingWords}
        </span>
        <Button onPress={onRename}>{words.rename}</Button>
        <Button variant="primary" onPress={() => onUse(draft.current())}>
          {words.use}
        </Button>
      </header>
      <div className="template-middle">
        <div className="template-main">
          <div className="template-tools">
            <RichTextTools richText={richText} />
          </div>
          <div className="template-scroll">
            <div className="template-column writing-page">
              <div className="title-fields">
                {fields.map(
                  field =>
                    field.kind === 'text' &&
                    isTitleField(field.name, titleField) && (
                      <div key={field.name} data-field={field.name}>
                        <TextControl
                          isTitle
                          spec={field}
                          value={draft.fields[field.name]}
                          onChange={value => draft.change(field.name, value)}
                          findings={[]}
                        />
                      </div>
                    ),
                )}
              </div>
              <div data-field={bodyField}>
                <RichTextContent richText={richText} />
              </div>
            </div>
          </div>
        </div>
        <aside className="template-details" aria-label={text.editor.details}>
          <WritingDetails
            item={null}
            type={template.type}
            isPublished={false}
            fields={draft.fields}
            findingsOf={noFindings}
            onChange={draft.change}
          />
        </aside>
      </div>
    </div>
  )
}
