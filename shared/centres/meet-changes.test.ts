import { expect, it } from 'vitest'
import { centreFieldsOf } from '../../tests/support/a-centre.ts'
import { meetChanges, withTheirs } from './meet-changes.ts'
import { writtenOf } from './written-centre.ts'

const base = centreFieldsOf({ name: 'Centre', email: 'old@example.org', languages: ['et'] })
const mine = { ...writtenOf(base), name: 'My name', description: 'My words.' }

it('takes what the others alone have changed, and keeps what one has changed oneself', () => {
  const theirs = { ...base, email: 'new@example.org', languages: ['et', 'en'] }
  expect(meetChanges(base, mine, theirs)).toEqual({
    words: { ...mine, email: 'new@example.org', languages: ['et', 'en'] },
    taken: ['email', 'languages'],
    both: [],
  })
})

it('leaves to the person what both have changed, with their own words in the form', () => {
  const theirs = { ...base, name: 'Their name' }
  const met = meetChanges(base, mine, theirs)
  expect(met).toEqual({ words: mine, taken: [], both: ['name'] })
  expect(withTheirs(met.words, theirs, 'name')).toEqual({ ...mine, name: 'Their name' })
})

it('has nothing to ask where both have changed a field to the same', () => {
  expect(meetChanges(base, mine, { ...base, name: 'My name' })).toEqual({ words: mine, taken: [], both: [] })
})
