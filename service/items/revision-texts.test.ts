import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { AccountId, ItemId, Revision } from '#shared/content/identity.ts'
import { createRevisionTexts, type FieldsAsText, type RevisionColumns } from './revision-texts.ts'

const since = new Date('2026-03-01T09:00:00.000Z')

function aRevision(fields = '{"headline": "Words"}'): RevisionColumns<FieldsAsText> {
  return {
    item: ItemId.parse(randomUUID()),
    number: Revision.parse(3),
    state: 'draft',
    fields: Buffer.from(fields),
    by: AccountId.parse(randomUUID()),
    at: since,
  }
}

test('a revision that was read is found again', () => {
  const texts = createRevisionTexts()
  const revision = aRevision()
  texts.keep({ ...revision, since }, revision)
  expect(texts.find({ item: revision.item, number: revision.number, since })).toBe(revision)
})

test('another revision, another item and another history of the data are not found', () => {
  const texts = createRevisionTexts()
  const revision = aRevision()
  const key = { item: revision.item, number: revision.number, since }
  texts.keep(key, revision)
  expect(texts.find({ ...key, number: Revision.parse(4) })).toBeUndefined()
  expect(texts.find({ ...key, item: ItemId.parse(randomUUID()) })).toBeUndefined()
  expect(texts.find({ ...key, since: new Date('2026-03-02T09:00:00.000Z') })).toBeUndefined()
})

test('those that were wanted last are kept, and no more than fits', () => {
  const texts = createRevisionTexts()
  const long = 'x'.repeat(1024 * 1024)
  const revisions = Array.from({ length: 80 }, () => aRevision(long))
  const [first] = revisions
  if (!first) throw new Error('There is none')
  for (const revision of revisions) {
    texts.keep({ ...revision, since }, revision)
    texts.find({ ...first, since })
  }
  const kept = revisions.filter(revision => texts.find({ ...revision, since }))
  expect(kept.length).toBeLessThanOrEqual(64)
  expect(kept).toContain(first)
  expect(kept.at(-1)).toBe(revisions.at(-1))
})
