import { findAll } from './find.ts'
import { type Mergeable, mergeSegments } from './merge-segments.ts'
import type { Clause } from './query.ts'
import type { Segment } from './segment.ts'

/** A segment of an index, and what of it is gone. */
export interface IndexPart<Entry> extends Mergeable<Entry> {
  /** Its name where it is stored; null while it has not been given one. */
  name: string | null
  goneCount: number
  /** Whether what is stored of `gone` is what is here. */
  isGoneStored: boolean
}

/** Segments of like size are merged when there are so many of them. */
const mostAlike = 6
/** A segment up to this many items is of the smallest size; each next size is so many times larger. */
const smallest = 64
const timesLarger = 6

function sizeClass({ segment, goneCount }: IndexPart<unknown>): number {
  const items = segment.entries.length - goneCount
  return items <= smallest ? 0 : Math.ceil(Math.log(items / smallest) / Math.log(timesLarger))
}

/**
 * Everything that can be found, in a few segments. An item that changes is marked as gone in its segment and comes back
 * in a new one; small segments are merged into larger ones as they become many, so that an item is written again a few
 * times only, however often others change.
 */
export class SegmentedIndex<Entry extends { readonly id: string }> {
  #parts: IndexPart<Entry>[] = []
  readonly #places = new Map<Entry['id'], { readonly part: IndexPart<Entry>; readonly number: number }>()

  /** The segments, the oldest first. */
  get parts(): readonly IndexPart<Entry>[] {
    return this.#parts
  }

  /** How many items can be found. */
  get size(): number {
    return this.#places.size
  }

  /** Whether an item can be found. */
  has(id: Entry['id']): boolean {
    return this.#places.has(id)
  }

  /** The items that can be found. */
  ids(): Iterable<Entry['id']> {
    return this.#places.keys()
  }

  /** Takes in a segment that was stored, with what of it was gone. */
  restore(name: string, segment: Segment<Entry>, gone: Uint8Array): void {
    this.#take({ name, segment, gone, goneCount: 0, isGoneStored: true })
  }

  /** Takes in a segment of items as they are now; `gone` are items that are not there any more. */
  replace(segment: Segment<Entry>, gone: Iterable<Entry['id']> = []): void {
    for (const id of gone) this.#forget(id)
    for (const { id } of segment.entries) this.#forget(id)
    if (segment.entries.length > 0) this.#takeNew(segment)
    this.#tidy()
  }

  /** Every item in which all clauses stand, in no order. */
  matching(clauses: readonly Clause[]): readonly Entry['id'][] {
    return findAll(this.#parts, clauses)
  }

  #takeNew(segment: Segment<Entry>): void {
    const gone = new Uint8Array(segment.entries.length)
    this.#take({ name: null, segment, gone, goneCount: 0, isGoneStored: false })
  }

  #take(part: IndexPart<Entry>): void {
    for (const [number, { id }] of part.segment.entries.entries()) {
      if (part.gone[number] === 1) part.goneCount += 1
      else this.#places.set(id, { part, number })
    }
    if (part.goneCount < part.segment.entries.length) this.#parts.push(part)
  }

  #forget(id: Entry['id']): void {
    const place = this.#places.get(id)
    if (!place) return
    this.#places.delete(id)
    place.part.gone[place.number] = 1
    place.part.goneCount += 1
    place.part.isGoneStored = false
  }

  /** Drops what is empty, merges what has become many, and rewrites what is mostly gone. */
  #tidy(): void {
    this.#parts = this.#parts.filter(part => part.goneCount < part.segment.entries.length)
    for (;;) {
      const toMerge = this.#manyAlike() ?? this.#mostlyGone()
      if (toMerge === null) return
      const merged = mergeSegments(toMerge)
      this.#parts = this.#parts.filter(part => !toMerge.includes(part))
      this.#takeNew(merged)
    }
  }

  #manyAlike(): readonly IndexPart<Entry>[] | null {
    const alike = new Map<number, IndexPart<Entry>[]>()
    for (const part of this.#parts) {
      const size = sizeClass(part)
      alike.set(size, [...(alike.get(size) ?? []), part])
    }
    for (const parts of alike.values()) if (parts.length >= mostAlike) return parts
    return null
  }

  #mostlyGone(): readonly IndexPart<Entry>[] | null {
    const part = this.#parts.find(({ goneCount, segment }) => goneCount * 2 > segment.entries.length)
    return part ? [part] : null
  }
}
