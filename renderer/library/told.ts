import type { IntervalTree, ObservabilitySet } from 'dexie'

/** What changed in a table, as far as it is told: some keys, or any. */
export type Told<Key> = ReadonlySet<Key> | 'any'

/**
 * Dexie tells those who listen which records were written only where fewer than fifty are written at once; for more it
 * says "all of them", and whoever follows the table reads all of it again.
 */
const mostToldOneByOne = 40

/** Records in parts that are told of one by one when each part is written by itself. */
export function inToldParts<Value>(values: readonly Value[]): readonly (readonly Value[])[] {
  return Array.from({ length: Math.ceil(values.length / mostToldOneByOne) }, (_, part) =>
    values.slice(part * mostToldOneByOne, (part + 1) * mostToldOneByOne),
  )
}

export function bothOf<Key>(one: Told<Key>, other: Told<Key>): Told<Key> {
  return one === 'any' || other === 'any' ? 'any' : new Set([...one, ...other])
}

/** The ranges of keys that Dexie says were written. From another window they come as plain data. */
function* rangesOf(tree: IntervalTree | null | undefined): Generator<{ from: unknown; to: unknown }> {
  if (!tree || !('from' in tree)) return
  yield* rangesOf(tree.l)
  yield { from: tree.from, to: tree.to }
  yield* rangesOf(tree.r)
}

/** What was written in a table; `readKey` parses one of its keys. */
export function toldOf<Key>(
  parts: ObservabilitySet,
  table: string,
  readKey: (key: unknown) => Key | undefined,
): Told<Key> {
  if (parts['all'] !== undefined) return 'any'
  const keys = new Set<Key>()
  for (const { from, to } of rangesOf(parts[table])) {
    const key = readKey(from)
    if (key === undefined || from !== to) return 'any'
    keys.add(key)
  }
  return keys
}

/** Whether it may have been written that a first pull is under way, or is over. */
export function isFirstPullTold(parts: ObservabilitySet, database: string): boolean {
  const facts = toldOf(parts, `idb://${database}/facts/`, key => (typeof key === 'string' ? key : undefined))
  return facts === 'any' || facts.has('first_pull')
}
