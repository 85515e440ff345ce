import type { ItemId } from '#shared/content/identity.ts'
import { buildSegment } from './build-segment.ts'
import { type FindOptions, type Found, find } from './find.ts'
import type { SearchDocument, SearchEntry } from './segment.ts'
import { SegmentedIndex } from './segmented-index.ts'

/** The items of a library as they are found. */
export class SearchIndex extends SegmentedIndex<SearchEntry> {
  /** Takes in items as they are now; `gone` are items that are not there any more. */
  update(documents: readonly SearchDocument[], gone: Iterable<ItemId> = []): void {
    this.replace(buildSegment(documents), gone)
  }

  find(options: FindOptions): Found {
    return find(this.parts, options)
  }
}
