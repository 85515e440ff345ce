import type { Vocabulary, VocabularyName } from '#shared/content/vocabulary.ts'
import type { LabelOf } from '../search/passages.ts'
import type { SearchedText } from '../search/query.ts'
import type { Segment } from '../search/segment.ts'
import type { LibraryDatabase } from './database.ts'

/** What the stored index is made of, under the name `index`. */
interface StoredIndex {
  readonly name: 'index'
  /** How segments are laid out and texts are taken apart; another number means: build it anew. */
  readonly format: number
  /** Changes with each storing, so that two windows do not store over each other. */
  readonly edition: string
  /** The labels of the vocabularies that were indexed, see `labelsOf`. */
  readonly labels: string
  /** All items written up to this turn are in it. */
  readonly upTo: number
  readonly parts: readonly NamedPart[]
}

/** A segment, by the name of its record, and which text of items it holds. */
interface NamedPart {
  readonly name: string
  readonly text: SearchedText
}

/** A segment under its name. */
interface StoredSegment {
  readonly name: string
  readonly segment: Segment
}

/** Which items of a segment are gone; kept apart, so that a change does not write the segment again. */
interface StoredGone {
  readonly name: string
  readonly gone: Uint8Array
}

/** A record of the table in which the search index is stored. */
export type SearchPart = StoredIndex | StoredSegment | StoredGone

/** To be raised whenever segments, passages or folded words become others. */
const format = 2

const indexName = 'index'

function goneName(part: string): string {
  return `${part} gone`
}

/** An index as it was stored. */
export interface ReadIndex {
  readonly edition: string
  readonly labels: string
  readonly upTo: number
  readonly parts: readonly (NamedPart & { readonly segment: Segment; readonly gone: Uint8Array })[]
}

/** What tells whether there is something newer in the database than one knows. */
export async function readEdition(
  database: LibraryDatabase,
): Promise<Pick<StoredIndex, 'edition' | 'upTo'> | null> {
  const stored = await database.searchParts.get(indexName)
  return stored && 'format' in stored && stored.format === format ? stored : null
}

/** The stored index; null where there is none that this program can read. */
export async function readIndex(database: LibraryDatabase): Promise<ReadIndex | null> {
  return database.transaction('r', [database.searchParts], async () => {
    const stored = await database.searchParts.get(indexName)
    if (!stored || !('format' in stored) || stored.format !== format) return null
    const [segments, gones] = await Promise.all([
      database.searchParts.bulkGet(stored.parts.map(({ name }) => name)),
      database.searchParts.bulkGet(stored.parts.map(({ name }) => goneName(name))),
    ])
    const parts = stored.parts.flatMap((part, number) => {
      const [segment, gone] = [segments[number], gones[number]]
      return segment && 'segment' in segment && gone && 'gone' in gone
        ? [{ ...part, segment: segment.segment, gone: gone.gone }]
        : []
    })
    if (parts.length < stored.parts.length) return null
    const { edition, labels, upTo } = stored
    return { edition, labels, upTo, parts }
  })
}

/** A part to be stored under a name of its own. */
export interface PartToStore extends NamedPart {
  readonly segment: Segment
  readonly gone: Uint8Array
  /** Whether the segment is stored already. */
  readonly isStored: boolean
  readonly isGoneStored: boolean
}

/** Stores the index as it is now in place of what was stored; to be called within a transaction. */
export async function storeIndex(
  database: LibraryDatabase,
  head: Pick<StoredIndex, 'edition' | 'labels' | 'upTo'>,
  parts: readonly PartToStore[],
): Promise<void> {
  const names = new Set([indexName, ...parts.flatMap(({ name }) => [name, goneName(name)])])
  const before = await database.searchParts.toCollection().primaryKeys()
  await database.searchParts.bulkDelete(before.filter(name => !names.has(name)))
  for (const { name, segment, gone, isStored, isGoneStored } of parts) {
    if (!isStored) await database.searchParts.put({ name, segment })
    if (!isStored || !isGoneStored) await database.searchParts.put({ name: goneName(name), gone })
  }
  await database.searchParts.put({
    name: indexName,
    format,
    ...head,
    parts: parts.map(({ name, text }) => ({ name, text })),
  })
  // What the stored index holds need not be marked any longer.
  await database.unindexed.where(':id').belowOrEqual(head.upTo).delete()
}

/** What the terms of the vocabularies are called, and a text that is another one when any of it is. */
export function labelsOf(vocabularies: readonly Vocabulary[]): {
  readonly labelOf: LabelOf
  readonly labels: string
} {
  const byName = new Map<VocabularyName, Map<string, string>>()
  let checksum = 0x811c9dc5
  for (const { name, terms } of vocabularies) {
    byName.set(name, new Map(terms.map(({ id, label }) => [id, label])))
    // FNV-1a: two vocabularies that differ have the same checksum once in four thousand million.
    for (const unit of `${name}\n${terms.map(({ id, label }) => `${id}\t${label}`).join('\n')}\n`)
      checksum = Math.imul(checksum ^ (unit.codePointAt(0) ?? 0), 0x01000193)
  }
  return {
    labelOf: (vocabulary, id) => byName.get(vocabulary)?.get(id) ?? id,
    labels: (checksum >>> 0).toString(16),
  }
}
