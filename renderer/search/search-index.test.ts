import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ItemId } from '#shared/content/identity.ts'
import { ItemType } from '#shared/content/item-type.ts'
import { State } from '#shared/workflow/state.ts'
import { printedSeed } from '../../tests/support/seed.ts'
import { aDocument, idOf } from './a-document.ts'
import type { Found } from './find.ts'
import type { Passage } from './passages.ts'
import { type FacetChoice, nothingChosen, parseQuery, searchedTexts, type TypedQuery } from './query.ts'
import { SearchIndex } from './search-index.ts'
import { type Facet, facets, type SearchDocument } from './segment.ts'
import { wordsOf } from './words.ts'

const names = { type: 'type', state: 'state', topic: 'topic', country: 'country' }
const everything = { limit: 10_000, now: 0, facets: nothingChosen }

function search(index: SearchIndex, text: string, chosen: FacetChoice = nothingChosen): Found {
  return index.find({ ...everything, clauses: parseQuery(text, names).clauses, facets: chosen })
}

/** The numbers of the items found, the best first. */
function found(index: SearchIndex, text: string, chosen?: FacetChoice): readonly number[] {
  return search(index, text, chosen).hits.map(({ id }) => Number(id.slice(-12)))
}

function body(...texts: readonly string[]): readonly Passage[] {
  return texts.map(text => ({ place: 'body', text }))
}

function indexOf(...documents: readonly SearchDocument[]): SearchIndex {
  const index = new SearchIndex()
  index.update(documents)
  return index
}

describe('what is found', () => {
  const index = indexOf(
    aDocument(1, { passages: body('The city of Łódź moves to open source software.') }),
    aDocument(2, { passages: body('Software that is open. Its source is not.') }),
    aDocument(3, { passages: body('Η Ευρώπη', 'open', 'source') }),
    aDocument(4, { passages: body('X-Road in Estonia') }),
  )

  test('has every word, in any order', () => {
    expect(found(index, 'source open').toSorted()).toEqual([1, 2, 3])
    expect(found(index, 'source open estonia')).toEqual([])
  })

  test('has words that begin as typed, whatever their case and accents', () => {
    expect(found(index, 'lodz')).toEqual([1])
    expect(found(index, 'SOFTW esto')).toEqual([])
    expect(found(index, 'SOFTW').toSorted()).toEqual([1, 2])
    expect(found(index, 'ευρωπ')).toEqual([3])
  })

  test('has the words of a phrase next to each other, and not over the end of a paragraph', () => {
    expect(found(index, '"open source"')).toEqual([1])
    expect(found(index, '"open sour"')).toEqual([])
    expect(found(index, '"open sour')).toEqual([1])
    expect(found(index, 'x-roa')).toEqual([4])
    expect(found(index, '"road x"')).toEqual([])
  })

  test('is everything, the newest first, where nothing is typed', () => {
    const dated = indexOf(aDocument(1, { changedAt: 1 }), aDocument(2, { changedAt: 2 }))
    expect(found(dated, '')).toEqual([2, 1])
  })
})

test('in lists of what readers see, an item is found by its published text, and elsewhere by the one that is seen', () => {
  const index = indexOf(
    aDocument(1, { passages: body('lighthouse'), published: body('harbour') }),
    aDocument(2, { passages: body('harbour') }),
  )
  const matching = (text: string) =>
    searchedTexts.map(searched => index.matching(parseQuery(text, names).clauses, searched).toSorted())
  expect(matching('harbour')).toEqual([[idOf(2)], [idOf(1), idOf(2)]])
  expect(matching('lighthouse')).toEqual([[idOf(1)], []])
  // The newer text is published, too.
  index.update([aDocument(1, { passages: body('lighthouse') })])
  expect(matching('harbour')).toEqual([[idOf(2)], [idOf(2)]])
  expect(matching('lighthouse')).toEqual([[idOf(1)], [idOf(1)]])
})

