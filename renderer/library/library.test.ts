import 'fake-indexeddb/auto'
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ItemId } from '#shared/content/identity.ts'
import { Instant, Revision } from '#shared/content/identity.ts'
import { Cursor } from '#shared/sync/change.ts'
import type { Operation, OperationResult } from '#shared/sync/operation.ts'
import { problemType } from '#shared/sync/problem.ts'
import { timing } from '#shared/sync/timing.ts'
import { aNews, aPerson, newsFields } from '../../tests/support/an-item.ts'
import { LibraryDatabase } from './database.ts'
import { createLibrary } from './dexie-library.ts'
import { readItem } from './item-records.ts'
import type { Library } from './library.ts'
import { workingCopyOf } from './working-copy.ts'

const me = aPerson()
const at = Instant.parse('2026-03-02T10:00:00.000Z')
let database: LibraryDatabase
let library: Library
/** What the library's clock shows. */
let time: number
let reminders: { delay: number; run: () => void }[]

beforeEach(async () => {
  database = new LibraryDatabase(`test/${randomUUID()}`)
  await database.open()
  time = Date.parse(at)
  reminders = []
  library = createLibrary({
    database,
    me,
    now: () => new Date(time),
    newId: randomUUID,
    later: (delay, run) => reminders.push({ delay, run }),
  })
})

afterEach(() => database.delete())

async function working(id: ItemId) {
  const { copy, draft, entries } = await readItem(database, id)
  const found = workingCopyOf(copy, draft, entries)
  if (!found) throw new Error('Nothing of the item is left')
  return found
}

/** What the engine is handed once no decision may be taken back any more. */
async function taken(): Promise<readonly Operation[]> {
  time += timing.takeBackWindow
  return library.localStore.takePending(100)
}

async function onlyTaken(): Promise<Operation> {
  const [operation, ...more] = await taken()
  expect(more).toEqual([])
  if (!operation) throw new Error('Nothing was pending')
  return operation
}

function applied(operation: Operation, revision: number, state = 'draft' as const): OperationResult {
  return { operation: operation.id, outcome: 'applied', revision: Revision.parse(revision), state, at }
}

async function pull(...items: Parameters<typeof aNews>[0][]) {
  const made = items.map(changes => aNews(changes))
  await library.localStore.apply({
    changes: made.map(item => ({ kind: 'item' as const, item })),
    cursor: Cursor.parse('c1'),
    more: false,
    reset: false,
  })
  return made
}

async function pulled(changes: Parameters<typeof aNews>[0]) {
  const [item] = await pull(changes)
  if (!item) throw new Error('Nothing was pulled')
  return item
}

describe('a new draft', () => {
  it('is on this computer and sends nothing before the first words', async () => {
    const id = await library.createDraft('news')
    expect(await taken()).toEqual([])
    expect((await working(id)).status).toEqual({ kind: 'on_this_computer' })
  })

  it('is created at the service with all that was written before it was sent, as one operation', async () => {
    const id = await library.createDraft('news')
    await library.saveDraft(id, { headline: 'One' })
    await library.saveDraft(id, { headline: 'Two', body: '<p>x</p>' })
    expect(await onlyTaken()).toMatchObject({ kind: 'create', fields: { headline: 'Two', body: '<p>x</p>' } })
  })

  it('reads "sent, revision 1" only when the acknowledgement is stored', async () => {
    const id = await library.createDraft('news')
    await library.saveDraft(id, { headline: 'One' })
    const operation = await onlyTaken()
    expect((await working(id)).status).toEqual({ kind: 'waiting_to_be_sent' })
    await library.localStore.acknowledge([applied(operation, 1)])
    expect((await working(id)).status).toEqual({ kind: 'sent', revision: 1 })
    expect((await working(id)).fields).toEqual({ headline: 'One' })
    expect(await database.drafts.count()).toBe(0)
  })
})

