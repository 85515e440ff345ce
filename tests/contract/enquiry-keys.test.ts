import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, rm, rmdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type AccountId, instantOf } from '#shared/content/identity.ts'
import { EnquiryCursor } from '#shared/enquiry/enquiry-page.ts'
import type { LocalStore } from '#shared/sync/local-store.ts'
import type { DemoAccountKey } from '#shared/sync/me.ts'
import { OperationId } from '#shared/sync/operation-id.ts'
import { anEnquiry } from '../support/an-enquiry.ts'
import { type RunningContentService, startContentService } from '../support/content-service.ts'
import { act, anAct, mine, seenBy } from '../support/membership-acts.ts'
import { signedInClient } from '../support/service-client.ts'
import { testKeyStore } from '../support/test-key-store.ts'
import { startWindowlessDesk, type WindowlessDesk } from '../support/windowless-desk.ts'

const nothingToSend: LocalStore = {
  cursor: async () => null,
  takePending: async () => [],
  acknowledge: async () => {},
  settle: async () => false,
  apply: async () => {},
  takeFile: async () => null,
}

let service: RunningContentService
let folder: string
let desk: WindowlessDesk

beforeAll(async () => {
  service = await startContentService({ seed: 'demo' })
})
afterAll(() => service.stop())
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desk-keys-'))
  desk = await startWindowlessDesk({
    serviceUrl: service.url,
    folder,
    library: nothingToSend,
    enquiryKeyStore: testKeyStore(),
  })
})
afterEach(async () => {
  await desk.core.stop()
  await rm(folder, { recursive: true, force: true })
})

/** Signs in; answers who that is. */
async function signInAs(demoAccount: DemoAccountKey): Promise<AccountId> {
  expect(await desk.core.handlers['account.signIn']({ demoAccount })).toEqual({ kind: 'signed_in' })
  const state = await desk.account()
  if (state.kind !== 'signed_in') throw new Error('Nobody is signed in')
  return state.me.account.id
}

async function keyOf(account: AccountId): Promise<string> {
  const key = await desk.core.handlers['enquiries.key']({ account })
  if (key.kind !== 'kept') throw new Error('It is kept')
  return Buffer.from(key.key).toString('base64')
}

const changedFor = (account: AccountId) =>
  desk.core.handlers['enquiries.changed']({ account, after: EnquiryCursor.parse('') })

const askFor = (account: AccountId) =>
  desk.core.handlers['enquiries.ask']({
    account,
    request: {
      kind: 'act',
      askedAt: instantOf(new Date()),
      act: { id: OperationId.parse(randomUUID()), enquiry: anEnquiry(1).id, kind: 'claim', takesOver: null },
    },
  })

const hasKey = async (account: AccountId) =>
  (await desk.core.handlers['enquiries.hasKey']({ account })).hasKey

describe('the key under which an expert keeps enquiries on a computer', () => {
  it('outlives the sign-in of somebody else, who is not given it, and goes when its owner signs out', async () => {
    const expert = await signInAs('legal')
    const key = await keyOf(expert)
    const editor = await signInAs('editor')
    expect([await hasKey(expert), await hasKey(editor)]).toEqual([true, false])
    await expect(keyOf(expert)).rejects.toThrow('another account')
    await desk.core.handlers['account.signOut'](null)
    expect(await hasKey(expert)).toBe(true)

    await signInAs('legal')
    expect(await keyOf(expert)).toBe(key)
    await desk.core.handlers['account.signOut'](null)
    expect(await hasKey(expert)).toBe(false)
  })

  it('signs nobody out where it cannot be removed', async () => {
    const expert = await signInAs('legal')
    // What cannot be removed as a file.
    const path = join(folder, `enquiries-${expert}.json`)
    await mkdir(path)
    await expect(desk.core.handlers['account.signOut'](null)).rejects.toThrow()
    expect(await desk.account()).toMatchObject({ kind: 'signed_in' })
    await rmdir(path)
    expect(await desk.core.handlers['account.signOut'](null)).toEqual({ signedOut: true })
  })

  it('a window that still shows them is told nothing by the role of who is signed in, and asks in nobody’s name', async () => {
    const expert = await signInAs('legal')
    expect(await changedFor(expert)).toMatchObject({ kind: 'answer' })
    await signInAs('editor')
    expect(await changedFor(expert)).toMatchObject({ kind: 'no_answer' })
    expect(await askFor(expert)).toMatchObject({ kind: 'no_answer' })
  })

  it('stays with an expert who asks to become a member, and goes with one who is blocked', async () => {
    const client = await signedInClient(service.url, 'legal')
    const owner = await signedInClient(service.url, 'owner')
    const expert = await signInAs('legal')
    const key = await keyOf(expert)
    const { policy } = (await client.me()).collection
    await act(owner, { kind: 'change_policy', policy: { ...policy, membership: 'closed' }, seen: policy })
    for (const kind of ['leave', 'join'] as const) {
      const outcome = await desk.core.handlers['service.membershipAct'](anAct({ kind }))
      expect(outcome).toMatchObject({ kind: 'done' })
    }
    expect(await mine(client)).toMatchObject({ standing: { state: 'pending' } })
    expect(await changedFor(expert)).toMatchObject({ kind: 'answer' })
    expect(await keyOf(expert)).toBe(key)

    await act(owner, { kind: 'approve', ...(await seenBy(owner, expert)) })
    await act(owner, { kind: 'block', ...(await seenBy(owner, expert)), reason: 'They have left the team.' })
    expect(await changedFor(expert)).toEqual({ kind: 'refused' })
    expect(await hasKey(expert)).toBe(false)
  })
})
