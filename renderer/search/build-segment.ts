import { GrowingBytes, GrowingNumbers } from './growing-arrays.ts'
import type { Passage, Place } from './passages.ts'
import {
  facetTerm,
  type IndexedText,
  type SearchDocument,
  type SearchEntry,
  type Segment,
} from './segment.ts'
import { wordsOf } from './words.ts'

/** What is known of a term while a segment is built, item by item. */
class Term {
  /** As in `Segment.postings`. */
  readonly postings: number[] = []
  /** For each posting: how many places, then the places. */
  readonly places: number[] = []
}

/** A word in the item that is being read. */
interface Occurrence {
  readonly places: number[]
  inTitle: boolean
  inHeading: boolean
  inBody: number
}

/** The length in words from which a word counts for less than in an average text. */
const averageLength = 600

/**
 * How much a word says of an item, 1 to 255. Standing in the title is worth half of it, in a heading or label a fifth;
 * the rest grows with how often the body says it, ever more slowly and more so in a short text (after BM25, Robertson
 * and Zaragoza 2009, with k1 = 1.2 and b = 0.75).
 */
function weightOf({ inTitle, inHeading, inBody }: Occurrence, length: number): number {
  const often = inBody / (inBody + 1.2 * (0.25 + 0.75 * (length / averageLength)))
  const weight = (inTitle ? 0.5 : 0) + (inHeading ? 0.2 : 0) + 0.3 * often
  return Math.max(1, Math.min(255, Math.round(weight * 255)))
}

function note(occurrence: Occurrence, place: Place): void {
  if (place === 'title') occurrence.inTitle = true
  else if (place === 'heading') occurrence.inHeading = true
  else occurrence.inBody += 1
}

function occurrencesIn(passages: readonly Passage[]): { found: Map<string, Occurrence>; length: number } {
  const found = new Map<string, Occurrence>()
  let at = 0
  for (const { place, text } of passages) {
    for (const { word } of wordsOf(text)) {
      let occurrence = found.get(word)
      if (occurrence === undefined) {
        occurrence = { places: [], inTitle: false, inHeading: false, inBody: 0 }
        found.set(word, occurrence)
      }
      occurrence.places.push(at)
      note(occurrence, place)
      at += 1
    }
    at += 1
  }
  return { found, length: at }
}

/** What a search shows of an item, without the text. */
function entryOf(document: SearchDocument): SearchEntry {
  const { id, type, documentType, state, title, changedAt } = document
  return { id, type, documentType, state, title, changedAt }
}

/** Byte order of UTF-8 is the order of code points; of UTF-16 only while there are no surrogates. */
function inByteOrder(terms: string[]): string[] {
  const encoder = new TextEncoder()
  if (!terms.some(term => /[\ud800-\uffff]/.test(term))) return terms.sort()
  const bytes = new Map(terms.map(term => [term, encoder.encode(term)]))
  const none = new Uint8Array()
  return terms.sort((one, other) => compareBytes(bytes.get(one) ?? none, bytes.get(other) ?? none))
}

/** Which of two runs of bytes comes first. */
export function compareBytes(one: Uint8Array, other: Uint8Array): number {
  const shared = Math.min(one.length, other.length)
  for (let index = 0; index < shared; index += 1) {
    const difference = (one[index] ?? 0) - (other[index] ?? 0)
    if (difference !== 0) return difference
  }
  return one.length - other.length
}

/** Puts items into a segment of their own. No item may be given twice. */
export function buildSegment(documents: readonly SearchDocument[]): Segment {
  return segmentOf(
    documents.map(document => ({
      entry: entryOf(document),
      terms: [
        facetTerm('type', document.type),
        facetTerm('state', document.state),
        ...document.topics.map(topic => facetTerm('topic', topic)),
        ...document.countries.map(country => facetTerm('country', country)),
      ],
      passages: document.passages,
    })),
  )
}

/** Puts texts of any kind into a segment of their own. */
export function segmentOf<Entry>(texts: readonly IndexedText<Entry>[]): Segment<Entry> {
  const terms = new Map<string, Term>()
  const termOf = (name: string): Term => {
    let term = terms.get(name)
    if (term === undefined) {
      term = new Term()
      terms.set(name, term)
    }
    return term
  }
  for (const [number, { terms: beside, passages }] of texts.entries()) {
    const { found, length } = occurrencesIn(passages)
    for (const [word, occurrence] of found) {
      const term = termOf(word)
      term.postings.push(number * 256 + weightOf(occurrence, length))
      term.places.push(occurrence.places.length, ...occurrence.places)
    }
    for (const value of new Set(beside)) {
      const term = termOf(value)
      term.postings.push(number * 256 + 255)
      term.places.push(0)
    }
  }
  return laidOut(
    texts.map(({ entry }) => entry),
    terms,
  )
}

function laidOut<Entry>(entries: readonly Entry[], terms: ReadonlyMap<string, Term>): Segment<Entry> {
  const encoder = new TextEncoder()
  const termBytes = new GrowingBytes()
  const termStarts = new GrowingNumbers()
  const postings = new GrowingNumbers()
  const postingStarts = new GrowingNumbers()
  const positions = new GrowingBytes()
  const positionStarts = new GrowingNumbers()
  const begin = () => {
    termStarts.push(termBytes.length)
    postingStarts.push(postings.length)
    positionStarts.push(positions.length)
  }
  for (const name of inByteOrder([...terms.keys()])) {
    const term = terms.get(name)
    if (term === undefined) continue
    begin()
    termBytes.pushAll(encoder.encode(name))
    for (const posting of term.postings) postings.push(posting)
    writePlaces(positions, term.places)
  }
  begin()
  return {
    entries,
    termBytes: termBytes.taken(),
    termStarts: termStarts.taken(),
    postings: postings.taken(),
    postingStarts: postingStarts.taken(),
    positions: positions.taken(),
    positionStarts: positionStarts.taken(),
  }
}

/** Writes runs of "how many, then the places" as "how many, then the distances". */
function writePlaces(positions: GrowingBytes, places: readonly number[]): void {
  let left = 0
  let last = 0
  for (const number of places) {
    if (left === 0) {
      positions.pushVariable(number)
      left = number
      last = 0
    } else {
      positions.pushVariable(number - last)
      last = number
      left -= 1
    }
  }
}