describe('the order', () => {
  test('has titles before headings, and headings before bodies, however often these say it', () => {
    const often = Array.from({ length: 40 }, () => 'procurement').join(' ')
    const index = indexOf(
      aDocument(1, { passages: body(often) }),
      aDocument(2, { passages: [{ place: 'heading', text: 'Procurement' }, ...body('procurement')] }),
      aDocument(3, { passages: [{ place: 'title', text: 'Public procurement' }] }),
    )
    expect(found(index, 'procurement')).toEqual([3, 2, 1])
  })

  test('has the word itself before words that begin with it', () => {
    const index = indexOf(
      aDocument(1, { passages: body('portability') }),
      aDocument(2, { passages: body('port') }),
    )
    expect(found(index, 'port')).toEqual([2, 1])
  })

  test('has the newer of two equals first', () => {
    const now = Date.parse('2026-03-01')
    const index = indexOf(
      aDocument(1, { passages: body('port'), changedAt: Date.parse('2020-03-01') }),
      aDocument(2, { passages: body('port'), changedAt: now }),
    )
    const { clauses } = parseQuery('port', names)
    expect(index.find({ ...everything, clauses, now }).hits.map(({ id }) => id)).toEqual([idOf(2), idOf(1)])
  })

  test('is cut at the limit, and the total is not', () => {
    const index = indexOf(...[1, 2, 3].map(number => aDocument(number, { changedAt: number })))
    const cut = index.find({ ...everything, clauses: [], limit: 2 })
    expect(cut.hits.map(({ id }) => id)).toEqual([idOf(3), idOf(2)])
    expect(cut.total).toBe(3)
  })
})

test('what is counted for a facet is what each of its values would leave', () => {
  const index = indexOf(
    aDocument(1, { type: 'news', state: 'draft' }),
    aDocument(2, { type: 'event', state: 'draft' }),
    aDocument(3, { type: 'event', state: 'validated' }),
  )
  const { counts, total } = search(index, '', { ...nothingChosen, type: ['event'] })
  expect(total).toBe(2)
  expect(Object.fromEntries(counts.type)).toEqual({ news: 1, event: 2 })
  expect(Object.fromEntries(counts.state)).toEqual({ draft: 1, validated: 1 })
})

// Few and similar words, so that prefixes, phrases and repetitions are met often.
const word = fc.constantFrom(
  'a',
  'ab',
  'abc',
  'b',
  'Éa',
  'ea',
  'straße',
  'strasse',
  'Ω',
  '𝒳y',
  '\uFB01n',
  'fin',
)
const passage: fc.Arbitrary<Passage> = fc.record({
  place: fc.constantFrom('title', 'heading', 'body'),
  text: fc.array(word, { maxLength: 8 }).map(words => words.join(' ')),
})
const about = fc.record({
  type: fc.constantFrom(...ItemType.options),
  state: fc.constantFrom(...State.options),
  topics: fc.subarray(['one', 'two', 'three']),
  countries: fc.subarray(['BEL', 'EST']),
  passages: fc.array(passage, { maxLength: 4 }),
  published: fc.option(fc.array(passage, { maxLength: 4 })),
})
const step = fc.oneof(
  fc.record({ put: fc.array(fc.tuple(fc.nat({ max: 30 }), about), { maxLength: 4 }) }),
  fc.record({ drop: fc.array(fc.nat({ max: 30 }), { maxLength: 3 }) }),
)
const query = fc.oneof(
  fc.array(word, { maxLength: 3 }).map(words => words.join(' ')),
  fc.array(word, { minLength: 1, maxLength: 3 }).map(words => `"${words.join(' ')}"`),
  fc.array(word, { minLength: 1, maxLength: 3 }).map(words => `"${words.join(' ')}`),
  fc.array(word, { minLength: 1, maxLength: 3 }).map(words => words.join('-')),
)
const choice: fc.Arbitrary<FacetChoice> = fc.record({
  type: fc.subarray([...ItemType.options]),
  state: fc.subarray([...State.options]),
  topic: fc.subarray(['one', 'two', 'none']),
  country: fc.subarray(['BEL', 'EST']),
})

