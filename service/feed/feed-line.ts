import type { ChangeLine } from '#shared/sync/change.ts'
import type { FieldsAsText } from '../items/stored-item.ts'
import type { SeenItem } from '../items/view-of.ts'

/** A line of the feed as JSON, without its end. */
export interface FeedLine {
  readonly kind: ChangeLine['kind']
  readonly json: string
}

export function feedLine(line: Exclude<ChangeLine, { kind: 'item' }>): FeedLine {
  return { kind: line.kind, json: JSON.stringify(line) }
}

/**
 * The line of an item (see `ChangeLine`), its fields as the database wrote them: to parse and print them once more would
 * cost as much as reading them.
 */
export function itemLine({ fields, published, ...item }: SeenItem<FieldsAsText>): FeedLine {
  const live = published && {
    ...published,
    // Mostly null: readers see what is in `fields`.
    fields: published.fields === null ? null : JSON.parse(published.fields),
  }
  const withoutFields = JSON.stringify({ ...item, published: live })
  return { kind: 'item', json: `{"kind":"item","item":${withoutFields.slice(0, -1)},"fields":${fields}}}` }
}
