import { expect, test } from 'vitest'
import { choiceSections } from './follow-choices.ts'

const terms = {
  topics: [
    { id: 'cloud', label: 'Cloud computing' },
    { id: 'legal', label: 'Legal' },
  ],
  countries: [
    { id: 'FRA', label: 'France' },
    { id: 'MLT', label: 'Malta' },
  ],
}

const listed = (sections: ReturnType<typeof choiceSections>) =>
  sections.map(({ id, choices }) => [id, choices.map(({ name }) => name)])

test('what is followed stands first, then the others by vocabulary', () => {
  expect(listed(choiceSections(terms, { topics: ['legal'], countries: ['MLT'] }, ''))).toEqual([
    ['followed', ['Legal', 'Malta']],
    ['topics', ['Cloud computing']],
    ['countries', ['France']],
  ])
})

test('a search leaves what has its words, and no section without any', () => {
  expect(listed(choiceSections(terms, { topics: ['legal'], countries: [] }, 'fran'))).toEqual([
    ['countries', ['France']],
  ])
  expect(choiceSections(terms, { topics: [], countries: [] }, 'zebra')).toEqual([])
})

test('what is followed and not in its vocabulary any more can be let go of', () => {
  expect(listed(choiceSections(terms, { topics: ['gopher'], countries: [] }, 'gopher'))).toEqual([
    ['followed', ['gopher']],
  ])
})
