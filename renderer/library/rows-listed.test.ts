import 'fake-indexeddb/auto'
import { randomUUID } from 'node:crypto'
import { Dexie } from 'dexie'
import { describe, expect, test } from 'vitest'
import { Instant } from '#shared/content/identity.ts'
import { listedAt, type RowStanding } from '#shared/library/lists.ts'
import { State } from '#shared/workflow/state.ts'
import { aRow, at } from '../lists/a-row.ts'
import { isOwnWork } from '../lists/own-work.ts'
import { LibraryDatabase } from './database.ts'

const changedAt = at('10:00')
const place = -Date.parse(changedAt)

function standing(about: Partial<RowStanding> = {}): RowStanding {
  return {
    type: 'news',
    documentType: null,
    state: 'draft',
    isOwn: false,
    hasUnsent: false,
    changedAt,
    published: null,
    ...about,
  }
}

describe('a row stands', () => {
  test('among everything, by its last change', () => {
    expect(listedAt(standing())).toEqual({ everything: place })
  })

  test('among the published ones by the moment of publication', () => {
    const published = { at: at('08:00') }
    expect(listedAt(standing({ state: 'validated', published }))).toMatchObject({
      published: -Date.parse(at('08:00')),
    })
  })

  test.each(['proposed', 'needs_update', 'deletion_request'] as const)(
    'among what waits while it is %s',
    state => {
      expect(listedAt(standing({ state }))).toMatchObject({ waiting: place })
    },
  )

  test('among solutions and case studies by what it is', () => {
    expect(listedAt(standing({ type: 'solution' }))).toMatchObject({ solutions: place })
    const study = standing({ type: 'document', documentType: 'case_open_source' })
    expect(listedAt(study)).toMatchObject({ caseStudies: place })
  })

  test('among one’s own work exactly where lists say that it is own work', () => {
    for (const state of State.options)
      for (const isOwn of [true, false])
        for (const hasUnsent of [true, false]) {
          const row = aRow({ state, isOwn, ...(hasUnsent && { status: { kind: 'on_this_computer' } }) })
          expect('ownWork' in listedAt(standing({ state, isOwn, hasUnsent }))).toBe(isOwnWork(row))
        }
  })
})

test('the rows of a library of the first version stand in their lists after the upgrade', async () => {
  const name = `test/${randomUUID()}`
  const first = new Dexie(name)
  first.version(1).stores({
    copies: 'id',
    rows: 'id, changedAt, state',
    drafts: 'item',
    outbox: '++order, item',
    vocabularies: 'name',
    unreadable: 'key',
    facts: 'key',
  })
  await first.open()
  const asStored = (about: Parameters<typeof aRow>[0], acknowledged: number) => {
    const { status, ...row } = aRow(about)
    return { ...row, acknowledged }
  }
  const own = asStored({ changedAt: Instant.parse('2026-03-01T10:00:00Z') }, 1)
  const unsent = asStored(
    { state: 'validated', isOwn: false, changedAt: Instant.parse('2026-03-02T10:00:00Z') },
    3,
  )
  const local = asStored({ isOwn: false, changedAt: Instant.parse('2026-03-03T10:00:00Z') }, 0)
  const elsewhere = asStored({ state: 'proposed', isOwn: false }, 2)
  await first.table('rows').bulkPut([own, unsent, local, elsewhere])
  await first.table('outbox').add({ item: unsent.id })
  first.close()

  const database = new LibraryDatabase(name)
  expect(await database.rows.orderBy('listedAt.ownWork').primaryKeys()).toEqual([local.id, unsent.id, own.id])
  expect(await database.rows.orderBy('listedAt.waiting').primaryKeys()).toEqual([elsewhere.id])
  expect(await database.rows.orderBy('listedAt.everything').count()).toBe(4)
  await database.delete()
})
