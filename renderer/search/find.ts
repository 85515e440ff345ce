import type { Mergeable } from './merge-segments.ts'
import { findPhrase } from './phrase.ts'
import { type Clause, type FacetChoice, nothingChosen } from './query.ts'
import { at, byteAt, type Facet, facets, facetTerm, type SearchEntry, weightAt } from './segment.ts'
import { termEqual, termsBeginning } from './segment-terms.ts'

/** How many of the items found have each value of a facet, if nothing were chosen in that facet. */
export type FacetCounts = Readonly<Record<'type' | 'state', ReadonlyMap<string, number>>>

/** What was found. */
export interface Found {
  /** All items that answer, also those that are not among the hits. */
  readonly total: number
  /** The best first. */
  readonly hits: readonly SearchEntry[]
  readonly counts: FacetCounts
}

export interface FindOptions {
  readonly clauses: readonly Clause[]
  readonly facets: FacetChoice
  /** Most hits that are wanted. */
  readonly limit: number
  /** In milliseconds since 1970. */
  readonly now: number
}

/** The part of a segment that a search works on. */
interface Field<Entry> {
  readonly part: Mergeable<Entry>
  /** 1: has answered everything so far. */
  readonly isWanted: Uint8Array
  readonly scores: Float32Array
  /** Which facets an item passes, a bit each. */
  readonly passes: Uint8Array
}

const bitOf: Readonly<Record<Facet, number>> = { type: 1, state: 2, topic: 4, country: 8 }
const allBits = 15

/** An exact word is worth more than the beginning of one, and a long beginning more than a short one. */
const closenessOfBeginning = 0.5

function fieldOf<Entry>(part: Mergeable<Entry>, choice: FacetChoice): Field<Entry> {
  const count = part.segment.entries.length
  const isWanted = new Uint8Array(count)
  for (let item = 0; item < count; item += 1) isWanted[item] = 1 - byteAt(part.gone, item)
  return { part, isWanted, scores: new Float32Array(count), passes: passesOf(part, choice) }
}

function passesOf({ segment }: Mergeable<unknown>, choice: FacetChoice): Uint8Array {
  const passes = new Uint8Array(segment.entries.length)
  let open = 0
  for (const facet of facets) {
    const bit = bitOf[facet]
    if (choice[facet].length === 0) open |= bit
    for (const value of choice[facet]) {
      const { from, to } = termEqual(segment, new TextEncoder().encode(facetTerm(facet, value)))
      if (from === to) continue
      const end = at(segment.postingStarts, to)
      for (let index = at(segment.postingStarts, from); index < end; index += 1) {
        const item = at(segment.postings, index) >>> 8
        passes[item] = byteAt(passes, item) | bit
      }
    }
  }
  for (let item = 0; item < passes.length; item += 1) passes[item] = byteAt(passes, item) | open
  return passes
}

/** The best that a segment's items make of a clause, 0 where nothing. */
function clauseWeights({ part, isWanted }: Field<unknown>, clause: Clause): Float32Array {
  const { segment } = part
  const best = new Float32Array(segment.entries.length)
  const [word] = clause.words
  if (clause.words.length > 1 || word === undefined) {
    findPhrase(
      segment,
      clause,
      item => byteAt(isWanted, item) === 1,
      (item, weight) => {
        best[item] = weight
      },
    )
    return best
  }
  const bytes = new TextEncoder().encode(word)
  const { from, to } = (clause.isLastBeginning ? termsBeginning : termEqual)(segment, bytes)
  for (let term = from; term < to; term += 1) {
    const length = at(segment.termStarts, term + 1) - at(segment.termStarts, term)
    const closeness =
      length === bytes.length ? 1 : closenessOfBeginning * (0.5 + 0.5 * (bytes.length / length))
    const end = at(segment.postingStarts, term + 1)
    for (let index = at(segment.postingStarts, term); index < end; index += 1) {
      const posting = at(segment.postings, index)
      const item = posting >>> 8
      const weight = ((posting & 255) / 255) * closeness
      if (weight > weightAt(best, item)) best[item] = weight
    }
  }
  return best
}

