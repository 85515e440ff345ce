import type { ChangeLine } from '#shared/sync/change.ts'
import type { FieldsAsText } from '../items/revision-texts.ts'
import type { SeenItem } from '../items/view-of.ts'

/** A line of the feed as JSON in UTF-8, without its end, in parts that follow each other. */
export interface FeedLine {
  readonly kind: ChangeLine['kind']
  readonly parts: readonly Buffer[]
}

export function feedLine(line: Exclude<ChangeLine, { kind: 'item' }>): FeedLine {
  return { kind: line.kind, parts: [Buffer.from(JSON.stringify(line))] }
}

const end = Buffer.from('}}')

/**
 * The line of an item (see `ChangeLine`), its fields as the database wrote them: to parse and print them once more would
 * cost as much as reading them.
 */
export function itemLine({ fields, published, ...item }: SeenItem<FieldsAsText>): FeedLine {
  const live = published && {
    ...published,
    // Mostly null: readers see what is in `fields`.
    fields: published.fields === null ? null : JSON.parse(published.fields.toString()),
  }
  const withoutFields = JSON.stringify({ ...item, published: live })
  const begin = Buffer.from(`{"kind":"item","item":${withoutFields.slice(0, -1)},"fields":`)
  return { kind: 'item', parts: [begin, fields, end] }
}

/** Its length in bytes. */
export function lengthOf({ parts }: FeedLine): number {
  return parts.reduce((sum, part) => sum + part.length, 0)
}