describe('words written while others are on their way', () => {
  it('never change the operation that was handed out, and follow it on its revision', async () => {
    const id = await library.createDraft('news')
    await library.saveDraft(id, { headline: 'One' })
    const first = await onlyTaken()
    await library.saveDraft(id, { headline: 'Two' })
    expect(await onlyTaken()).toEqual(first)
    await library.localStore.acknowledge([applied(first, 1)])
    expect(await onlyTaken()).toMatchObject({ kind: 'edit', base: 1, fields: { headline: 'Two' } })
    expect((await working(id)).fields).toEqual({ headline: 'Two' })
  })

  it('stay when the same acknowledgement comes twice', async () => {
    const id = await library.createDraft('news')
    await library.saveDraft(id, { headline: 'One' })
    const first = await onlyTaken()
    await library.saveDraft(id, { headline: 'Two' })
    await library.localStore.acknowledge([applied(first, 1)])
    await library.localStore.acknowledge([applied(first, 1)])
    expect((await working(id)).fields).toEqual({ headline: 'Two' })
  })
})

describe('a save', () => {
  it('sends only fields that really changed', async () => {
    const item = await pulled({ author: me })
    await library.saveDraft(item.id, { ...newsFields(), headline: 'Another headline' })
    expect(await onlyTaken()).toMatchObject({
      kind: 'edit',
      base: 1,
      fields: { headline: 'Another headline' },
    })
  })

  it('that changes nothing sends nothing', async () => {
    const item = await pulled({ author: me })
    await library.saveDraft(item.id, newsFields())
    expect(await taken()).toEqual([])
    expect((await working(item.id)).status).toEqual({ kind: 'sent', revision: 1 })
  })

  it('of words that were typed over a text which somebody else has changed since meets it as a conflict', async () => {
    const item = await pulled({ author: me })
    const theirs = { author: me, fields: newsFields({ body: '<p>Theirs</p>' }), changedBy: aPerson() }
    await pull({ id: item.id, revision: Revision.parse(2), ...theirs })
    await library.saveDraft(item.id, { body: '<p>Mine</p>' }, item.revision)
    expect(await onlyTaken()).toMatchObject({ kind: 'edit', base: 1, fields: { body: '<p>Mine</p>' } })
  })

  it("of words that were typed while one's own were acknowledged stands on these", async () => {
    const item = await pulled({ author: me })
    await library.saveDraft(item.id, { headline: 'One' }, item.revision)
    await library.localStore.acknowledge([applied(await onlyTaken(), 2)])
    await library.saveDraft(item.id, { headline: 'Two' }, item.revision)
    expect(await onlyTaken()).toMatchObject({ kind: 'edit', base: 2 })
  })

  it('keeps a field that was emptied empty', async () => {
    const item = await pulled({ author: me })
    await library.saveDraft(item.id, { short_title: null })
    expect((await working(item.id)).fields['short_title']).toBeUndefined()
    expect(await onlyTaken()).toMatchObject({ fields: { short_title: null } })
  })
})

