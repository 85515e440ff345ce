import { type Instant, instantOf } from '#shared/content/identity.ts'
import {
  type ChangedFields,
  fieldsSchema,
  type ItemFields,
  type ItemType,
  withChanges,
} from '#shared/content/item-type.ts'
import { sameFields } from '#shared/content/same-value.ts'
import { shippedTemplates } from '#shared/content/templates/shipped.ts'
import type { ShippedTemplate, ShippedTemplateKey } from '#shared/content/templates/shipped-template.ts'
import type { LibraryDatabase } from './database.ts'

/** A person's own template, or what they made of one that comes with the program, under its identity. */
export interface TemplateRecord {
  readonly id: string
  readonly type: ItemType
  /** null while a shipped one has kept its name. */
  readonly name: string | null
  readonly fields: ItemFields
  readonly changedAt: Instant
  /** A shipped one that the person does not want to see. */
  readonly isDeleted: boolean
}

/** A template as a person sees it. */
export interface Template {
  readonly id: string
  readonly type: ItemType
  /** null: it is called as it was shipped. */
  readonly name: string | null
  readonly fields: ItemFields
  /** Which of those that come with the program; null for one's own. */
  readonly shipped: ShippedTemplateKey | null
  /** Whether it differs from what was shipped. */
  readonly isChanged: boolean
}

export interface Templates {
  /** Shipped ones first, in their order; then one's own, by name. */
  readonly shown: readonly Template[]
  /** The shipped ones that were deleted and can be brought back. */
  readonly deleted: readonly ShippedTemplateKey[]
}

/** That a template which was to be changed is not on this computer any more. */
export class TemplateGone extends Error {}

/** What can be done with templates. Each is one strict-durable write; it rejects where the disk or the quota says no. */
export interface TemplateStore {
  /** Returns its identity. */
  create(type: ItemType, name: string, fields: ItemFields): Promise<string>
  /**
   * Changes a template; a shipped one becomes the person's own version of it. Fields that are not named stay as they are
   * stored then. Rejects with `TemplateGone` where there is none.
   */
  change(id: string, change: { readonly name?: string; readonly fields?: ChangedFields }): Promise<void>
  /** Returns what puts it back as it was. */
  remove(id: string): Promise<() => Promise<void>>
  /** Makes a shipped template what it was when it came. Returns what takes that back. */
  restore(id: string): Promise<() => Promise<void>>
  /** Brings back all shipped templates that were deleted. */
  bringBack(): Promise<void>
  /** How many changes this store has stored so far: what is read from now on shows them. */
  changesStored(): number
}

interface TemplateStoreParts {
  readonly database: LibraryDatabase
  readonly now: () => Date
  readonly newId: () => string
}

function shippedOf(id: string): ShippedTemplate | undefined {
  return shippedTemplates.find(template => template.id === id)
}

function templateOf(shipped: ShippedTemplate, record: TemplateRecord | undefined): Template {
  return {
    id: shipped.id,
    type: shipped.type,
    name: record?.name ?? null,
    fields: record?.fields ?? shipped.fields,
    shipped: shipped.key,
    isChanged: record !== undefined && (record.name !== null || !sameFields(record.fields, shipped.fields)),
  }
}

/** The templates that a person sees, from what is stored. */
export function templatesFrom(records: readonly TemplateRecord[]): Templates {
  const byId = new Map(records.map(record => [record.id, record]))
  const isDeleted = ({ id }: ShippedTemplate) => byId.get(id)?.isDeleted === true
  const own = records
    .filter(record => shippedOf(record.id) === undefined)
    .map(
      ({ id, type, name, fields }): Template => ({ id, type, name, fields, shipped: null, isChanged: false }),
    )
    .sort((one, other) => (one.name ?? '').localeCompare(other.name ?? '', 'en'))
  const shipped = shippedTemplates.filter(template => !isDeleted(template))
  return {
    shown: [...shipped.map(template => templateOf(template, byId.get(template.id))), ...own],
    deleted: shippedTemplates.filter(isDeleted).map(template => template.key),
  }
}

/** The templates over an open database. */
export function createTemplateStore({ database, now, newId }: TemplateStoreParts): TemplateStore {
  const { templates } = database
  let changes = 0

  /** Writes what becomes of a template; null: nothing is stored of it. Returns what takes it back. */
  async function replace(
    id: string,
    next: (before: TemplateRecord | undefined) => TemplateRecord | null,
  ): Promise<() => Promise<void>> {
    const before = await database.transaction('rw', [templates], async () => {
      const record = await templates.get(id)
      const after = next(record)
      if (after) await templates.put(after)
      else await templates.delete(id)
      return record
    })
    return async () => {
      await (before ? templates.put(before) : templates.delete(id))
    }
  }

  return {
    create: async (type, name, fields) => {
      const id = newId()
      const parsed = fieldsSchema(type).parse(fields)
      await templates.add({ id, type, name, fields: parsed, changedAt: instantOf(now()), isDeleted: false })
      return id
    },

    change: async (id, change) => {
      await replace(id, before => {
        const base = before ?? shippedOf(id)
        if (base === undefined) throw new TemplateGone(`No template ${id} on this computer`)
        return {
          id,
          type: base.type,
          name: change.name ?? before?.name ?? null,
          fields:
            change.fields === undefined
              ? base.fields
              : fieldsSchema(base.type).parse(withChanges(base.fields, change.fields)),
          changedAt: instantOf(now()),
          isDeleted: false,
        }
      })
      changes += 1
    },

    remove: id =>
      replace(id, before => {
        const shipped = shippedOf(id)
        if (shipped === undefined) return null
        const { type, fields } = before ?? shipped
        return { id, type, name: before?.name ?? null, fields, changedAt: instantOf(now()), isDeleted: true }
      }),

    restore: id => replace(id, () => null),

    bringBack: async () => {
      await templates.filter(record => record.isDeleted).modify({ isDeleted: false })
    },

    changesStored: () => changes,
  }
}
