import type { FieldValue } from '#shared/content/field-value.ts'
import type { ChangedFields, ItemFields } from '#shared/content/item-type.ts'
import { sameValue } from '#shared/content/same-value.ts'

/** What a person typed into one field and the library does not show yet. */
interface TypedField {
  /** null: the field was emptied. */
  readonly value: FieldValue | null
  /** What the library showed when typing began. */
  readonly began: FieldValue | null
  /** What was handed to the library since: when the library shows one of these, it is an echo of one's own words. */
  readonly handedOver: readonly (FieldValue | null)[]
}

/** Words over the library's, by field. A field that nobody is typing in is absent. */
export type TypedWords = Readonly<Record<string, TypedField>>

function shownBy(fields: ItemFields, field: string): FieldValue | null {
  return fields[field] ?? null
}

/** The fields as the person sees them: what is typed over what the library shows. */
export function withTyped(fields: ItemFields, typed: TypedWords): ItemFields {
  const shown: Record<string, FieldValue> = { ...fields }
  for (const [name, { value }] of Object.entries(typed)) {
    if (value === null) delete shown[name]
    else shown[name] = value
  }
  return shown
}

/** What a field held on screen before the next word: what was handed over last, else what the library showed. */
export function heldBefore(typed: TypedWords, fields: ItemFields, field: string): FieldValue | null {
  const known = typed[field]
  if (known === undefined) return shownBy(fields, field)
  const last = known.handedOver.at(-1)
  return last === undefined ? known.began : last
}

/** After a key was pressed in a field. */
export function typedInto(
  typed: TypedWords,
  fields: ItemFields,
  field: string,
  value: FieldValue | null,
): TypedWords {
  const before = typed[field] ?? { began: shownBy(fields, field), handedOver: [] }
  return { ...typed, [field]: { ...before, value } }
}

/**
 * After words were handed to the library. Those of a text that was only touched until then are typed from now on, over
 * what the library showed when the typing `began`.
 */
export function handedOver(typed: TypedWords, began: ItemFields, changed: ChangedFields): TypedWords {
  const handed = Object.entries(changed).flatMap(([name, value]) => {
    if (value === undefined) return []
    const field = typed[name] ?? { began: shownBy(began, name), handedOver: [] }
    return [[name, { ...field, value, handedOver: [...field.handedOver, value] }] as const]
  })
  return { ...typed, ...Object.fromEntries(handed) }
}

/**
 * What stays typed after the library showed something new. Words that are not stored yet always stay: nothing from
 * outside ever replaces them. A field whose words arrived is the library's again; so is one that shows what neither it
 * held before nor this person wrote, because then somebody else did.
 */
export function settled(
  typed: TypedWords,
  fields: ItemFields,
  isUnsaved: (field: string) => boolean,
): TypedWords {
  const staying = Object.entries(typed).filter(([name, field]) => {
    if (isUnsaved(name)) return true
    const shown = shownBy(fields, name)
    if (sameValue(shown, field.value)) return false
    return sameValue(shown, field.began) || field.handedOver.some(own => sameValue(own, shown))
  })
  return staying.length === Object.keys(typed).length ? typed : Object.fromEntries(staying)
}