describe('a decision', () => {
  it('takes unsent words along in one operation', async () => {
    const item = await pulled({ author: me })
    await library.saveDraft(item.id, { headline: 'Last words' })
    await library.decide(item.id, { transition: 'propose', read: item.revision })
    expect(await onlyTaken()).toMatchObject({
      kind: 'transition',
      transition: 'propose',
      base: 1,
      fields: { headline: 'Last words' },
    })
    expect((await working(item.id)).state).toBe('proposed')
  })

  it('on an item that the service does not know yet waits for its creation', async () => {
    const id = await library.createDraft('news')
    await library.saveDraft(id, newsFields())
    await library.decide(id, { transition: 'propose', read: Revision.parse(0) })
    const creation = await onlyTaken()
    expect(creation.kind).toBe('create')
    await library.localStore.acknowledge([applied(creation, 1)])
    expect(await onlyTaken()).toMatchObject({ kind: 'transition', base: 1 })
  })

  it('stands on the revision that was read although a newer one has come', async () => {
    const item = await pulled({ state: 'proposed', revision: Revision.parse(3) })
    await pull({ id: item.id, state: 'proposed', revision: Revision.parse(4) })
    await library.decide(item.id, { transition: 'approve', read: Revision.parse(3) })
    expect(await onlyTaken()).toMatchObject({ base: 3 })
  })

  it('stands on the revision that was read although words stand on a newer one', async () => {
    const item = await pulled({ state: 'proposed', revision: Revision.parse(4) })
    await library.saveDraft(item.id, { headline: 'Corrected' })
    await library.decide(item.id, { transition: 'approve', read: Revision.parse(3) })
    expect(await onlyTaken()).toMatchObject({ base: 3, fields: { headline: 'Corrected' } })
  })

  it('is not lifted onto a newer revision by words that were on their way', async () => {
    const item = await pulled({ state: 'proposed', revision: Revision.parse(4) })
    await library.saveDraft(item.id, { headline: 'Corrected' })
    const words = await onlyTaken()
    await library.decide(item.id, { transition: 'approve', read: Revision.parse(3) })
    await library.localStore.acknowledge([applied(words, 5)])
    expect(await onlyTaken()).toMatchObject({ kind: 'transition', base: 3 })
  })

  it("follows one's own words, which were acknowledged since the screen was drawn", async () => {
    const item = await pulled({ author: me })
    await library.saveDraft(item.id, { headline: 'One' })
    const words = await onlyTaken()
    await library.saveDraft(item.id, { headline: 'Two' })
    await library.localStore.acknowledge([applied(words, 2)])
    await library.decide(item.id, { transition: 'propose', read: item.revision })
    expect(await onlyTaken()).toMatchObject({ kind: 'transition', base: 2, fields: { headline: 'Two' } })
  })

  it('on an item whose creation was acknowledged since the screen was drawn creates it no second time', async () => {
    const id = await library.createDraft('news')
    await library.saveDraft(id, newsFields())
    await library.localStore.acknowledge([applied(await onlyTaken(), 1)])
    await library.decide(id, { transition: 'propose', read: Revision.parse(0) })
    expect(await onlyTaken()).toMatchObject({ kind: 'transition', base: 1 })
  })

  it('whose reason the protocol refuses is not taken, because it would wait for ever', async () => {
    const item = await pulled({ state: 'proposed' })
    const reason = 'x'.repeat(4001)
    const decision = { transition: 'return_to_author' as const, read: item.revision, reason }
    await expect(library.decide(item.id, decision)).rejects.toThrow()
    expect(await taken()).toEqual([])
  })

  it('stays on this computer for as long as it may be taken back, and the engine is told when that ends', async () => {
    const item = await pulled({ author: me })
    let announced = 0
    library.onWork(() => {
      announced += 1
    })
    await library.decide(item.id, { transition: 'propose', read: item.revision })
    time += timing.takeBackWindow - 1
    expect(await library.localStore.takePending(100)).toEqual([])
    announced = 0
    for (const { delay, run } of reminders) {
      expect(delay).toBe(timing.takeBackWindow)
      run()
    }
    expect(announced).toBe(1)
    time += 1
    expect(await library.localStore.takePending(100)).toHaveLength(1)
  })

  it('is not held back by a clock that was put back', async () => {
    const item = await pulled({ author: me })
    await library.decide(item.id, { transition: 'propose', read: item.revision })
    time -= 3_600_000
    expect(await library.localStore.takePending(100)).toHaveLength(1)
  })

  it('can be taken back until it was handed to the network, and its words stay', async () => {
    const item = await pulled({ author: me })
    await library.saveDraft(item.id, { headline: 'Last words' })
    await library.decide(item.id, { transition: 'propose', read: item.revision })
    expect(await library.takeBackDecision(item.id)).toBe(true)
    expect(await onlyTaken()).toMatchObject({ kind: 'edit', fields: { headline: 'Last words' } })
    expect(await library.takeBackDecision(item.id)).toBe(false)
  })
})

describe('a refusal', () => {
  const problem = { type: problemType('not-ready'), title: 'Not ready', status: 422 }

  it('keeps the words, says so, and lets later words start anew', async () => {
    const item = await pulled({ author: me })
    await library.saveDraft(item.id, { headline: 'Words' })
    await library.decide(item.id, { transition: 'propose', read: item.revision })
    const first = await onlyTaken()
    await library.localStore.acknowledge([{ operation: first.id, outcome: 'refused', problem }])
    expect((await working(item.id)).status).toEqual({ kind: 'refused', problem })
    expect(await taken()).toEqual([])
    await library.saveDraft(item.id, { body: '<p>Better</p>' })
    const second = await onlyTaken()
    expect(second).toMatchObject({
      kind: 'edit',
      base: 1,
      fields: { headline: 'Words', body: '<p>Better</p>' },
    })
    expect(second.id).not.toBe(first.id)
  })

  it('can be sent once more under a new id', async () => {
    const item = await pulled({ author: me })
    await library.decide(item.id, { transition: 'propose', read: item.revision })
    const first = await onlyTaken()
    await library.localStore.acknowledge([{ operation: first.id, outcome: 'refused', problem }])
    await library.sendAgain(item.id)
    const second = await onlyTaken()
    expect(second).toMatchObject({ kind: 'transition', transition: 'propose' })
    expect(second.id).not.toBe(first.id)
  })
})

