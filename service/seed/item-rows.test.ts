import { describe, expect, test } from 'vitest'
import { ItemId } from '#shared/content/identity.ts'
import { demoItems } from './demo-items.ts'
import { rowsOf } from './item-rows.ts'

const now = new Date('2026-06-01T12:00:00Z')

describe.each(demoItems.map(item => [item.key, item] as const))('%s', (_key, demo) => {
  const rows = rowsOf(demo, now)

  test('has a history that goes forward and ends in its state, before now', () => {
    const times = rows.revisions.map(revision => Number(revision.at))
    expect(times).toEqual(times.toSorted((one, other) => one - other))
    expect(times.at(-1)).toBeLessThan(now.getTime())
    expect(rows.revisions.at(-1)?.state).toBe(demo.state)
    expect(rows.revisions.map(revision => revision.number)).toEqual(
      rows.revisions.map((_one, index) => index + 1),
    )
  })

  test('is published exactly where a revision of its was', () => {
    const published = rows.revisions.filter(({ state }) => state === 'validated' || state === 'archived')
    expect(rows.item.published_revision ?? null).toBe(published.at(-1)?.number ?? null)
    expect(rows.change.is_published).toBe(published.length > 0)
  })
})

test('every sample item has an id of its own, the same each time', () => {
  const ids = demoItems.map(item => rowsOf(item, now).item.id)
  expect(new Set(ids).size).toBe(demoItems.length)
  expect(ids).toEqual(demoItems.map(item => rowsOf(item, new Date()).item.id))
  for (const id of ids) expect(ItemId.safeParse(id).success).toBe(true)
})
