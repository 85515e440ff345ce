import { contentType, type ItemFields, type ItemType } from '../item-type.ts'

const identity = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi

/** The identities of items that an item's texts may link to, each once: what has to be looked up for the advice. */
export function itemsNamedBy(type: ItemType, fields: ItemFields): readonly string[] {
  const texts = contentType(type).fields.flatMap(({ kind, name }) => {
    const value = fields[name]
    return kind === 'html' && typeof value === 'string' ? [value] : []
  })
  return [...new Set(texts.flatMap(text => text.match(identity) ?? []).map(id => id.toLowerCase()))]
}
