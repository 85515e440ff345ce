import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type ItemId, Revision } from '#shared/content/identity.ts'
import { aLibrary, me, type TestLibrary } from '../../tests/support/a-library.ts'
import { aNews, newsFields } from '../../tests/support/an-item.ts'
import { writingRhythm } from './local-history.ts'
import { snapshotsOf } from './snapshots.ts'

const minute = 60_000
const hour = 60 * minute

let here: TestLibrary

beforeEach(async () => {
  here = await aLibrary()
})

afterEach(() => here.end())

/** The headlines of the versions of an item, oldest first, with why each was kept. */
async function versions(id: ItemId) {
  const found: { headline: unknown; reason: string }[] = []
  await here.library.history.settled()
  for (const { key, reason } of await snapshotsOf(here.database, id)) {
    const fields = key === undefined ? null : await here.library.history.textOf(key)
    found.push({ headline: fields?.['headline'], reason })
  }
  return found
}

async function write(id: ItemId, headline: string) {
  await here.library.saveDraft(id, { headline })
}

describe('a version of an item is kept', () => {
  it('when writing has paused for half a minute, once', async () => {
    const id = await here.library.createDraft('news')
    await write(id, 'O')
    await here.pass(writingRhythm.pause - 1)
    await write(id, 'One')
    await here.pass(writingRhythm.pause - 1)
    expect(await versions(id)).toEqual([])
    await here.pass(1)
    expect(await versions(id)).toEqual([{ headline: 'One', reason: 'pause' }])
    await here.pass(hour)
    expect(await versions(id)).toHaveLength(1)
  })

  it('every five minutes while writing goes on', async () => {
    const id = await here.library.createDraft('news')
    for (let second = 0; second <= 660; second += 10) {
      await write(id, `After ${second} seconds`)
      await here.pass(10_000)
    }
    expect(await versions(id)).toEqual([
      { headline: 'After 300 seconds', reason: 'pause' },
      { headline: 'After 610 seconds', reason: 'pause' },
    ])
  })

  it('as it stood before the first words were written in it here', async () => {
    const item = await here.pulled({ author: me })
    await write(item.id, 'Mine')
    await here.pass(writingRhythm.pause)
    expect(await versions(item.id)).toEqual([
      { headline: newsFields()['headline'], reason: 'before_writing' },
      { headline: 'Mine', reason: 'pause' },
    ])
  })

  it('when the program closes', async () => {
    const id = await here.library.createDraft('news')
    await write(id, 'Last words')
    await here.library.history.keepWritten()
    expect(await versions(id)).toEqual([{ headline: 'Last words', reason: 'pause' }])
  })

  it('at the next start where the program ended before writing paused, under the time of its words', async () => {
    const id = await here.library.createDraft('news')
    await write(id, 'Last words')
    const [draft] = await here.database.drafts.toArray()
    here.advance(hour)
    await here.library.tidy()
    expect(await versions(id)).toEqual([{ headline: 'Last words', reason: 'pause' }])
    const [version] = await snapshotsOf(here.database, id)
    expect(version?.at).toBe(draft?.changedAt)
  })

  it('when it is asked for, but not twice the same', async () => {
    const id = await here.library.createDraft('news')
    await write(id, 'One')
    expect(await here.library.history.keep(id, 'before_import')).toBe(true)
    expect(await here.library.history.keep(id, 'before_source')).toBe(false)
    await write(id, 'Two')
    expect(await here.library.history.keep(id, 'before_source')).toBe(true)
    await write(id, 'One')
    expect(await here.library.history.keep(id, 'pause')).toBe(true)
    expect(await versions(id)).toHaveLength(3)
  })

  it('never of an item without a word', async () => {
    const id = await here.library.createDraft('news')
    expect(await here.library.history.keep(id, 'pause')).toBe(false)
  })

  it.each([
    ['mine', 'Theirs', 'conflict_theirs'],
    ['theirs', 'Mine', 'conflict_mine'],
  ] as const)(
    'of the text that gives way when a conflict is settled for %s',
    async (keep, headline, reason) => {
      const item = await here.pulled({ author: me })
      await write(item.id, 'Mine')
      const operation = await here.onlyTaken()
      const current = aNews({
        ...item,
        revision: Revision.parse(2),
        fields: newsFields({ headline: 'Theirs' }),
      })
      await here.library.localStore.acknowledge([{ operation: operation.id, outcome: 'conflict', current }])
      await here.library.settleConflict(item.id, keep)
      expect((await versions(item.id)).at(-1)).toEqual({ headline, reason })
    },
  )
})

