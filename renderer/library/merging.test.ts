import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ItemId, Revision } from '#shared/content/identity.ts'
import type { ChangedFields, ItemFields } from '#shared/content/item-type.ts'
import { choiceForAll, mergeItem } from '#shared/merge/merge-item.ts'
import type { Item } from '#shared/sync/item.ts'
import { aLibrary, applied, me, type TestLibrary } from '../../tests/support/a-library.ts'
import { aNews, aPerson, newsFields } from '../../tests/support/an-item.ts'
import { reportsOf } from './merge-reports.ts'
import { snapshotsOf } from './snapshots.ts'

let here: TestLibrary

beforeEach(async () => {
  here = await aLibrary()
})

afterEach(() => here.end())

const someone = aPerson()
const body = '<p>One.</p><p>Two.</p><p>Three.</p>'
const long = `${body}<p>Four.</p>`

/** An item of mine, with words of mine that were sent and met another revision of it. */
async function met(
  mine: ChangedFields,
  theirs: Partial<Item> & { fields: ItemFields },
  before: Partial<Item> = {},
) {
  const item = await here.pulled({ author: me, fields: newsFields({ body }), ...before })
  await here.library.saveDraft(item.id, mine)
  const operation = await here.onlyTaken()
  const current = aNews({ ...item, revision: Revision.parse(2), changedBy: someone, ...theirs })
  await here.library.localStore.acknowledge([{ operation: operation.id, outcome: 'conflict', current }])
  return { item, current, operation }
}

/** Words as they are saved while somebody types: on what is on screen. */
async function write(id: ItemId, field: string, words: string) {
  const { fields } = await here.working(id)
  const read = { revision: undefined, state: undefined, fields: { [field]: fields[field] ?? null } }
  await here.library.saveDraft(id, { [field]: words }, read)
}

describe('words that meet a text which somebody else has changed', () => {
  it('are merged with it where they are about something else, and go on by themselves', async () => {
    const { item, operation } = await met(
      { body: body.replace('One', 'Mine') },
      { fields: newsFields({ body: body.replace('Three', 'Theirs'), headline: 'Theirs' }) },
    )
    const copy = await here.working(item.id)
    expect(copy.status).toEqual({ kind: 'on_this_computer' })
    expect(copy.fields).toMatchObject({
      headline: 'Theirs',
      body: '<p>Mine.</p><p>Two.</p><p>Theirs.</p>',
    })
    const again = await here.onlyTaken()
    expect(again).toMatchObject({
      kind: 'edit',
      base: 2,
      fields: { body: '<p>Mine.</p><p>Two.</p><p>Theirs.</p>' },
    })
    expect(again.id).not.toBe(operation.id)
  })

  it('are told of in a report that names who wrote the other text', async () => {
    const { item } = await met(
      { body: body.replace('One', 'Mine') },
      { fields: newsFields({ body: body.replace('Three', 'Theirs') }) },
    )
    const [report] = await reportsOf(here.database, item.id)
    expect(report).toMatchObject({ by: someone, revision: 2, isDecided: false, undoneAt: null })
    expect(report?.parts.map(({ field, from }) => [field, from])).toContainEqual(['body', 'theirs'])
  })

  it('wait for nothing where the other text says the same', async () => {
    const fields = newsFields({ body: body.replace('One', 'Same') })
    const { item } = await met({ body: body.replace('One', 'Same') }, { fields })
    expect((await here.working(item.id)).status).toEqual({ kind: 'sent', revision: 2 })
    expect(await here.taken()).toEqual([])
  })

  it('wait for a person where both changed the same passage', async () => {
    const { item } = await met(
      { body: body.replace('Two', 'Mine') },
      { fields: newsFields({ body: body.replace('Two', 'Theirs') }) },
    )
    const copy = await here.working(item.id)
    expect(copy.status).toEqual({ kind: 'needs_your_decision' })
    expect(copy.conflict).toMatchObject({ isDeletion: false, decision: null, base: { body } })
    expect(copy.fields['body']).toBe(body.replace('Two', 'Mine'))
    expect(await here.taken()).toEqual([])
  })

  it('stay apart from an item that was published meanwhile, until their person says so', async () => {
    const fields = newsFields({ body: body.replace('Three', 'Theirs') })
    const { item } = await met({ headline: 'Mine' }, { fields, state: 'validated' })
    const copy = await here.working(item.id)
    expect(copy.status).toEqual({ kind: 'needs_your_decision' })
    expect(copy.conflict).toMatchObject({ stateBefore: 'draft', current: { state: 'validated' } })
    expect(await here.library.settleMerge(item.id, new Map())).toBe(true)
    expect(await here.onlyTaken()).toMatchObject({ kind: 'edit', base: 2, fields: { headline: 'Mine' } })
  })

  it('go on into an item that was returned meanwhile', async () => {
    const fields = newsFields({ body: body.replace('Three', 'Theirs') })
    await met({ headline: 'Mine' }, { fields, state: 'draft' }, { state: 'proposed' })
    expect(await here.onlyTaken()).toMatchObject({ kind: 'edit', base: 2, fields: { headline: 'Mine' } })
  })

  it('are merged again where the item goes on changing', async () => {
    const { item, current } = await met(
      { body: body.replace('One', 'Mine') },
      { fields: newsFields({ body: body.replace('Three', 'Theirs') }) },
    )
    const second = await here.onlyTaken()
    const newest = {
      ...current,
      revision: Revision.parse(3),
      fields: { ...current.fields, headline: 'Third' },
    }
    await here.library.localStore.acknowledge([
      { operation: second.id, outcome: 'conflict', current: newest },
    ])
    const third = await here.onlyTaken()
    expect(third).toMatchObject({ base: 3 })
    await here.library.localStore.acknowledge([applied(third, 4)])
    expect((await here.working(item.id)).fields).toMatchObject({
      headline: 'Third',
      body: '<p>Mine.</p><p>Two.</p><p>Theirs.</p>',
    })
  })
})

