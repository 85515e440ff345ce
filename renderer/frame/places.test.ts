import { expect, test } from 'vitest'
import { aPublished, aRow, elena, marta } from '../lists/a-row.ts'
import { anAccount } from '../lists/an-account.ts'
import { placeOf, viewsFor } from './places.ts'

const editor = anAccount(elena)
const moderator = anAccount(marta, ['moderator'])

test('a view that an account has no role for is absent', () => {
  expect(viewsFor(editor)).toEqual([
    'home',
    'drafts',
    'caseStudies',
    'licences',
    'published',
    'search',
    'centres',
    'members',
    'templates',
    'settings',
    'about',
  ])
  expect(viewsFor(moderator)).toEqual([
    'home',
    'drafts',
    'caseStudies',
    'review',
    'pulse',
    'licences',
    'published',
    'search',
    'centres',
    'members',
    'templates',
    'settings',
    'about',
  ])
})

test('who is no member of a collection that only members write for has no Drafts', () => {
  expect(viewsFor({ ...editor, membership: null })).toEqual([
    'home',
    'licences',
    'published',
    'search',
    'centres',
    'members',
    'settings',
    'about',
  ])
})

test('an item that was found opens where it is worked on', () => {
  const published = aPublished()
  expect(placeOf(aRow({ state: 'proposed' }), editor).view).toBe('drafts')
  expect(placeOf(aRow({ state: 'validated', published }), editor).view).toBe('published')
  expect(placeOf(aRow({ state: 'proposed', isOwn: false }), moderator).view).toBe('review')
  expect(placeOf(aRow({ state: 'draft', isOwn: false }), moderator).view).toBe('drafts')
})
