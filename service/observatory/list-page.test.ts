import { expect, test } from 'vitest'
import { ItemId, Revision } from '#shared/content/identity.ts'
import type { PublishedCard } from './find-published.ts'
import { itemsOnPage, listPage, pagesOf } from './list-page.ts'
import { everythingPublished } from './page-frame.ts'

const terms = { topics: [], countries: [], languages: [], solution_types: [], licences: [] }
const site = { publicUrl: 'https://osor.example.eu', collection: 'OSOR' }
const at = new Date('2026-03-01T09:00:00Z')

const card: PublishedCard = {
  id: ItemId.parse('bbbbbbbb-0000-4000-8000-000000000001'),
  type: 'news',
  state: 'validated',
  revision: Revision.parse(3),
  at,
  firstAt: at,
  revisedAt: at,
  fields: { headline: 'A town opens its code' },
  beginning: '',
  length: 0,
}

function pageOf(all: number, page: number): string {
  return listPage({ query: { ...everythingPublished, page }, items: [card], all, terms }, site)
}

test('there is a page of nothing, and none beyond those that may be asked for', () => {
  expect([0, 1, itemsOnPage, itemsOnPage + 1, 9_981, 10_000, 10_001, 1_000_000].map(pagesOf)).toEqual([
    1, 1, 1, 2, 500, 500, 500, 500,
  ])
})

test('the last page leads to none after it, and says when more was published before', () => {
  const [before, last, whole] = [pageOf(12_000, 499), pageOf(12_000, 500), pageOf(10_000, 500)]
  expect(before).toContain('<a rel="next" href="/published?page=500">')
  expect(before).not.toContain('The list ends here')
  expect(last).not.toContain('rel="next"')
  expect(last).toContain('Page 500 of 500')
  expect(last).toContain('The list ends here, although more was published before')
  expect(whole).not.toContain('The list ends here')
})