describe('a decision that meets another text', () => {
  async function decided() {
    const item = await here.pulled({ author: me, fields: newsFields({ body }) })
    await here.library.saveDraft(item.id, { body: body.replace('One', 'Mine') })
    await here.library.decide(item.id, { transition: 'propose', read: item.revision })
    const operation = await here.onlyTaken()
    const fields = newsFields({ body: body.replace('Three', 'Theirs') })
    const current = aNews({ ...item, revision: Revision.parse(2), changedBy: someone, fields })
    await here.library.localStore.acknowledge([{ operation: operation.id, outcome: 'conflict', current }])
    return item
  }

  it('waits for its person although the texts could be merged: nobody has read them together', async () => {
    const item = await decided()
    const copy = await here.working(item.id)
    expect(copy.status).toEqual({ kind: 'needs_your_decision' })
    expect(copy.conflict).toMatchObject({ decision: 'propose' })
    expect(await here.taken()).toEqual([])
  })

  it('is let go with the merge, and the words go out as words', async () => {
    const item = await decided()
    expect(await here.library.settleMerge(item.id, new Map())).toBe(true)
    expect(await here.onlyTaken()).toMatchObject({
      kind: 'edit',
      base: 2,
      fields: { body: '<p>Mine.</p><p>Two.</p><p>Theirs.</p>' },
    })
  })

  it('is taken again on the merged text where its person wants that', async () => {
    const item = await decided()
    expect(await here.library.settleMerge(item.id, new Map(), true)).toBe(true)
    expect(await here.library.localStore.takePending(10)).toEqual([])
    expect(await here.onlyTaken()).toMatchObject({
      kind: 'transition',
      transition: 'propose',
      base: 2,
      fields: { body: '<p>Mine.</p><p>Two.</p><p>Theirs.</p>' },
    })
  })
})

describe('a conflict that a person settles', () => {
  async function both() {
    return met(
      { body: long.replace('Two', 'Mine') },
      { fields: newsFields({ body: long.replace('Two', 'Theirs').replace('Four', 'More') }) },
      { fields: newsFields({ body: long }) },
    )
  }

  async function choiceIn(id: Item['id'], choice: 'mine' | 'theirs') {
    const { conflict, type, fields } = await here.working(id)
    if (!conflict?.current) throw new Error('There is no conflict')
    const sides = { type, base: conflict.base, mine: fields, theirs: conflict.current.fields }
    return choiceForAll(mergeItem(sides).decisions, choice)
  }

  it('stays while a passage lacks a choice', async () => {
    const { item } = await both()
    expect(await here.library.settleMerge(item.id, new Map())).toBe(false)
    expect((await here.working(item.id)).status).toEqual({ kind: 'needs_your_decision' })
  })

  it.each([
    ['mine', '<p>One.</p><p>Mine.</p><p>Three.</p><p>More.</p>'],
    ['theirs', '<p>One.</p><p>Theirs.</p><p>Three.</p><p>More.</p>'],
  ] as const)('ends with %s of the passage, and what only they changed', async (choice, expected) => {
    const { item } = await both()
    expect(await here.library.settleMerge(item.id, await choiceIn(item.id, choice))).toBe(true)
    expect((await here.working(item.id)).fields['body']).toBe(expected)
    const kept = (await snapshotsOf(here.database, item.id)).map(({ reason }) => reason)
    expect(kept).toEqual(expect.arrayContaining(['conflict_mine', 'conflict_theirs']))
  })
})

