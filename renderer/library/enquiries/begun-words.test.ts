import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { afterEach, expect, it } from 'vitest'
import { instantOf } from '#shared/content/identity.ts'
import type { EnquiryId } from '#shared/enquiry/enquiry.ts'
import type { EnquiryRequest } from '#shared/enquiry/enquiry-request.ts'
import { OperationId } from '#shared/sync/operation-id.ts'
import { anEnquiry } from '../../../tests/support/an-enquiry.ts'
import { aLetterDraft, anUnreachedDesk } from '../../../tests/support/an-enquiry-desk.ts'
import type { EnquiryDesk } from './enquiry-desk.ts'
import type { EnquiryStore } from './enquiry-store.ts'
import { openSealedStore } from './sealed-store.ts'
import { sealingWith } from './sealing.ts'

const key = crypto.getRandomValues(new Uint8Array(32))
const at = instantOf(new Date('2026-11-30T10:00:00Z'))
const { id: enquiry } = anEnquiry(1)
const open: EnquiryDesk[] = []

afterEach(async () => {
  for (const desk of open.splice(0)) desk.close()
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name)
})

const aStore = async () => openSealedStore('osor-enquiries', await sealingWith(key))

async function aWindow(store: EnquiryStore, tellOthers: (what: 'begun' | 'all') => void = () => undefined) {
  const desk = await anUnreachedDesk({ store, tellOthers })
  open.push(desk)
  return desk
}

const letter = (words: string) => aLetterDraft(enquiry, words)

const claim = (enquiry: EnquiryId): EnquiryRequest => ({
  kind: 'act',
  askedAt: at,
  act: { id: OperationId.parse(crypto.randomUUID()), enquiry, kind: 'claim', takesOver: null },
})

const lettersOf = (desk: EnquiryDesk) => [...desk.snapshot().drafts.values()].map(({ letter }) => letter)

/** A moment that a test ends. */
function aGate() {
  let end = () => {}
  const passed = new Promise<void>(resolve => {
    end = resolve
  })
  return { passed, end: () => end() }
}

/** A store whose next read has its answer, and gives it when the gate opens. */
async function aSlowStore() {
  const store = await aStore()
  const gates: ReturnType<typeof aGate>[] = []
  const slow: EnquiryStore = {
    ...store,
    read: async () => {
      const kept = await store.read()
      await gates.shift()?.passed
      return kept
    },
  }
  return { store: slow, gates }
}

it('what is asked, let go, begun and thrown away while what is kept is read stays as it is', async () => {
  const { store, gates } = await aSlowStore()
  const desk = await aWindow(store)
  const [refused, asked] = [claim(enquiry), claim(anEnquiry(2).id)]
  await store.keepAsked({ request: refused, refusal: 'claimed' })
  await store.keepNoteDraft({ noteOn: enquiry, internal: 'Half', changedAt: at })
  await desk.readAgain()
  expect(desk.snapshot().refused).toHaveLength(1)
  expect(desk.snapshot().noteDrafts.size).toBe(1)
  const gate = aGate()
  gates.push(gate)
  const reading = desk.readAgain()
  await expect.poll(() => gates.length).toBe(0)
  await desk.ask(asked)
  if (refused.kind !== 'act') throw new Error('It is one')
  await desk.letGo(refused.act.id)
  await desk.keepDraft(letter('Dear Zoe'))
  await desk.dropNoteDraft(enquiry)
  gate.end()
  await reading
  expect(desk.snapshot()).toMatchObject({ waiting: [asked], refused: [] })
  expect(lettersOf(desk)).toEqual(['Dear Zoe'])
  expect(desk.snapshot().noteDrafts.size).toBe(0)
})

it('another window is told of what is begun, and shows it', async () => {
  const told: string[] = []
  const one = await aWindow(await aStore(), what => told.push(what))
  const two = await aWindow(await aStore())
  await one.keepDraft(letter('Dear Zoe'))
  expect(told).toEqual(['begun'])
  await two.readBegun()
  expect(lettersOf(two)).toEqual(['Dear Zoe'])
  const before = two.snapshot().drafts.get(enquiry)
  await two.readBegun()
  expect(two.snapshot().drafts.get(enquiry)).toBe(before)
  await one.dropDraft(enquiry)
  await two.readBegun()
  expect(lettersOf(two)).toEqual([])
})

it('what could not be stored is not lost to what is read, is not safe, and is tried again', async () => {
  const store = await aStore()
  let isFull = true
  const full: EnquiryStore = {
    ...store,
    keepDraft: draft => (isFull ? Promise.reject(new Error('The disk is full')) : store.keepDraft(draft)),
  }
  const desk = await aWindow(full)
  await store.keepDraft(letter('Old'))
  await expect(desk.keepDraft(letter('New'))).rejects.toThrow('full')
  await desk.readAgain()
  expect(lettersOf(desk)).toEqual(['New'])
  expect(await desk.storeBegun()).toBe(false)
  isFull = false
  expect(await desk.storeBegun()).toBe(true)
  expect((await store.readBegun()).drafts).toEqual([letter('New')])
})

it('a draft that is thrown away while it is being stored does not come back', async () => {
  const store = await aStore()
  const desk = await aWindow(store)
  const keeping = desk.keepDraft(letter('Dear Zoe'))
  await desk.dropDraft(enquiry)
  await keeping
  expect((await store.readBegun()).drafts).toEqual([])
})
