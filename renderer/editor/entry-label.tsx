import type { FieldSpec } from '#shared/content/field.ts'
import { ownerTypes } from '#shared/content/field-value.ts'
import { ItemId } from '#shared/content/identity.ts'
import { titleOf } from '#shared/content/item-type.ts'
import type { Messages } from '#shared/messages/en.ts'
import { localDay, localTime, useText } from '../i18n/index.ts'
import { useTerms, useWorkingCopy } from '../library/index.ts'
import { betweenParts } from './changes.ts'

/** An owner with the word for its kind. */
function ownerLabel(entry: string, { fields }: Messages): string {
  const kind = ownerTypes.find(type => entry.endsWith(`${betweenParts}${type}`))
  return kind === undefined ? entry : `${entry.slice(0, -kind.length)}${fields.ownerTypes[kind]}`
}

/** A time and its zone. */
function momentLabel(entry: string): string {
  const [time = '', zone = ''] = entry.split(betweenParts)
  return [localTime(time), zone.replaceAll('_', ' ')].join(betweenParts)
}

/**
 * How an entry of a field is called: a term by its label, a choice and an owner's kind by its word, a time as people
 * write it; others as they are.
 */
export function useEntryLabel(spec: FieldSpec | undefined): (entry: string) => string {
  const text = useText()
  const isTerm = spec?.kind === 'terms' || spec?.kind === 'term'
  const terms = useTerms(isTerm ? spec.vocabulary : 'topics')
  if (spec === undefined) return entry => entry
  if (isTerm) return entry => terms?.find(term => term.id === entry)?.label ?? entry
  switch (spec.kind) {
    case 'choice':
    case 'choices':
      return entry => text.fields.choice({ field: spec.name, value: entry })
    case 'owner':
      return entry => ownerLabel(entry, text)
    case 'zoned-date-time':
      return momentLabel
    case 'date':
      return localDay
    default:
      return entry => entry
  }
}

/** An item that another one names, by its title. */
function ItemName({ id }: { id: ItemId }) {
  const text = useText()
  const copy = useWorkingCopy(id)
  if (copy === undefined) return null
  if (copy === null) return text.fields.unknownItem
  const title = titleOf(copy.type, copy.fields)
  return title === '' ? text.types.untitled[copy.type] : title
}

/** An entry of a field as a person reads it. */
export function EntryName({ spec, entry }: { spec: FieldSpec | undefined; entry: string }) {
  const labelOf = useEntryLabel(spec)
  const item = spec?.kind === 'items' ? ItemId.safeParse(entry) : undefined
  return item?.success ? <ItemName id={item.data} /> : labelOf(entry)
}