describe('a merge that is taken back', () => {
  it('writes my text from before it anew, and keeps the merged one as a version', async () => {
    const { item } = await met(
      { body: body.replace('One', 'Mine') },
      { fields: newsFields({ body: body.replace('Three', 'Theirs') }) },
    )
    await here.library.localStore.acknowledge([applied(await here.onlyTaken(), 3)])
    expect(await here.library.undoMerge(item.id)).toBe(true)
    expect((await here.working(item.id)).fields['body']).toBe(body.replace('One', 'Mine'))
    expect(await here.onlyTaken()).toMatchObject({ kind: 'edit', base: 3 })
    const kept = (await snapshotsOf(here.database, item.id)).map(({ reason }) => reason)
    expect(kept).toContain('before_undo')
    expect(await here.library.undoMerge(item.id)).toBe(false)
  })

  it('keeps what was written since', async () => {
    const { item } = await met(
      { body: body.replace('One', 'Mine') },
      { fields: newsFields({ body: body.replace('Three', 'Theirs') }) },
    )
    const { fields } = await here.working(item.id)
    await here.library.saveDraft(item.id, { body: `${fields['body']}<p>Since.</p>`, headline: 'Since' })
    expect(await here.library.undoMerge(item.id)).toBe(true)
    expect((await here.working(item.id)).fields).toMatchObject({
      headline: 'Since',
      body: '<p>Mine.</p><p>Two.</p><p>Three.</p><p>Since.</p>',
    })
  })

  it('keeps what is written while it is taken back', async () => {
    const { item } = await met(
      { body: body.replace('One', 'Mine') },
      { fields: newsFields({ body: body.replace('Three', 'Theirs') }) },
    )
    here.afterNextVersion(() => write(item.id, 'body', '<p>Mine.</p><p>Two, typed.</p><p>Theirs.</p>'))
    expect(await here.library.undoMerge(item.id)).toBe(true)
    expect((await here.working(item.id)).fields['body']).toBe('<p>Mine.</p><p>Two, typed.</p><p>Three.</p>')
  })

  it('keeps words as a version that are written meanwhile where it takes the merge back', async () => {
    const { item } = await met(
      { body: body.replace('One', 'Mine') },
      { fields: newsFields({ body: body.replace('Three', 'Theirs') }) },
    )
    const typed = '<p>Mine.</p><p>Two.</p><p>Something else, typed.</p>'
    here.afterNextVersion(() => write(item.id, 'body', typed))
    expect(await here.library.undoMerge(item.id)).toBe(true)
    const kept = await snapshotsOf(here.database, item.id)
    const texts = await Promise.all(kept.map(({ key = 0 }) => here.library.history.textOf(key)))
    expect(texts.map(fields => fields?.['body'])).toContain(typed)
  })
})

describe('words that are typed while the text changes under them', () => {
  it('of another window are merged with them at once', async () => {
    const item = await here.pulled({ author: me, fields: newsFields({ body }) })
    const read = { revision: item.revision, state: item.state, fields: { body } }
    await here.library.saveDraft(item.id, { body: body.replace('One', 'First window') }, read)
    await here.library.saveDraft(item.id, { body: body.replace('Three', 'Second window') }, read)
    expect((await here.working(item.id)).fields['body']).toBe(
      '<p>First window.</p><p>Two.</p><p>Second window.</p>',
    )
  })

  it('replace another window’s words in the same passage, which become a version', async () => {
    const item = await here.pulled({ author: me, fields: newsFields({ body }) })
    const read = { revision: item.revision, state: item.state, fields: { body } }
    await here.library.saveDraft(item.id, { body: body.replace('One', 'First') }, read)
    await here.library.saveDraft(item.id, { body: body.replace('One', 'Second') }, read)
    expect((await here.working(item.id)).fields['body']).toBe(body.replace('One', 'Second'))
    await here.library.history.settled()
    const versions = await snapshotsOf(here.database, item.id)
    const replaced = versions.find(({ reason }) => reason === 'typed_over')
    expect(await here.library.history.textOf(replaced?.key ?? 0)).toMatchObject({
      body: body.replace('One', 'First'),
    })
  })

  it('of the same account on another computer meet them when they are sent', async () => {
    const item = await here.pulled({ author: me, changedBy: me, fields: newsFields({ body }) })
    const elsewhere = newsFields({ body: body.replace('Three', 'Elsewhere') })
    await here.pull({ ...item, revision: Revision.parse(2), fields: elsewhere })
    const read = { revision: item.revision, state: item.state, fields: { body } }
    await here.library.saveDraft(item.id, { body: body.replace('One', 'Here') }, read)
    const operation = await here.onlyTaken()
    expect(operation).toMatchObject({ kind: 'edit', base: 1 })
    const current = aNews({ ...item, revision: Revision.parse(2), fields: elsewhere })
    await here.library.localStore.acknowledge([{ operation: operation.id, outcome: 'conflict', current }])
    expect((await here.working(item.id)).fields['body']).toBe('<p>Here.</p><p>Two.</p><p>Elsewhere.</p>')
  })
})
