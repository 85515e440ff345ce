import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Revision } from '#shared/content/identity.ts'
import { aLibrary, applied, me, type TestLibrary } from '../../tests/support/a-library.ts'
import { aPerson, newsFields } from '../../tests/support/an-item.ts'

let here: TestLibrary

beforeEach(async () => {
  here = await aLibrary()
})

afterEach(() => here.end())

describe('a new draft', () => {
  it('is on this computer and sends nothing before the first words', async () => {
    const id = await here.library.createDraft('news')
    expect(await here.taken()).toEqual([])
    expect((await here.working(id)).status).toEqual({ kind: 'on_this_computer' })
  })

  it('is created at the service with all that was written before it was sent, as one operation', async () => {
    const id = await here.library.createDraft('news')
    await here.library.saveDraft(id, { headline: 'One' })
    await here.library.saveDraft(id, { headline: 'Two', body: '<p>x</p>' })
    expect(await here.onlyTaken()).toMatchObject({
      kind: 'create',
      fields: { headline: 'Two', body: '<p>x</p>' },
    })
  })

  it('reads "sent, revision 1" only when the acknowledgement is stored', async () => {
    const id = await here.library.createDraft('news')
    await here.library.saveDraft(id, { headline: 'One' })
    const operation = await here.onlyTaken()
    expect((await here.working(id)).status).toEqual({ kind: 'waiting_to_be_sent' })
    await here.library.localStore.acknowledge([applied(operation, 1)])
    expect((await here.working(id)).status).toEqual({ kind: 'sent', revision: 1 })
    expect((await here.working(id)).fields).toEqual({ headline: 'One' })
    expect(await here.database.drafts.count()).toBe(0)
  })
})

describe('words written while others are on their way', () => {
  it('never change the operation that was handed out, and follow it on its revision', async () => {
    const id = await here.library.createDraft('news')
    await here.library.saveDraft(id, { headline: 'One' })
    const first = await here.onlyTaken()
    await here.library.saveDraft(id, { headline: 'Two' })
    expect(await here.onlyTaken()).toEqual(first)
    await here.library.localStore.acknowledge([applied(first, 1)])
    expect(await here.onlyTaken()).toMatchObject({ kind: 'edit', base: 1, fields: { headline: 'Two' } })
    expect((await here.working(id)).fields).toEqual({ headline: 'Two' })
  })

  it('stay when the same acknowledgement comes twice', async () => {
    const id = await here.library.createDraft('news')
    await here.library.saveDraft(id, { headline: 'One' })
    const first = await here.onlyTaken()
    await here.library.saveDraft(id, { headline: 'Two' })
    await here.library.localStore.acknowledge([applied(first, 1)])
    await here.library.localStore.acknowledge([applied(first, 1)])
    expect((await here.working(id)).fields).toEqual({ headline: 'Two' })
  })
})

describe('a save', () => {
  it('sends only fields that really changed', async () => {
    const item = await here.pulled({ author: me })
    await here.library.saveDraft(item.id, { ...newsFields(), headline: 'Another headline' })
    expect(await here.onlyTaken()).toMatchObject({
      kind: 'edit',
      base: 1,
      fields: { headline: 'Another headline' },
    })
  })

  it('that changes nothing sends nothing', async () => {
    const item = await here.pulled({ author: me })
    await here.library.saveDraft(item.id, newsFields())
    expect(await here.taken()).toEqual([])
    expect((await here.working(item.id)).status).toEqual({ kind: 'sent', revision: 1 })
  })

  it('of words that were typed over a text which somebody else has changed since meets it as a conflict', async () => {
    const item = await here.pulled({ author: me })
    const theirs = { author: me, fields: newsFields({ body: '<p>Theirs</p>' }), changedBy: aPerson() }
    await here.pull({ id: item.id, revision: Revision.parse(2), ...theirs })
    const read = {
      revision: item.revision,
      state: item.state,
      fields: { body: newsFields()['body'] ?? null },
    }
    await here.library.saveDraft(item.id, { body: '<p>Mine</p>' }, read)
    expect(await here.onlyTaken()).toMatchObject({ kind: 'edit', base: 1, fields: { body: '<p>Mine</p>' } })
  })

  it("of words that were typed while one's own were acknowledged stands on these", async () => {
    const item = await here.pulled({ author: me })
    const first = {
      revision: item.revision,
      state: item.state,
      fields: { headline: newsFields()['headline'] ?? null },
    }
    await here.library.saveDraft(item.id, { headline: 'One' }, first)
    await here.library.localStore.acknowledge([applied(await here.onlyTaken(), 2)])
    const next = { revision: item.revision, state: item.state, fields: { headline: 'One' } }
    await here.library.saveDraft(item.id, { headline: 'Two' }, next)
    expect(await here.onlyTaken()).toMatchObject({ kind: 'edit', base: 2 })
  })

  it('of an item that has gone from sight under its writer’s hands stands on what was on screen', async () => {
    const item = await here.pulled({ author: aPerson() })
    await here.library.localStore.apply({
      changes: [{ kind: 'gone', id: item.id }],
      cursor: 'c2',
      more: false,
      reset: false,
    })
    const { id, type, revision, state, fields } = item
    const read = { revision, state, fields: { body: fields['body'] ?? null }, whole: { type, fields } }
    await here.library.saveDraft(id, { body: '<p>Mine</p>' }, read)
    const working = await here.working(id)
    expect(working.fields).toEqual({ ...fields, body: '<p>Mine</p>' })
    expect(working.status).toEqual({ kind: 'on_this_computer' })
    const operation = await here.onlyTaken()
    expect(operation).toMatchObject({ kind: 'edit', base: 1, fields: { body: '<p>Mine</p>' } })
    await here.library.localStore.acknowledge([
      { outcome: 'conflict', operation: operation.id, current: null },
    ])
    const own = await here.library.settleConflict(id, 'mine')
    if (own === null) throw new Error('no draft of its own')
    expect((await here.working(own)).fields).toEqual({ ...fields, body: '<p>Mine</p>' })
  })

  it('keeps a field that was emptied empty', async () => {
    const item = await here.pulled({ author: me })
    await here.library.saveDraft(item.id, { short_title: null })
    expect((await here.working(item.id)).fields['short_title']).toBeUndefined()
    expect(await here.onlyTaken()).toMatchObject({ fields: { short_title: null } })
  })
})
