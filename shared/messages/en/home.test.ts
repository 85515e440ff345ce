import { expect, test } from 'vitest'
import { digest } from './digest.ts'
import { follows } from './follows.ts'
import { home } from './home.ts'

test.each([
  [0, 0, 'Nothing needs you right now.'],
  [1, 0, '1 item needs you.'],
  [0, 1, '1 enquiry needs you.'],
  [0, 2, '2 enquiries need you.'],
  [1, 1, '1 item and 1 enquiry need you.'],
  [3, 2, '3 items and 2 enquiries need you.'],
])('the sentence beside Home for %d items and %d enquiries', (items, enquiries, sentence) => {
  expect(home.summary({ items, enquiries })).toBe(sentence)
})

test.each([
  [0, 0, 1, 'Nothing needs you right now; 1 enquiry waits to be answered.'],
  [0, 0, 4, 'Nothing needs you right now; 4 enquiries wait to be answered.'],
  [0, 1, 3, '1 enquiry needs you.'],
  [1, 0, 3, '1 item needs you.'],
])('with %d items and %d enquiries near, and %d that have time', (items, enquiries, later, sentence) => {
  expect(home.summary({ items, enquiries, later })).toBe(sentence)
})

test.each([
  [0, 0, 'You follow nothing yet.'],
  [1, 0, 'You follow 1 topic.'],
  [0, 2, 'You follow 2 countries.'],
  [2, 1, 'You follow 2 topics and 1 country.'],
])('what is followed, of %d topics and %d countries', (topics, countries, sentence) => {
  expect(follows.summary({ topics, countries })).toBe(sentence)
})

test('a digest names the item that all of a line is about', () => {
  expect(digest.notices.returned({ count: 1, title: 'Ferries' })).toBe('“Ferries” was returned to you')
  expect(digest.notices.updated({ count: 2, title: 'Ferries' })).toBe(
    '“Ferries” was changed while published, 2 times',
  )
  expect(digest.notices.approved({ count: 2, title: null })).toBe(
    '2 of your items were approved and published',
  )
  expect(digest.notices.commented({ count: 3, title: 'Ferries' })).toBe('3 comments on “Ferries”')
  expect(digest.notices.mentioned({ count: 1, title: null })).toBe('1 mention of you')
})
