import { disallowedHtml } from '#shared/content/allowed-html.ts'
import { checkFields, type Finding } from '#shared/content/checks.ts'
import {
  type ChangedFields,
  changedFieldsSchema,
  contentType,
  type ItemFields,
  type ItemType,
} from '#shared/content/item-type.ts'
import { type PointedError, pointerTo } from '../problem-details.ts'

/** PostgreSQL can't store a NUL or half a surrogate pair, and no text of a person holds one. */
const unstorable = /\0|\p{Surrogate}/u

/** Whether a text can be stored. */
export function isStorable(text: string): boolean {
  return !unstorable.test(text)
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

export type CheckedFields<Fields> = { readonly fields: Fields } | { readonly errors: readonly PointedError[] }

/**
 * The changed fields of an item's type, or why they can't be stored, with pointers: an unknown field, a wrong shape,
 * HTML that the portal would not accept. Limits are not checked here: what somebody still writes may break them.
 */
export function checkChangedFields(type: ItemType, fields: ChangedFields): CheckedFields<ChangedFields> {
  const parsed = changedFieldsSchema(type).safeParse(fields)
  if (!parsed.success) {
    return {
      errors: parsed.error.issues.flatMap(issue =>
        issue.code === 'unrecognized_keys'
          ? issue.keys.map(key => ({ pointer: pointerTo('fields', key), detail: 'unknown field' }))
          : [{ pointer: pointerTo('fields', ...issue.path), detail: issue.message }],
      ),
    }
  }
  const errors = Object.entries(parsed.data).flatMap(([name, value]): readonly PointedError[] => {
    const pointer = pointerTo('fields', name)
    if (!textsIn(value).every(isStorable)) return [{ pointer, detail: 'holds a character that is no text' }]
    const spec = contentType(type).fields.find(field => field.name === name)
    if (spec?.kind !== 'html' || typeof value !== 'string') return []
    return disallowedHtml(value).map(found => ({ pointer, detail: `not allowed: ${found}` }))
  })
  return errors.length === 0 ? { fields: parsed.data } : { errors }
}

/** What a finding says beyond its rule, for a log or a developer; a person reads the desk's own sentence. */
function detailOf({ field: _field, severity: _severity, ...rule }: Finding): string {
  return JSON.stringify(rule)
}

/** What keeps these fields from being proposed or published. */
export function findingsAgainst(type: ItemType, fields: ItemFields): readonly PointedError[] {
  return checkFields(type, fields)
    .filter(finding => finding.severity === 'blocks')
    .map(finding => ({ pointer: pointerTo('fields', finding.field), detail: detailOf(finding) }))
}
