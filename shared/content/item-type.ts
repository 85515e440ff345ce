import { z } from 'zod'
import { document } from './document.ts'
import { event } from './event.ts'
import type { ContentTypeSpec, FieldSpec } from './field.ts'
import { FieldValue, valueSchema } from './field-value.ts'
import { news } from './news.ts'
import { solution } from './solution.ts'

export const ItemType = z.enum(['news', 'event', 'document', 'solution'])
export type ItemType = z.infer<typeof ItemType>

const contentTypes = { news, event, document, solution } as const satisfies Record<ItemType, ContentTypeSpec>

/** The fields, the title and the body of a content type. */
export function contentType(type: ItemType): ContentTypeSpec {
  return contentTypes[type]
}

/** The fields of an item as stored: absent means empty. */
export type ItemFields = Readonly<Record<string, FieldValue>>

/** What a save changes: a value, or null where the field was emptied. Fields that nobody touched are absent. */
export type ChangedFields = Readonly<Record<string, FieldValue | null>>

function shapeOf(type: ItemType, wrap: (spec: FieldSpec) => z.ZodType): Record<string, z.ZodType> {
  return Object.fromEntries(contentType(type).fields.map(spec => [spec.name, wrap(spec)]))
}

function schemasBy<Fields>(wrap: (spec: FieldSpec) => z.ZodType): Record<ItemType, z.ZodType<Fields>> {
  const build = (type: ItemType) => z.strictObject(shapeOf(type, wrap)) as unknown as z.ZodType<Fields>
  return {
    news: build('news'),
    event: build('event'),
    document: build('document'),
    solution: build('solution'),
  }
}

const fieldsSchemas = schemasBy<ItemFields>(spec => valueSchema(spec).optional())
const changesSchemas = schemasBy<ChangedFields>(spec => valueSchema(spec).nullable().optional())

/** Schema of the stored fields of a type. An unknown field is refused: it would be lost silently otherwise. */
export function fieldsSchema(type: ItemType): z.ZodType<ItemFields> {
  return fieldsSchemas[type]
}

/** Schema of what a save changes in an item of a type. */
export function changedFieldsSchema(type: ItemType): z.ZodType<ChangedFields> {
  return changesSchemas[type]
}

/** Fields whose type is not known where they are parsed; the receiver parses them again by the item's type. */
export const AnyFields = z.record(z.string(), FieldValue)
export const AnyChangedFields = z.record(z.string(), FieldValue.nullable())

/** The fields after a save: changed values replace, nulls remove. */
export function withChanges(fields: ItemFields, changed: ChangedFields): ItemFields {
  const next: Record<string, FieldValue> = { ...fields }
  for (const [name, value] of Object.entries(changed)) {
    if (value === null) delete next[name]
    else next[name] = value
  }
  return next
}

/** The name of an item in lists: its title, or an empty string while it has none. */
export function titleOf(type: ItemType, fields: ItemFields): string {
  const value = fields[contentType(type).titleField]
  if (typeof value === 'string' && value.trim() !== '') return value
  const short = fields['short_title']
  return typeof short === 'string' ? short : ''
}

/** The running text of an item as HTML; empty while nobody has written any. */
export function bodyOf(type: ItemType, fields: ItemFields): string {
  const value = fields[contentType(type).bodyField]
  return typeof value === 'string' ? value : ''
}