/** Lets a clause weigh in all segments; rarely answered clauses weigh more. */
function weighClause(fields: readonly Field<unknown>[], clause: Clause): void {
  const weights = fields.map(field => clauseWeights(field, clause))
  let [all, answered] = [0, 0]
  for (const [index, { isWanted }] of fields.entries()) {
    const best = weights[index]
    if (!best) continue
    all += best.length
    for (let item = 0; item < best.length; item += 1) {
      if (weightAt(best, item) > 0) answered += 1
      else isWanted[item] = 0
    }
  }
  const rarity = Math.log(1 + all / (1 + answered))
  for (const [index, { isWanted, scores }] of fields.entries()) {
    const best = weights[index]
    if (!best) continue
    for (let item = 0; item < best.length; item += 1)
      if (byteAt(isWanted, item) === 1) scores[item] = weightAt(scores, item) + rarity * weightAt(best, item)
  }
}

const halfYear = 182 * 24 * 60 * 60 * 1000

/** What an item is worth: without words the newest first, with words a new one a little more. */
function worth(entry: SearchEntry, score: number, hasWords: boolean, now: number): number {
  const age = Math.max(0, now - entry.changedAt)
  return hasWords ? score * (1 + 0.15 * Math.exp(-age / halfYear)) : entry.changedAt
}

/** The best so far, at most `limit`, the best first. */
class Best {
  readonly #limit: number
  readonly #kept: { readonly entry: SearchEntry; readonly worth: number }[] = []

  constructor(limit: number) {
    this.#limit = limit
  }

  offer(entry: SearchEntry, worth: number): void {
    const last = this.#kept.at(-1)
    if (this.#kept.length >= this.#limit && last && !isBetter(worth, entry, last)) return
    let low = 0
    let high = this.#kept.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const there = this.#kept[middle]
      if (there && isBetter(worth, entry, there)) high = middle
      else low = middle + 1
    }
    this.#kept.splice(low, 0, { entry, worth })
    if (this.#kept.length > this.#limit) this.#kept.pop()
  }

  taken(): readonly SearchEntry[] {
    return this.#kept.map(({ entry }) => entry)
  }
}

/** Of equals the identity decides, so that results never jump. */
function isBetter(
  worth: number,
  entry: SearchEntry,
  other: { readonly entry: SearchEntry; readonly worth: number },
): boolean {
  return worth === other.worth ? entry.id < other.entry.id : worth > other.worth
}

function addTo(counts: Map<string, number>, value: string): void {
  counts.set(value, (counts.get(value) ?? 0) + 1)
}

function answersOf<Entry>(
  parts: readonly Mergeable<Entry>[],
  { clauses, facets }: Pick<FindOptions, 'clauses' | 'facets'>,
): readonly Field<Entry>[] {
  const fields = parts.map(part => fieldOf(part, facets))
  for (const clause of clauses) weighClause(fields, clause)
  return fields
}

/** Finds the items in which every clause stands and which have one of the chosen values in each facet. */
export function find(parts: readonly Mergeable[], options: FindOptions): Found {
  const best = new Best(options.limit)
  const counts = { type: new Map<string, number>(), state: new Map<string, number>() }
  let total = 0
  for (const { part, isWanted, scores, passes } of answersOf(parts, options)) {
    for (let item = 0; item < isWanted.length; item += 1) {
      if (byteAt(isWanted, item) === 0) continue
      const entry = part.segment.entries[item]
      if (entry === undefined) continue
      const passed = byteAt(passes, item)
      if ((passed | bitOf.type) === allBits) addTo(counts.type, entry.type)
      if ((passed | bitOf.state) === allBits) addTo(counts.state, entry.state)
      if (passed !== allBits) continue
      total += 1
      best.offer(entry, worth(entry, weightAt(scores, item), options.clauses.length > 0, options.now))
    }
  }
  return { total, hits: best.taken(), counts }
}

/** Every item in which all clauses stand, in no order. */
export function findAll<Entry extends { readonly id: string }>(
  parts: readonly Mergeable<Entry>[],
  clauses: readonly Clause[],
): readonly Entry['id'][] {
  return answersOf(parts, { clauses, facets: nothingChosen }).flatMap(({ part, isWanted }) =>
    part.segment.entries.flatMap(({ id }, item) => (byteAt(isWanted, item) === 1 ? [id] : [])),
  )
}
