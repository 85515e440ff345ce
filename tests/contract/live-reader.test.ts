import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ItemStanding } from '#shared/workflow/may.ts'
import { findDemoAccount } from '../../service/accounts/account.ts'
import { type LiveReader, liveReader } from '../../service/feed/live-reader.ts'
import type { Storage } from '../../service/storage/storage.ts'
import { openTwinStorages } from '../support/memory-storage.ts'

describe('somebody who listens for news', () => {
  let storages: readonly Storage[]
  let storage: Storage
  let reader: LiveReader
  let draftOfAnother: ItemStanding
  let readerAccount: ItemStanding['author']

  beforeAll(async () => {
    const twins = await openTwinStorages(new Date('2026-05-04T08:00:00Z'))
    storages = twins
    storage = twins[0]
  })

  beforeEach(async () => {
    const contributor = await findDemoAccount(storage.database, 'contributor')
    const editor = await findDemoAccount(storage.database, 'editor')
    if (contributor === undefined || editor === undefined) throw new Error('demo accounts are missing')
    reader = await liveReader(storage.database, contributor.actor)
    readerAccount = contributor.actor.account
    draftOfAnother = { author: editor.actor.account, state: 'draft', isPublished: false }
  })

  afterAll(async () => {
    for (const each of storages) await each.close()
  })

  async function setRole(role: 'member' | 'facilitator', state: 'active' | 'blocked' = 'active') {
    const contributor = await findDemoAccount(storage.database, 'contributor')
    await storage.database
      .updateTable('membership')
      .set({ role, state })
      .where('account', '=', contributor?.actor.account ?? draftOfAnother.author)
      .execute()
  }

  test('is concerned by what is in sight, by what was, and by what nobody can tell', () => {
    const published: ItemStanding = { ...draftOfAnother, state: 'validated', isPublished: true }
    expect(reader.concerns([draftOfAnother])).toBe(false)
    expect(reader.concerns([draftOfAnother, published])).toBe(true)
    expect(reader.concerns('unknown')).toBe(true)
    expect(reader.concerns([])).toBe(false)
  })

  test('is concerned by a margin only where that is for their eyes', () => {
    const ofMargin = { ...draftOfAnother, state: 'validated' as const, isPublished: true, ofMargin: true }
    expect(reader.concerns([ofMargin])).toBe(false)
    const own = { ...ofMargin, author: readerAccount }
    expect(reader.concerns([own])).toBe(true)
  })

  test('is concerned by more with another role, and hears that everything is news', async () => {
    const proposed: ItemStanding = { ...draftOfAnother, state: 'proposed' }
    expect(await reader.lookAgain()).toBe('same')
    expect(reader.concerns([proposed])).toBe(false)
    await setRole('facilitator')
    expect(await reader.lookAgain()).toBe('another')
    expect(reader.concerns([proposed])).toBe(true)
    expect(await reader.lookAgain()).toBe('same')
    await setRole('member')
    expect(await reader.lookAgain()).toBe('another')
    expect(reader.concerns([proposed])).toBe(false)
  })

  test('hears that the policy is another one', async () => {
    await storage.database.updateTable('collection').set({ moderation: 'post_moderated' }).execute()
    expect(await reader.lookAgain()).toBe('another')
    await storage.database.updateTable('collection').set({ moderation: 'pre_moderated' }).execute()
  })
})
