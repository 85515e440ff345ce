import type { ItemId } from '#shared/content/identity.ts'
import type { ItemType } from '#shared/content/item-type.ts'
import type { State } from '#shared/workflow/state.ts'
import type { Passage } from './passages.ts'

/** By what a search can be narrowed, besides words. */
export const facets = ['type', 'state', 'topic', 'country'] as const
export type Facet = (typeof facets)[number]

/** What a search shows of an item without reading it. */
export interface SearchEntry {
  readonly id: ItemId
  readonly type: ItemType
  readonly documentType: string | null
  readonly state: State
  readonly title: string
  /** In milliseconds since 1970. */
  readonly changedAt: number
}

/** An item as it is put into the index. */
export interface SearchDocument extends SearchEntry {
  readonly topics: readonly string[]
  readonly countries: readonly string[]
  /** What its person sees of it. */
  readonly passages: readonly Passage[]
  /** What readers see of it, where its person sees another text; null elsewhere. */
  readonly published: readonly Passage[] | null
}

/** A text as it is put into a segment: what is shown of it, the terms that it has beside its words, and its words. */
export interface IndexedText<Entry> {
  readonly entry: Entry
  readonly terms: readonly string[]
  readonly passages: readonly Passage[]
}

/**
 * The words of some items as flat arrays: quick to search, to store and to read back, and never changed once built.
 * Items are numbered by their place in `entries`, terms by their place in byte order.
 */
export interface Segment<Entry = SearchEntry> {
  readonly entries: readonly Entry[]
  /** The terms in UTF-8, one behind the other in byte order; term t is `[termStarts[t], termStarts[t + 1])`. */
  readonly termBytes: Uint8Array
  readonly termStarts: Uint32Array
  /** For each term the items that it stands in, ascending: the item's number times 256, plus its weight of 1 to 255. */
  readonly postings: Uint32Array
  readonly postingStarts: Uint32Array
  /**
   * For each posting the places of the word in the item, as variable-length numbers: how many, then the distance of
   * each from the one before. Between two passages a place is left out, so that no phrase runs over their border.
   */
  readonly positions: Uint8Array
  readonly positionStarts: Uint32Array
}

/** The term that stands for a value of a facet; no word can be equal to it. */
export function facetTerm(facet: Facet, value: string): string {
  return `\u0001${facet}:${value}`
}

// One function a kind of array: the engine makes each as quick as a plain access.

/** The number at a place of an array that is long enough. */
export function at(numbers: Uint32Array, index: number): number {
  return numbers[index] ?? 0
}

/** The byte at a place of an array that is long enough. */
export function byteAt(bytes: Uint8Array, index: number): number {
  return bytes[index] ?? 0
}

/** The weight at a place of an array that is long enough. */
export function weightAt(weights: Float32Array, index: number): number {
  return weights[index] ?? 0
}
