import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findDemoAccount } from '../../service/accounts/account.ts'
import { applyCentreAct } from '../../service/centres/apply-centre-act.ts'
import { loadCentreTrail } from '../../service/centres/centre-trail.ts'
import { loadCentres } from '../../service/centres/stored-centres.ts'
import { prepareDatabase } from '../../service/seed/prepare-database.ts'
import type { Storage } from '../../service/storage/storage.ts'
import { aCentreAct } from '../support/centre-acts.ts'
import { openMemoryStorage } from '../support/memory-storage.ts'

// What only somebody beside the service, or a second start, can do.

const now = new Date('2026-11-30T12:00:00Z')
let storage: Storage

beforeEach(async () => {
  storage = await openMemoryStorage(now)
})

afterEach(() => storage.close())

/** Another start of the service on the same data. */
function startAgain(): Promise<void> {
  const options = { seed: 'empty', isDemo: true, moderation: 'pre_moderated' } as const
  return prepareDatabase(storage.database, options, now)
}

async function removeAll(): Promise<void> {
  const moderator = await findDemoAccount(storage.database, 'moderator')
  if (moderator === undefined) throw new Error('nobody is the moderator')
  for (const { url, version } of await loadCentres(storage.database)) {
    const act = aCentreAct({ kind: 'remove', url, seen: version, reason: 'To begin anew.' })
    const done = await applyCentreAct({ storage, clock: () => now }, moderator.person.id, act)
    expect(done.kind).toBe('done')
  }
}

test('a database without content begins with the list, once', async () => {
  const before = await loadCentres(storage.database)
  expect(before).toHaveLength(11)
  await startAgain()
  expect(await loadCentres(storage.database)).toEqual(before)
})

test('a list that somebody has emptied stays empty after the next start', async () => {
  await removeAll()
  await startAgain()
  expect(await loadCentres(storage.database)).toEqual([])
  expect((await loadCentreTrail(storage.database, null, null)).entries).toHaveLength(11)
})

test('the trail is read page by page', async () => {
  await removeAll()
  const { entries } = await loadCentreTrail(storage.database, null, null)
  const fifth = entries[4]?.number ?? 0
  const { entries: earlier, more } = await loadCentreTrail(storage.database, null, fifth)
  expect(earlier).toEqual(entries.slice(5))
  expect(more).toBe(false)
})

test('what is on the trail never changes, even beside the service', async () => {
  await removeAll()
  for (const statement of [
    `update resource_centre_trail set reason = 'Another'`,
    'delete from resource_centre_trail',
    'truncate resource_centre_trail',
  ]) {
    await expect(sql.raw(statement).execute(storage.database)).rejects.toThrow('never changes')
  }
})
