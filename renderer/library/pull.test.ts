import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Revision } from '#shared/content/identity.ts'
import { Cursor } from '#shared/sync/change.ts'
import { problemType } from '#shared/sync/problem.ts'
import { aLibrary, at, me, type TestLibrary } from '../../tests/support/a-library.ts'
import { aNews, newsFields } from '../../tests/support/an-item.ts'
import { readRow } from './packed-rows.ts'

let here: TestLibrary

beforeEach(async () => {
  here = await aLibrary()
})

afterEach(() => here.end())

describe('an operation that the protocol would refuse', () => {
  it('is shown as refused, with its words, and holds up no other', async () => {
    const [broken, sound] = await here.pull({ author: me }, { author: me })
    if (!broken || !sound) throw new Error('Nothing was pulled')
    await here.library.saveDraft(broken.id, { headline: 'Kept' })
    await here.library.decide(broken.id, { transition: 'report', read: broken.revision, reason: 'Short' })
    await here.library.saveDraft(sound.id, { headline: 'Sent' })
    // As an older version might have left it.
    await here.database.outbox
      .where('item')
      .equals(broken.id)
      .modify((entry, place) => {
        if (entry.operation.kind !== 'transition') return
        place.value = { ...entry, operation: { ...entry.operation, reason: 'x'.repeat(5000) } }
      })
    expect(await here.onlyTaken()).toMatchObject({ item: sound.id })
    const copy = await here.working(broken.id)
    expect(copy.status).toMatchObject({ kind: 'refused', problem: { status: 400 } })
    expect(copy.fields['headline']).toBe('Kept')
    await here.library.dropRefusedDecision(broken.id)
    expect((await here.taken()).find(({ item }) => item === broken.id)).toMatchObject({
      kind: 'edit',
      fields: { headline: 'Kept' },
    })
  })
})

describe('changes from the service', () => {
  it('keep the title that readers see beside the one that is proposed', async () => {
    const item = await here.pulled({
      state: 'proposed',
      revision: Revision.parse(3),
      fields: newsFields({ headline: 'Proposed headline' }),
      published: { revision: Revision.parse(2), at, fields: newsFields({ headline: 'Published headline' }) },
    })
    expect(await readRow(here.database, item.id)).toMatchObject({
      title: 'Proposed headline',
      published: { title: 'Published headline' },
    })
  })

  it('are applied in their order', async () => {
    const item = await here.pulled({})
    const page = { cursor: Cursor.parse('c2'), more: false, reset: false }
    await here.library.localStore.apply({
      ...page,
      changes: [
        { kind: 'gone', id: item.id },
        { kind: 'item', item },
      ],
    })
    expect(await readRow(here.database, item.id)).toBeDefined()
  })

  it('do not touch words that are not sent yet', async () => {
    const item = await here.pulled({ author: me })
    await here.library.saveDraft(item.id, { headline: 'Mine' })
    await here.pull({
      id: item.id,
      author: me,
      revision: Revision.parse(2),
      fields: newsFields({ headline: 'Theirs' }),
    })
    expect((await here.working(item.id)).fields['headline']).toBe('Mine')
  })

  it('that take an item away leave unsent words, in sight of their author', async () => {
    const item = await here.pulled({ author: me })
    await here.library.saveDraft(item.id, { headline: 'Mine' })
    await here.library.localStore.apply({
      changes: [{ kind: 'gone', id: item.id }],
      cursor: Cursor.parse('c2'),
      more: false,
      reset: false,
    })
    expect((await here.working(item.id)).fields['headline']).toBe('Mine')
    expect(await readRow(here.database, item.id)).toMatchObject({ title: 'Mine', isOwn: true })
  })

  it('starting from the beginning forget what is not sent again, but never unsent words', async () => {
    const [gone, edited] = await here.pull({}, { author: me })
    if (!gone || !edited) throw new Error('Nothing was pulled')
    await here.library.saveDraft(edited.id, { headline: 'Mine' })
    await here.library.localStore.apply({ changes: [], cursor: Cursor.parse('n1'), more: false, reset: true })
    expect(await readRow(here.database, gone.id)).toBeUndefined()
    expect((await here.working(edited.id)).fields['headline']).toBe('Mine')
    expect(await here.library.localStore.cursor()).toBe('n1')
  })

  it('starting from the beginning take away what is not sent again, once its decision is let go', async () => {
    const item = await here.pulled({ state: 'proposed' })
    await here.library.decide(item.id, { transition: 'approve', read: item.revision })
    const taken = await here.onlyTaken()
    const problem = { type: problemType('role-not-allowed'), title: 'Not yours', status: 403 }
    await here.library.localStore.acknowledge([{ operation: taken.id, outcome: 'refused', problem }])
    const page = { changes: [], reset: false, more: false }
    await here.library.localStore.apply({ ...page, cursor: Cursor.parse('n1'), reset: true, more: true })
    await here.library.localStore.apply({ ...page, cursor: Cursor.parse('n2') })
    await here.library.dropRefusedDecision(item.id)
    expect(await readRow(here.database, item.id)).toBeUndefined()
  })

  it('that cannot be read are kept aside until the item comes readable', async () => {
    const item = aNews()
    const unreadable = { kind: 'unreadable' as const, id: item.id, line: '{"strange":1}', problem: 'type' }
    const page = { cursor: Cursor.parse('c1'), more: false, reset: false }
    await here.library.localStore.apply({ ...page, changes: [unreadable] })
    expect(await here.database.unreadable.toArray()).toMatchObject([unreadable])
    await here.library.localStore.apply({ ...page, changes: [{ kind: 'item', item }] })
    expect(await here.database.unreadable.count()).toBe(0)
  })
})
