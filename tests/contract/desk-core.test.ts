import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { countWaiting } from '#shared/pulse/waiting-age.ts'
import type { ChangePage } from '#shared/sync/change.ts'
import type { Item } from '#shared/sync/item.ts'
import type { LocalStore } from '#shared/sync/local-store.ts'
import type { DemoAccountKey } from '#shared/sync/me.ts'
import {
  type RunningContentService,
  startContentService,
  temporaryFolder,
} from '../support/content-service.ts'
import { itemsIn } from '../support/items-in.ts'
import { revokeToken } from '../support/sign-in.ts'
import { secretsIn, startWindowlessDesk, type WindowlessDesk } from '../support/windowless-desk.ts'

interface Desk extends WindowlessDesk {
  readonly received: ChangePage[]
}

let serviceFolder = ''
let service: RunningContentService
let folder = ''
const desks: Desk[] = []
/** What the page says when it is asked to store the last words. */
let areWordsSafe = true

beforeAll(async () => {
  serviceFolder = await temporaryFolder()
  service = await startContentService({ seed: 'demo', folder: serviceFolder })
})
afterAll(async () => {
  await service.stop()
  await rm(serviceFolder, { recursive: true, force: true })
})
beforeEach(async () => {
  areWordsSafe = true
  folder = await mkdtemp(join(tmpdir(), 'desk-core-'))
})
afterEach(async () => {
  for (const desk of desks.splice(0)) await desk.core.stop()
  await rm(folder, { recursive: true, force: true })
})

function secrets() {
  return secretsIn(folder)
}

/** A desk without a window: its library keeps the pages that it is given, and has nothing to send. */
async function startDesk(signInAs: DemoAccountKey | null = null): Promise<Desk> {
  const received: ChangePage[] = []
  const library: LocalStore = {
    cursor: async () => received.at(-1)?.cursor ?? null,
    takePending: async () => [],
    acknowledge: async () => {},
    settle: async () => false,
    apply: async page => {
      received.push(page)
    },
    takeFile: async () => null,
  }
  const desk = {
    ...(await startWindowlessDesk({
      serviceUrl: service.url,
      folder,
      library,
      signInAs,
      areWordsSafe: () => areWordsSafe,
    })),
    received,
  }
  desks.push(desk)
  return desk
}

async function connect(desk: Desk): Promise<void> {
  expect(await desk.connect()).toBe(true)
}

/** What is looked at of a pack's rows. */
const Rows = z.array(z.object({ id: z.string(), isOwn: z.boolean(), author: z.object({ id: z.string() }) }))

/** The items that have come, as the library is handed them: lines that were checked where they came from. */
function itemsReceived({ received }: Desk): readonly Item[] {
  return received.flatMap(page => page.changes).flatMap(itemsIn)
}

