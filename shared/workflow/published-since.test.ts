import { expect, test } from 'vitest'
import { Instant } from '../content/identity.ts'
import { publishedSince } from './published-since.ts'

const [then, now] = [Instant.parse('2026-01-05T09:00:00.000Z'), Instant.parse('2026-03-02T10:00:00.000Z')]
const fields = { headline: 'A town opens its code', topics: ['cloud'] }
const live = { fields, since: then }
const others = { ...fields, topics: ['cloud', 'legal'] }

test('what comes to be published is so from then on', () => {
  expect(publishedSince('publish', null, fields, now)).toBe(now)
  expect(publishedSince('approve', live, fields, now)).toBe(now)
  expect(publishedSince('update_published', live, others, now)).toBe(now)
})

test('what is archived was published when it was', () => {
  expect(publishedSince('archive', live, fields, now)).toBe(then)
})

test('a deletion that is rejected publishes nothing, unless other words come with it', () => {
  expect(publishedSince('reject_deletion', live, { ...fields }, now)).toBe(then)
  expect(publishedSince('reject_deletion', live, others, now)).toBe(now)
})
