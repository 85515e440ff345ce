import type { ItemId } from '#shared/content/identity.ts'
import { buildSegment } from './build-segment.ts'
import { type FindOptions, type Found, find } from './find.ts'
import type { Clause, SearchedText } from './query.ts'
import type { SearchDocument, SearchEntry } from './segment.ts'
import { SegmentedIndex } from './segmented-index.ts'

/**
 * The items of a library as they are found. Mostly the text that somebody sees is the published one: those that are another are
 * few, and in an index of their own.
 */
export class SearchIndex {
  readonly #seen = new SegmentedIndex<SearchEntry>()
  readonly #published = new SegmentedIndex<SearchEntry>()

  /** How many items can be found. */
  get size(): number {
    return this.#seen.size
  }

  /** The index of the texts that are seen, or of the published ones that are not. */
  of(text: SearchedText): SegmentedIndex<SearchEntry> {
    return text === 'seen' ? this.#seen : this.#published
  }

  /** Takes in items as they are now; `gone` are items that are not there any more. */
  update(documents: readonly SearchDocument[], gone: readonly ItemId[] = []): void {
    this.#seen.replace(buildSegment(documents), gone)
    const others = documents.flatMap(document =>
      document.published === null ? [] : [{ ...document, passages: document.published }],
    )
    const same = documents.flatMap(({ id, published }) => (published === null ? [id] : []))
    this.#published.replace(buildSegment(others), [...gone, ...same])
  }

  /** Finds the items by what is seen of them. */
  find(options: FindOptions): Found {
    return find(this.#seen.parts, options)
  }

  /**
   * Every item in which all clauses stand, in no order: in what is seen of it, or in what is published of it. Of an item of which
   * nothing is published both are what is seen.
   */
  matching(clauses: readonly Clause[], text: SearchedText): readonly ItemId[] {
    const seen = this.#seen.matching(clauses)
    if (text === 'seen') return seen
    return [...seen.filter(id => !this.#published.has(id)), ...this.#published.matching(clauses)]
  }
}
