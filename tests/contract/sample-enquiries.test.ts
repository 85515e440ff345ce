import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { nextDue, timelinessOf } from '#shared/enquiry/due-times.ts'
import { EnquiryState } from '#shared/enquiry/enquiry-state.ts'
import { loadChangedEnquiries } from '../../service/enquiries/load-enquiries.ts'
import { fillEnquiries } from '../../service/seed/fill-enquiries.ts'
import type { Storage } from '../../service/storage/storage.ts'
import { startContentService } from '../support/content-service.ts'
import { readEnquiries } from '../support/enquiry-client.ts'
import { openMemoryStorage } from '../support/memory-storage.ts'
import { signedInClient } from '../support/service-client.ts'

const now = new Date('2026-03-04T14:00:00.000Z')

describe('the sample enquiries', () => {
  let storage: Storage

  beforeEach(async () => {
    storage = await openMemoryStorage(now)
  })

  afterEach(() => storage.close())

  const all = async () =>
    (await loadChangedEnquiries(storage.database, '0', { enquiries: 100, bytes: 100_000_000 })).enquiries

  test('show every state, two experts at work, one that is late, one in French', async () => {
    await fillEnquiries(storage.database, now)
    const enquiries = await all()
    expect(new Set(enquiries.map(({ state }) => state))).toEqual(new Set(EnquiryState.options))
    expect(enquiries.flatMap(({ claim }) => (claim === null ? [] : [claim.by.name])).toSorted()).toEqual([
      'Dr. Hanna Vogel',
      'Paul Lambert',
    ])
    expect(enquiries.map(enquiry => timelinessOf(nextDue(enquiry), now))).toContain('late')
    expect(enquiries.map(({ language }) => language)).toContain('fr')
    expect(enquiries.flatMap(({ notes }) => notes).length).toBeGreaterThan(0)
    expect(enquiries.flatMap(({ replies }) => replies).every(({ stage }) => stage === 'sent')).toBe(true)
    for (const { enquirer } of enquiries) expect(enquirer?.email).toMatch(/@example\.org$/)
    expect(await storage.database.selectFrom('mail').selectAll().execute()).toEqual([])
  })

  test('come once, and not where somebody has asked something', async () => {
    await fillEnquiries(storage.database, now)
    const count = (await all()).length
    await fillEnquiries(storage.database, now)
    expect(await all()).toHaveLength(count)
  })
})

test('a service shows them to legal experts where it was told to', async () => {
  const service = await startContentService({ seed: 'demo', switches: ['--sample-enquiries'] })
  try {
    const { enquiries } = await readEnquiries(await signedInClient(service.url, 'legal'))
    expect(enquiries.length).toBeGreaterThan(5)
  } finally {
    await service.stop()
  }
})