describe('an older version that is put back', () => {
  it('is new words over the present ones, which are kept', async () => {
    const item = await here.pulled({ author: me })
    await here.library.saveDraft(item.id, { headline: 'Two', short_title: null })
    const before = await here.library.restoreVersion(item.id, newsFields({ headline: 'One' }))
    expect(before).toMatchObject({ headline: 'Two' })
    expect((await here.working(item.id)).fields).toEqual(newsFields({ headline: 'One' }))
    expect((await versions(item.id)).at(-1)).toEqual({ headline: 'Two', reason: 'before_restore' })
    expect(await here.onlyTaken()).toMatchObject({ kind: 'edit', fields: { headline: 'One' } })
  })

  it('empties the fields that were empty then', async () => {
    const id = await here.library.createDraft('news')
    await here.library.saveDraft(id, { headline: 'One', short_title: 'Short' })
    await here.library.restoreVersion(id, { headline: 'Zero' })
    expect((await here.working(id)).fields).toEqual({ headline: 'Zero' })
  })

  it('does not overwrite what is typed while it is put back', async () => {
    const id = await here.library.createDraft('news')
    await here.library.saveDraft(id, { headline: 'Two', body: '<p>Two</p>' })
    here.afterNextVersion(() =>
      here.library.saveDraft(id, { headline: 'Typed', body: '<p>Two</p><p>Typed</p>', short_title: 'Typed' }),
    )
    await here.library.restoreVersion(id, { headline: 'One', body: '<p>Two</p>' })
    expect((await here.working(id)).fields).toEqual({
      headline: 'One',
      body: '<p>Two</p><p>Typed</p>',
      short_title: 'Typed',
    })
    expect(await versions(id)).toContainEqual({ headline: 'Typed', reason: 'typed_over' })
  })

  it('is undone by putting back what it answered', async () => {
    const id = await here.library.createDraft('news')
    await here.library.saveDraft(id, { headline: 'Two', body: '<p>Two</p>' })
    const before = await here.library.restoreVersion(id, { headline: 'One' })
    if (!before) throw new Error('Nothing was put back')
    await here.library.restoreVersion(id, before)
    expect((await here.working(id)).fields).toEqual({ headline: 'Two', body: '<p>Two</p>' })
  })

  it('leaves out a field that the type no longer has, or has in another form', async () => {
    const id = await here.library.createDraft('news')
    await here.library.saveDraft(id, { headline: 'Two', topics: ['open-source-software'] })
    await here.library.restoreVersion(id, { headline: 'One', topics: 'once a text', no_such_field: 'x' })
    expect((await here.working(id)).fields).toEqual({ headline: 'One', topics: ['open-source-software'] })
  })
})

describe('what is imported in the place of a text', () => {
  it('keeps the text as a version, and what is typed meanwhile', async () => {
    const id = await here.library.createDraft('news')
    await here.library.saveDraft(id, { headline: 'One', body: '<p>One</p>' })
    here.afterNextVersion(() => here.library.saveDraft(id, { headline: 'Typed', body: '<p>Typed</p>' }))
    await here.library.putInstead(id, { body: '<p>Imported</p>' })
    expect((await here.working(id)).fields).toEqual({ headline: 'Typed', body: '<p>Imported</p>' })
    expect(await versions(id)).toEqual(
      expect.arrayContaining([
        { headline: 'One', reason: 'before_import' },
        { headline: 'Typed', reason: 'typed_over' },
      ]),
    )
  })
})

describe('history gives way to words', () => {
  it('a version that the disk has no room for is not kept, and the words are', async () => {
    const item = await here.pulled({ author: me })
    const noRoom = new DOMException('No room', 'QuotaExceededError')
    const add = vi.spyOn(here.database.snapshots, 'add').mockImplementation(() => {
      throw noRoom
    })
    await write(item.id, 'Mine')
    expect(await here.library.history.keep(item.id, 'pause')).toBe(false)
    expect((await here.working(item.id)).fields['headline']).toBe('Mine')
    expect(add).toHaveBeenCalled()
    add.mockRestore()
    expect(await versions(item.id)).toEqual([])
  })

  it('the older half of all versions is given up where there is no room for words, and the words are stored', async () => {
    const id = await here.library.createDraft('news')
    for (const headline of ['One', 'Two', 'Three']) {
      await write(id, headline)
      await here.library.history.keep(id, 'pause')
      here.advance(minute)
    }
    const { database } = here
    const put = vi.spyOn(database.outbox, 'put').mockImplementationOnce(() => {
      throw new DOMException('No room', 'QuotaExceededError')
    })
    await write(id, 'Four')
    put.mockRestore()
    expect((await here.working(id)).fields['headline']).toBe('Four')
    expect(await versions(id)).toEqual([{ headline: 'Three', reason: 'pause' }])
    expect(await database.snapshotTexts.count()).toBe(1)
  })

  it('words that have no room even then are refused, for the page to keep', async () => {
    const id = await here.library.createDraft('news')
    const put = vi.spyOn(here.database.outbox, 'put').mockImplementation(() => {
      throw new DOMException('No room', 'QuotaExceededError')
    })
    await expect(write(id, 'One')).rejects.toMatchObject({ name: 'LibraryFailure', reason: 'quota' })
    put.mockRestore()
  })

  it('what has become old is thinned out with its text, with each new version and at each start', async () => {
    const id = await here.library.createDraft('news')
    for (let count = 0; count < 8; count += 1) {
      await write(id, `Version ${count}`)
      await here.library.history.keep(id, 'pause')
      here.advance(8 * minute)
    }
    expect(await here.database.snapshots.count()).toBe(8)
    here.advance(2 * hour)
    await here.library.tidy()
    const left = await here.database.snapshots.count()
    expect(left).toBe(1)
    expect(await here.database.snapshotTexts.count()).toBe(left)
    here.advance(100 * 24 * hour)
    await here.library.tidy()
    expect(await versions(id)).toEqual([])
  })

  it('a text over which its person typed without seeing it stays, although a pause had kept it before', async () => {
    const id = await here.library.createDraft('news')
    const screen = (await here.working(id)).fields
    await write(id, 'Written in one window')
    await here.library.history.keep(id, 'pause')
    await here.library.saveDraft(
      id,
      { headline: 'Written in another' },
      { revision: undefined, state: undefined, fields: { headline: screen['headline'] ?? null } },
    )
    here.advance(2 * minute)
    await here.library.history.keep(id, 'pause')
    here.advance(3 * hour)
    await here.library.tidy()
    const texts = await here.database.snapshotTexts.toArray()
    expect(texts.map(({ fields }) => fields['headline'])).toEqual([
      'Written in one window',
      'Written in another',
    ])
    expect((await here.database.snapshots.toArray()).map(({ reason }) => reason)).toEqual([
      'typed_over',
      'pause',
    ])
  })
})
