import type { FieldSpec } from '#shared/content/field.ts'
import { ItemId } from '#shared/content/identity.ts'
import { titleOf } from '#shared/content/item-type.ts'
import { useText } from '../i18n/index.ts'
import { useTerms, useWorkingCopy } from '../library/index.ts'

/** How an entry of a field is called: a term by its label, a choice by its word, an owner by the kind; others as they are. */
export function useEntryLabel(spec: FieldSpec | undefined): (entry: string) => string {
  const text = useText()
  const isTerm = spec?.kind === 'terms' || spec?.kind === 'term'
  const terms = useTerms(isTerm ? spec.vocabulary : 'topics')
  if (spec === undefined) return entry => entry
  if (isTerm) return entry => terms?.find(term => term.id === entry)?.label ?? entry
  if (spec.kind === 'choice' || spec.kind === 'choices') {
    return entry => text.fields.choice({ field: spec.name, value: entry })
  }
  return entry => entry
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