describe('a conflict', () => {
  async function conflicting() {
    const item = await pulled({ author: me })
    await library.saveDraft(item.id, { headline: 'Mine' })
    const operation = await onlyTaken()
    const current = aNews({
      ...item,
      revision: Revision.parse(2),
      fields: newsFields({ headline: 'Theirs' }),
    })
    await library.localStore.acknowledge([{ operation: operation.id, outcome: 'conflict', current }])
    return item
  }

  it('keeps my text on screen and sends nothing until a person decides', async () => {
    const item = await conflicting()
    await library.saveDraft(item.id, { short_title: 'More of mine' })
    expect(await taken()).toEqual([])
    const copy = await working(item.id)
    expect(copy.status).toEqual({ kind: 'needs_your_decision' })
    expect(copy.fields).toMatchObject({ headline: 'Mine', short_title: 'More of mine' })
    expect(copy.conflict?.current?.fields['headline']).toBe('Theirs')
  })

  it('settled for mine sends my words on top of the current revision', async () => {
    const item = await conflicting()
    await library.settleConflict(item.id, 'mine')
    expect(await onlyTaken()).toMatchObject({ kind: 'edit', base: 2, fields: { headline: 'Mine' } })
  })

  it('settled for theirs keeps my whole text as a draft of its own, and tells the engine of it', async () => {
    const item = await conflicting()
    let announced = 0
    library.onWork(() => {
      announced += 1
    })
    const kept = await library.settleConflict(item.id, 'theirs')
    if (!kept) throw new Error('My text was not kept')
    expect(announced).toBe(1)
    expect((await working(item.id)).fields['headline']).toBe('Theirs')
    expect((await working(kept)).fields).toEqual(newsFields({ headline: 'Mine' }))
  })
})

describe('a conflict that stays open while the item goes on', () => {
  async function conflictAt(revision: number) {
    const item = await pulled({ author: me })
    await library.saveDraft(item.id, { headline: 'Mine' })
    const operation = await onlyTaken()
    const current = aNews({
      ...item,
      revision: Revision.parse(revision),
      fields: newsFields({ headline: 'Two' }),
    })
    await library.localStore.acknowledge([{ operation: operation.id, outcome: 'conflict', current }])
    await pull({ ...item, revision: Revision.parse(3), fields: newsFields({ headline: 'Three' }) })
    return item
  }

  it('settled for theirs leaves the newest text, not the one that the conflict was found with', async () => {
    const item = await conflictAt(2)
    await library.settleConflict(item.id, 'theirs')
    expect((await working(item.id)).fields['headline']).toBe('Three')
    expect((await working(item.id)).status).toEqual({ kind: 'sent', revision: 3 })
  })

  it('settled for mine stands on the text that was compared, so that nothing is replaced unseen', async () => {
    const item = await conflictAt(2)
    await library.settleConflict(item.id, 'mine')
    expect(await onlyTaken()).toMatchObject({ kind: 'edit', base: 2, fields: { headline: 'Mine' } })
  })

  it.each(['mine', 'theirs'] as const)(
    'with an item that is gone keeps my whole text as a draft of its own, settled for %s',
    async keep => {
      const item = await pulled({ author: me })
      await library.saveDraft(item.id, { headline: 'Mine' })
      const operation = await onlyTaken()
      await library.localStore.acknowledge([{ operation: operation.id, outcome: 'conflict', current: null }])
      expect((await working(item.id)).fields).toEqual(newsFields({ headline: 'Mine' }))
      const kept = await library.settleConflict(item.id, keep)
      if (!kept) throw new Error('My text was not kept')
      expect((await working(kept)).fields).toEqual(newsFields({ headline: 'Mine' }))
      expect(await database.rows.get(item.id)).toBeUndefined()
    },
  )
})

