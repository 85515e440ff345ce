import { expect, test } from 'vitest'
import { ItemId } from '#shared/content/identity.ts'
import { claimsOf, comparedText } from './title-claims.ts'

const item = ItemId.parse('0b9c0d0a-7e39-4d0c-9a43-0f9f4b1a3c55')

test('case, white space and composition make no other title', () => {
  expect(comparedText('  The   Café\u00a0opens ')).toBe(comparedText('the cafe\u0301 OPENS'))
})

test('only unique fields are claimed, each text once', () => {
  const texts = [
    { headline: 'One', short_title: 'Short' },
    { headline: 'ONE', short_title: 'Short' },
  ]
  expect(claimsOf(item, 'news', texts)).toEqual([{ type: 'news', field: 'headline', text: 'one', item }])
})

test('an empty title claims nothing', () => {
  expect(claimsOf(item, 'news', [{ headline: '  ' }, {}])).toEqual([])
})
