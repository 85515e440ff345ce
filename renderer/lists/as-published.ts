import type { ItemRow } from '../library/index.ts'

/** The published items under the titles that readers see, whatever is being proposed for them. */
export function asPublished(rows: readonly ItemRow[]): readonly ItemRow[] {
  return rows.flatMap(row => (row.published ? [{ ...row, title: row.published.title }] : []))
}
