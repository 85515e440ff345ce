import { describe, expect, test } from 'vitest'
import { nothingChosen, parseQuery, withAsked } from './query.ts'

const names = { type: 'type', state: 'state', topic: 'topic', country: 'country' }

describe('what is typed', () => {
  test.each([
    ['open source', [['open'], ['source']], true],
    ['  Été  ', [['ete']], true],
    ['"open source"', [['open', 'source']], false],
    ['“open source”', [['open', 'source']], false],
    ['"open source', [['open', 'source']], true],
    ['x-road', [['x', 'road']], true],
    ['http://example.eu', [['http', 'example', 'eu']], true],
    ['…', [], true],
  ] as const)('%s', (text, words, isLastBeginning) => {
    expect(parseQuery(text, names)).toEqual({
      clauses: words.map(of => ({ words: of, isLastBeginning })),
      asked: [],
    })
  })

  test('names the values of facets, in quotes where they have spaces', () => {
    expect(parseQuery('type:event open TOPIC:"open source software" country:', names)).toEqual({
      clauses: [
        { words: ['open'], isLastBeginning: true },
        { words: ['country'], isLastBeginning: true },
      ],
      asked: [
        { facet: 'type', value: 'event' },
        { facet: 'topic', value: 'open source software' },
      ],
    })
  })
})

describe('a value that is asked for by name', () => {
  const values = {
    type: [
      { id: 'news', label: 'News' },
      { id: 'event', label: 'Event' },
    ],
    state: [],
    topic: [],
    country: [
      { id: 'AUT', label: 'Austria' },
      { id: 'AUS', label: 'Australia' },
      { id: 'ROU', label: 'România' },
    ],
  }

  test('may be its identity, its label, or the beginning of one', () => {
    const asked = (value: string) =>
      withAsked(nothingChosen, [{ facet: 'country', value }], values).facets.country
    expect(asked('aut')).toEqual(['AUT'])
    expect(asked('romania')).toEqual(['ROU'])
    expect(asked('Aus')).toEqual(['AUS'])
    expect(asked('austr')).toEqual(['AUT', 'AUS'])
  })

  test('joins what is chosen', () => {
    const chosen = { ...nothingChosen, type: ['news'] }
    expect(withAsked(chosen, [{ facet: 'type', value: 'event' }], values).facets.type).toEqual([
      'news',
      'event',
    ])
  })

  test('is told where nothing has that name', () => {
    const nowhere = { facet: 'country', value: 'Atlantis' } as const
    expect(withAsked(nothingChosen, [nowhere], values).unknown).toEqual([nowhere])
  })
})
