import type { ReactNode } from 'react'
import type { FieldSpec } from '#shared/content/field.ts'
import { isEmptyValue } from '#shared/content/field-value.ts'
import { contentType, type ItemFields, type ItemType, titleOf } from '#shared/content/item-type.ts'
import { DocumentFile } from '#shared/content/kept-file.ts'
import { FileList } from '../../files/index.ts'
import { useText } from '../../i18n/index.ts'
import { entriesOf } from '../compare/changes.ts'
import { EntryName } from '../compare/entry-label.tsx'
import { SanitisedHtml } from './sanitised-html.tsx'
import './item-text.css'

interface ItemTextProps {
  readonly type: ItemType
  readonly fields: ItemFields
  /** Leaves out the title where the page around it shows it. */
  readonly hideTitle?: boolean
  /** Fields that `children` show already: they are not told twice. */
  readonly shownAbove?: readonly string[]
  /** What stands between the title and the text. */
  readonly children?: ReactNode
  /** What stands beside an entry of a field below the text: a way to do something about it. */
  readonly besideEntry?: (spec: FieldSpec, entry: string) => ReactNode
}

const none: readonly string[] = []

/** An item as a page to read: title, text, and below it every other field that has a value. */
export function ItemText({
  type,
  fields,
  hideTitle = false,
  shownAbove = none,
  children,
  besideEntry,
}: ItemTextProps) {
  const text = useText()
  const spec = contentType(type)
  const body = fields[spec.bodyField]
  const others = spec.fields.filter(
    field =>
      field.name !== spec.bodyField &&
      field.name !== spec.titleField &&
      !shownAbove.includes(field.name) &&
      !isEmptyValue(fields[field.name], field.kind),
  )
  const title = titleOf(type, fields)
  return (
    <article className="item-text">
      {!hideTitle && (
        <h2 className="item-text-title" data-field={spec.titleField}>
          {title === '' ? text.types.untitled[type] : title}
        </h2>
      )}
      {children}
      {typeof body === 'string' && (
        <div data-field={spec.bodyField}>
          <SanitisedHtml html={body} />
        </div>
      )}
      {others.length > 0 && (
        <dl className="item-text-facts">
          {others.map(field => (
            <Fact key={field.name} spec={field} fields={fields} besideEntry={besideEntry} />
          ))}
        </dl>
      )}
    </article>
  )
}

interface FactProps {
  readonly spec: FieldSpec
  readonly fields: ItemFields
  readonly besideEntry: ItemTextProps['besideEntry']
}

function Fact({ spec, fields, besideEntry }: FactProps) {
  const text = useText()
  const value = fields[spec.name]
  return (
    <div className="item-text-fact">
      <dt>{text.fields.name({ field: spec.name })}</dt>
      <dd data-field={spec.name}>
        {spec.kind === 'html' && typeof value === 'string' ? (
          <SanitisedHtml html={value} />
        ) : spec.kind === 'attachments' || spec.kind === 'files' ? (
          <FileList files={DocumentFile.array().safeParse(value).data ?? []} />
        ) : (
          <Entries spec={spec} entries={entriesOf(value)} besideEntry={besideEntry} />
        )}
      </dd>
    </div>
  )
}

interface EntriesProps extends Omit<FactProps, 'fields'> {
  readonly entries: readonly string[]
}

function Entries({ spec, entries, besideEntry }: EntriesProps) {
  return (
    <ul className="item-text-entries">
      {entries.map(entry => (
        <li key={entry}>
          <EntryName spec={spec} entry={entry} />
          {besideEntry?.(spec, entry)}
        </li>
      ))}
    </ul>
  )
}