describe('an operation that the protocol would refuse', () => {
  it('is shown as refused, with its words, and holds up no other', async () => {
    const [broken, sound] = await pull({ author: me }, { author: me })
    if (!broken || !sound) throw new Error('Nothing was pulled')
    await library.saveDraft(broken.id, { headline: 'Kept' })
    await library.decide(broken.id, { transition: 'report', read: broken.revision, reason: 'Short' })
    await library.saveDraft(sound.id, { headline: 'Sent' })
    // As an older version might have left it.
    await database.outbox
      .where('item')
      .equals(broken.id)
      .modify((entry, place) => {
        if (entry.operation.kind !== 'transition') return
        place.value = { ...entry, operation: { ...entry.operation, reason: 'x'.repeat(5000) } }
      })
    expect(await onlyTaken()).toMatchObject({ item: sound.id })
    const copy = await working(broken.id)
    expect(copy.status).toMatchObject({ kind: 'refused', problem: { status: 400 } })
    expect(copy.fields['headline']).toBe('Kept')
    await library.dropRefusedDecision(broken.id)
    expect((await taken()).find(({ item }) => item === broken.id)).toMatchObject({
      kind: 'edit',
      fields: { headline: 'Kept' },
    })
  })
})

describe('changes from the service', () => {
  it('keep the title that readers see beside the one that is proposed', async () => {
    const item = await pulled({
      state: 'proposed',
      revision: Revision.parse(3),
      fields: newsFields({ headline: 'Proposed headline' }),
      published: { revision: Revision.parse(2), at, fields: newsFields({ headline: 'Published headline' }) },
    })
    expect(await database.rows.get(item.id)).toMatchObject({
      title: 'Proposed headline',
      published: { title: 'Published headline' },
    })
  })

  it('are applied in their order', async () => {
    const item = await pulled({})
    const page = { cursor: Cursor.parse('c2'), more: false, reset: false }
    await library.localStore.apply({
      ...page,
      changes: [
        { kind: 'gone', id: item.id },
        { kind: 'item', item },
      ],
    })
    expect(await database.rows.get(item.id)).toBeDefined()
  })

  it('do not touch words that are not sent yet', async () => {
    const item = await pulled({ author: me })
    await library.saveDraft(item.id, { headline: 'Mine' })
    await pull({
      id: item.id,
      author: me,
      revision: Revision.parse(2),
      fields: newsFields({ headline: 'Theirs' }),
    })
    expect((await working(item.id)).fields['headline']).toBe('Mine')
  })

  it('that take an item away leave unsent words', async () => {
    const item = await pulled({ author: me })
    await library.saveDraft(item.id, { headline: 'Mine' })
    await library.localStore.apply({
      changes: [{ kind: 'gone', id: item.id }],
      cursor: Cursor.parse('c2'),
      more: false,
      reset: false,
    })
    expect((await working(item.id)).fields['headline']).toBe('Mine')
  })

  it('starting from the beginning forget what is not sent again, but never unsent words', async () => {
    const [gone, edited] = await pull({}, { author: me })
    if (!gone || !edited) throw new Error('Nothing was pulled')
    await library.saveDraft(edited.id, { headline: 'Mine' })
    await library.localStore.apply({ changes: [], cursor: Cursor.parse('n1'), more: false, reset: true })
    expect(await database.rows.get(gone.id)).toBeUndefined()
    expect((await working(edited.id)).fields['headline']).toBe('Mine')
    expect(await library.localStore.cursor()).toBe('n1')
  })

  it('that cannot be read are kept aside until the item comes readable', async () => {
    const item = aNews()
    const unreadable = { kind: 'unreadable' as const, id: item.id, line: '{"strange":1}', problem: 'type' }
    const page = { cursor: Cursor.parse('c1'), more: false, reset: false }
    await library.localStore.apply({ ...page, changes: [unreadable] })
    expect(await database.unreadable.toArray()).toMatchObject([unreadable])
    await library.localStore.apply({ ...page, changes: [{ kind: 'item', item }] })
    expect(await database.unreadable.count()).toBe(0)
  })
})
