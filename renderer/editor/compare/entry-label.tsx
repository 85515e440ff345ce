import type { FieldSpec } from '#shared/content/field.ts'
import { ownerTypes } from '#shared/content/field-value.ts'
import { ItemId } from '#shared/content/identity.ts'
import { titleOf } from '#shared/content/item-type.ts'
import { licenceOf } from '#shared/content/licences/licences.ts'
import type { Messages } from '#shared/messages/en.ts'
import { localDay, localTime, momentFacts, ownZone, useText } from '../../i18n/index.ts'
import { useTerms, useWorkingCopy } from '../../library/index.ts'
import { betweenParts } from './changes.ts'
import { fileEntryOf, PictureEntry } from './file-entry.tsx'

/** An owner with the word for its kind. */
function ownerLabel(entry: string, { fields }: Messages): string {
  const kind = ownerTypes.find(type => entry.endsWith(`${betweenParts}${type}`))
  return kind === undefined ? entry : `${entry.slice(0, -kind.length)}${fields.ownerTypes[kind]}`
}

/** A time in its own zone and on the reader's clock. */
function momentLabel(entry: string, { fields }: Messages): string {
  // In whichever order the two come: a database has its own.
  const parts = entry.split(betweenParts)
  const local = parts.find(part => /^\d{4}-\d{2}-\d{2}T/.test(part)) ?? ''
  const zone = parts.find(part => part !== local) ?? ''
  const facts = momentFacts({ local, zone }, ownZone)
  return facts === null ? [localTime(local), zone].join(betweenParts) : fields.momentIn(facts)
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
  if (isTerm) return entry => terms?.find(term => term.id === entry)?.label ?? licenceOf(entry)?.name ?? entry
  switch (spec.kind) {
    case 'choice':
    case 'choices':
      return entry => text.fields.choice({ field: spec.name, value: entry })
    case 'owner':
      return entry => ownerLabel(entry, text)
    case 'zoned-date-time':
      return entry => momentLabel(entry, text)
    case 'date':
      return localDay
    case 'image':
    case 'attachments':
    case 'files':
      return entry => fileEntryOf(entry).words
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
  if (item?.success) return <ItemName id={item.data} />
  return spec?.kind === 'image' ? <PictureEntry entry={entry} /> : labelOf(entry)
}