function valuesOf(document: SearchDocument): Record<Facet, readonly string[]> {
  return {
    type: [document.type],
    state: [document.state],
    topic: document.topics,
    country: document.countries,
  }
}

/** Reads every passage of an item from its beginning: slow and plain. */
function answers(document: SearchDocument, { clauses }: TypedQuery, chosen: FacetChoice): boolean {
  const passages = document.passages.map(({ text }) => wordsOf(text).map(({ word }) => word))
  const values = valuesOf(document)
  return (
    facets.every(
      facet => chosen[facet].length === 0 || chosen[facet].some(one => values[facet].includes(one)),
    ) &&
    clauses.every(({ words, isLastBeginning }) =>
      passages.some(there =>
        there.some((_, start) =>
          words.every((wanted, offset) => {
            const at = there[start + offset]
            const isBeginning = isLastBeginning && offset === words.length - 1
            return at !== undefined && (isBeginning ? at.startsWith(wanted) : at === wanted)
          }),
        ),
      ),
    )
  )
}

/** What readers see of an item. */
function publishedIn({ published, passages }: SearchDocument): readonly Passage[] {
  return published ?? passages
}

test('after any changes it finds what reading everything would find, also when it is stored and read back', () => {
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 25 }),
      fc.array(fc.tuple(query, choice), { minLength: 1, maxLength: 5 }),
      (steps, queries) => {
        const index = new SearchIndex()
        const model = new Map<ItemId, SearchDocument>()
        for (const change of steps) {
          if ('put' in change) {
            const documents = new Map(
              change.put.map(([number, told]) => [number, aDocument(number, told)] as const),
            )
            for (const document of documents.values()) model.set(document.id, document)
            index.update([...documents.values()])
          } else {
            const gone = change.drop.map(idOf)
            for (const id of gone) model.delete(id)
            index.update([], gone)
          }
        }
        const readBack = new SearchIndex()
        for (const text of searchedTexts)
          for (const { segment, gone } of index.of(text).parts)
            readBack.of(text).restore('stored', structuredClone(segment), structuredClone(gone))
        for (const one of [index, readBack]) {
          expect(one.size).toBe(model.size)
          for (const [text, chosen] of queries) {
            const typed = parseQuery(text, names)
            const wanted = [...model.values()].filter(document => answers(document, typed, chosen))
            const result = search(one, text, chosen)
            expect(result.hits.map(({ id }) => id).toSorted()).toEqual(wanted.map(({ id }) => id).toSorted())
            expect(result.total).toBe(wanted.length)
            for (const searched of searchedTexts) {
              const inText = [...model.values()].filter(document => {
                const passages = searched === 'seen' ? document.passages : publishedIn(document)
                return answers({ ...document, passages }, typed, nothingChosen)
              })
              expect(one.matching(typed.clauses, searched).toSorted()).toEqual(
                inText.map(({ id }) => id).toSorted(),
              )
            }
          }
        }
      },
    ),
    { numRuns: 300, seed: printedSeed('search index') },
  )
})

test('however often items change, the segments stay few and what is gone does not pile up', () => {
  const index = new SearchIndex()
  index.update(Array.from({ length: 500 }, (_, number) => aDocument(number, { passages: body('port') })))
  for (let round = 0; round < 2_000; round += 1) {
    index.update([aDocument(round % 7, { passages: body(`round${round}`) })])
    expect(index.of('seen').parts.length).toBeLessThan(20)
  }
  const kept = index.of('seen').parts.reduce((sum, { segment }) => sum + segment.entries.length, 0)
  expect(kept).toBeLessThan(2 * index.size)
  expect(found(index, 'round1999')).toEqual([1999 % 7])
  expect(found(index, 'round1998')).toEqual([1998 % 7])
  expect(found(index, 'round5')).toEqual([])
})
