import 'fake-indexeddb/auto'
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { FollowChange } from '#shared/follows/follows.ts'
import { LibraryDatabase } from './database.ts'
import { keepFollowChange, sendFollowChanges } from './follow-changes.ts'

const follow: FollowChange = { vocabulary: 'topics', term: 'legal', isFollowed: true }
const unfollow: FollowChange = { ...follow, isFollowed: false }

let database: LibraryDatabase

beforeEach(() => {
  database = new LibraryDatabase(`follows/${randomUUID()}`)
})

afterEach(() => database.delete())

const keep = (change: FollowChange) => keepFollowChange(database, change, randomUUID())
const waiting = async () =>
  (await database.followChanges.toArray()).map(({ term, isFollowed }) => [term, isFollowed])

describe('changes of what is followed', () => {
  test('wait one for each term: the latest', async () => {
    await keep(follow)
    await keep(unfollow)
    await keep({ ...follow, vocabulary: 'countries', term: 'FRA' })
    expect(await waiting()).toEqual([
      ['FRA', true],
      ['legal', false],
    ])
  })

  test('are let go when the service has taken them', async () => {
    await keep(follow)
    const sent: FollowChange[][] = []
    await sendFollowChanges(database, async changes => {
      sent.push(changes)
      return { kind: 'answer' }
    })
    expect(sent).toEqual([[follow]])
    expect(await waiting()).toEqual([])
  })

  test.each(['no_answer', 'refused'] as const)('stay where there was %s', async kind => {
    await keep(follow)
    await sendFollowChanges(database, async () => ({ kind }))
    expect(await waiting()).toEqual([['legal', true]])
  })

  test('that were made while others were on their way stay, of the same term too', async () => {
    await keep(follow)
    await sendFollowChanges(database, async () => {
      await keep(unfollow)
      return { kind: 'answer' }
    })
    expect(await waiting()).toEqual([['legal', false]])
  })

  test('are not asked about where there are none', async () => {
    await sendFollowChanges(database, () => Promise.reject(new Error('asked for nothing')))
    expect(await waiting()).toEqual([])
  })
})