describe('the desk without its window', () => {
  it('hands many items to the library in packs, with the rows of whoever is signed in', async () => {
    const desk = await startDesk()
    await desk.core.handlers['account.signIn']({ demoAccount: 'editor' })
    await connect(desk)
    await expect.poll(desk.status).toMatchObject({ phase: 'idle' })
    const state = await desk.account()
    if (state.kind !== 'signed_in') throw new Error('Nobody is signed in')
    const packs = desk.received
      .flatMap(page => page.changes)
      .flatMap(change => (change.kind === 'packs' ? change.packs : []))
    const rows = packs.flatMap(pack => Rows.parse(JSON.parse(pack.rows)))
    expect(rows.map(({ id }) => id)).toEqual(packs.flatMap(({ ids }) => ids))
    for (const row of rows) expect(row.isOwn).toBe(row.author.id === state.me.account.id)
    expect(new Set(rows.map(({ isOwn }) => isOwn))).toEqual(new Set([true, false]))
  })

  it('signs in to a demo account by the service’s own flow, and syncs', async () => {
    const desk = await startDesk()
    expect(await desk.account()).toEqual({ kind: 'signed_out' })
    expect(await desk.core.handlers['account.demoAccounts'](null)).toMatchObject({
      kind: 'answer',
      value: expect.arrayContaining([expect.objectContaining({ key: 'moderator' })]),
    })
    expect(await desk.core.handlers['account.signIn']({ demoAccount: 'moderator' })).toEqual({
      kind: 'signed_in',
    })
    expect(await desk.account()).toMatchObject({ me: { account: { name: 'Marta Kowalska' } } })
    await connect(desk)
    await expect.poll(desk.status).toMatchObject({ phase: 'idle' })
    const items = itemsReceived(desk)
    expect(items.length).toBeGreaterThan(50)
    expect(
      desk.received.flatMap(page => page.changes).filter(change => change.kind === 'unreadable'),
    ).toEqual([])
  })

  it('answers questions on an item’s trail and revisions', async () => {
    const desk = await startDesk()
    await desk.core.handlers['account.signIn']({ demoAccount: 'moderator' })
    await connect(desk)
    await expect.poll(desk.status).toMatchObject({ phase: 'idle' })
    const [item] = itemsReceived(desk)
    if (!item) throw new Error('No item arrived')
    const { id, revision } = item
    expect(await desk.core.handlers['service.trail']({ item: id })).toMatchObject({ kind: 'answer' })
    expect(await desk.core.handlers['service.revision']({ item: id, revision })).toMatchObject({
      kind: 'answer',
      value: { revision },
    })
  })

  it('answers how the review desk is doing to a moderator, and to nobody who does not decide', async () => {
    const desk = await startDesk()
    await desk.core.handlers['account.signIn']({ demoAccount: 'moderator' })
    const answer = await desk.core.handlers['service.pulse'](null)
    if (answer.kind !== 'answer') throw new Error(`no answer but ${answer.kind}`)
    expect(countWaiting(answer.value.waiting).all).toBeGreaterThan(5)
    await desk.core.handlers['account.signOut'](null)
    await desk.core.handlers['account.signIn']({ demoAccount: 'editor' })
    expect(await desk.core.handlers['service.pulse'](null)).toEqual({ kind: 'refused' })
  })

  it('connects no library but that of the account that is signed in', async () => {
    const desk = await startDesk()
    const signedOut = await desk.account()
    expect(signedOut.kind).toBe('signed_out')
    await desk.core.handlers['account.signIn']({ demoAccount: 'editor' })
    const editor = await desk.account()
    await desk.core.handlers['account.signIn']({ demoAccount: 'legal' })
    if (editor.kind !== 'signed_in') throw new Error('Nobody is signed in')
    expect(await desk.page.handlers['library.connect']({ account: editor.me.account.id })).toEqual({
      connected: false,
    })
  })

  it('is signed in again after a start, with a sign-in that the service still accepts', async () => {
    const first = await startDesk()
    await first.core.handlers['account.signIn']({ demoAccount: 'editor' })
    await first.core.stop()
    const second = await startDesk()
    expect(await second.account()).toMatchObject({ kind: 'signed_in', sessionEnded: false })
    await connect(second)
    await expect.poll(second.status).toMatchObject({ phase: 'idle' })
  })

  it('says when the service no longer accepts the sign-in, and takes a new one', async () => {
    const first = await startDesk()
    await first.core.handlers['account.signIn']({ demoAccount: 'editor' })
    await first.core.stop()
    await revokeToken(service.url, (await secrets().read()) ?? '')
    const second = await startDesk()
    await connect(second)
    await expect.poll(second.status).toMatchObject({ phase: 'sign_in_needed' })
    expect(await second.account()).toMatchObject({ kind: 'signed_in', sessionEnded: true })
    expect(second.events).toContainEqual({
      name: 'account.changed',
      payload: expect.objectContaining({ sessionEnded: true }),
    })
    await second.core.handlers['account.signIn']({ demoAccount: 'editor' })
    await expect.poll(second.status).toMatchObject({ phase: 'idle' })
  })

  it('lets go of the library when its account signs out', async () => {
    const desk = await startDesk()
    await desk.core.handlers['account.signIn']({ demoAccount: 'editor' })
    await connect(desk)
    await expect.poll(desk.status).toMatchObject({ phase: 'idle' })
    await desk.core.handlers['account.signOut'](null)
    expect(await desk.status()).toEqual({ phase: 'off' })
    expect(await desk.account()).toEqual({ kind: 'signed_out' })
    expect(await secrets().read()).toBeNull()
  })

  it('signs in as it was told to at start, once the service is there', async () => {
    await service.kill()
    const desk = await startDesk('contributor')
    expect(await desk.account()).toEqual({ kind: 'signed_out' })
    expect(await desk.core.handlers['account.demoAccounts'](null)).toEqual({
      kind: 'no_answer',
      failure: 'unreachable',
    })
    service = await startContentService({ folder: serviceFolder, port: service.port, seed: 'demo' })
    await expect.poll(desk.account).toMatchObject({
      kind: 'signed_in',
      me: { account: { name: 'Jonas Lindqvist' } },
    })
  })

  it('tells facts about the program', async () => {
    const desk = await startDesk()
    expect(await desk.core.handlers['program.facts'](null)).toMatchObject({
      version: '1.2.3',
      service: service.url,
      hasKeyStore: false,
    })
  })

  it('waits with closing until the page has stored the last words', async () => {
    const desk = await startDesk()
    const closing = desk.page.prepareToClose()
    expect(desk.events.at(-1)).toEqual({ name: 'program.closing', payload: null })
    expect(await closing).toBe('stored')
  })

  it('hears from the page when the last words could be stored nowhere', async () => {
    const desk = await startDesk()
    areWordsSafe = false
    expect(await desk.page.prepareToClose()).toBe('not_stored')
  })
})
