import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ItemId } from '#shared/content/identity.ts'
import { aStartedLibrary, type StartedDesk } from '../../tests/support/a-started-library.ts'
import { aNews, newsFields } from '../../tests/support/an-item.ts'
import { patiently } from '../../tests/support/patiently.ts'
import { wordsIn } from './restore.ts'

let desk: StartedDesk

beforeEach(async () => {
  desk = await aStartedLibrary()
})

afterEach(() => desk.finish())

describe('words that the library cannot store', () => {
  let id: ItemId
  function refuse(): void {
    desk.here.database.outbox.hook('updating', full)
    desk.here.database.outbox.hook('creating', full)
  }
  function accept(): void {
    desk.here.database.outbox.hook('updating').unsubscribe(full)
    desk.here.database.outbox.hook('creating').unsubscribe(full)
  }
  function full(): never {
    throw new DOMException('full', 'QuotaExceededError')
  }

  beforeEach(async () => {
    id = await desk.here.library.createDraft('news', newsFields())
    await desk.settled()
  })

  it('are in the journal, and out of it once they are stored', async () => {
    refuse()
    await expect(desk.here.library.saveDraft(id, { headline: 'Refused' })).rejects.toThrow()
    expect(desk.here.trouble.now()).toEqual({ library: 'quota', items: 1, journal: null, areWordsKept: true })
    const [words] = (await desk.inJournal()).filter(({ about }) => about === 'words')
    expect(words && wordsIn(words)?.fields).toEqual({ headline: 'Refused' })
    accept()
    await desk.here.library.saveDraft(id, { headline: 'Refused' })
    await desk.settled()
    expect(desk.here.trouble.now()).toEqual({ library: null, items: 0, journal: null, areWordsKept: true })
    expect((await desk.inJournal()).filter(({ about }) => about === 'words')).toEqual([])
  })

  it('are told to be in the window only where the journal fails, too', async () => {
    refuse()
    desk.journal.fail('no_space')
    await expect(desk.here.library.saveDraft(id, { headline: 'Refused' })).rejects.toThrow()
    expect(desk.here.trouble.now()).toEqual({
      library: 'quota',
      items: 1,
      journal: 'no_space',
      areWordsKept: false,
    })
    expect(await desk.here.keepAside(id, { headline: 'Refused' }, undefined)).toBe(false)
    desk.journal.fail(null)
    accept()
    await desk.here.library.saveDraft(id, { headline: 'Refused' })
    expect(desk.here.trouble.now().areWordsKept).toBe(true)
  })

  it('are in the library after the next start', async () => {
    refuse()
    await expect(desk.here.library.saveDraft(id, { headline: 'Refused' })).rejects.toThrow()
    accept()
    desk.clock += 1
    await desk.end()
    await desk.start()
    expect((await desk.working(id))?.fields['headline']).toBe('Refused')
    expect(desk.here.recovery).toMatchObject({ cause: 'refused', items: [id] })
    await desk.settled()
    await desk.end()
    await desk.start()
    expect(desk.here.recovery).toBeNull()
  })

  it('are not put over words that were stored after them', async () => {
    refuse()
    desk.clock += 1
    await expect(desk.here.library.saveDraft(id, { headline: 'Refused' })).rejects.toThrow()
    accept()
    // Stored, but the journal never heard of it.
    desk.journal.fail('no_space')
    desk.clock += 1
    await desk.here.library.saveDraft(id, { headline: 'Stored after all' })
    desk.here.library.close()
    desk.journal.fail(null)
    await desk.journal.restart()
    await desk.start()
    expect((await desk.working(id))?.fields['headline']).toBe('Stored after all')
  })

  it('are not written into a database that came in the place of another: it would hide what that one had', async () => {
    const { type, fields, revision, state } = aNews({ id })
    await desk.here.database.facts.clear()
    await desk.here.database.drafts.clear()
    await desk.here.database.outbox.clear()
    const read = { revision, state, fields: { headline: null }, whole: { type, fields } }
    await expect(desk.here.library.saveDraft(id, { headline: 'Too early' }, read)).rejects.toMatchObject({
      reason: 'closed',
    })
  })

  it('are counted as not stored at the next start, too, until they are', async () => {
    refuse()
    await expect(desk.here.library.saveDraft(id, { headline: 'Refused' })).rejects.toThrow()
    await desk.end()
    const isFull = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(full)
    desk.waiting = []
    await desk.start()
    expect(desk.here.trouble.now()).toMatchObject({ items: 1, areWordsKept: true })
    isFull.mockRestore()
    await vi.waitFor(() => {
      desk.due()
      expect(desk.here.trouble.now().items).toBe(0)
    }, patiently)
    expect((await desk.working(id))?.fields['headline']).toBe('Refused')
  })

  it('are back with the item where the database is lost as well', async () => {
    refuse()
    desk.clock += 1
    await expect(desk.here.library.saveDraft(id, { headline: 'Refused' })).rejects.toThrow()
    await desk.end()
    await Dexie.delete(desk.name)
    await desk.start()
    expect((await desk.working(id))?.fields['headline']).toBe('Refused')
  })

  it('are back on what was on screen where the item has not come yet, or never comes again', async () => {
    const { id, type, revision, state, fields } = aNews()
    refuse()
    const read = { revision, state, fields: { headline: null }, whole: { type, fields } }
    await expect(desk.here.library.saveDraft(id, { headline: 'Refused' }, read)).rejects.toThrow()
    accept()
    await desk.end()
    await desk.start()
    expect((await desk.working(id))?.fields).toEqual({ ...fields, headline: 'Refused' })
    expect(desk.here.trouble.now()).toEqual({ library: null, items: 0, journal: null, areWordsKept: true })
  })
})

describe('a database that does not answer', () => {
  /** Keeps the outbox from everybody else until it is let go. */
  async function hang(): Promise<() => Promise<void>> {
    let isOver = false
    const { facts, outbox } = desk.here.database
    const hanging = desk.here.database.transaction('rw', facts, outbox, async () => {
      while (!isOver) await facts.get('identity')
    })
    return async () => {
      isOver = true
      await hanging
    }
  }

  it('counts as one that stores nothing after a while: its words go to the journal, and are stored in the end', async () => {
    const id = await desk.here.library.createDraft('news', newsFields())
    await desk.settled()
    const letGo = await hang()
    desk.waiting = []
    const saving = desk.here.library.saveDraft(id, { headline: 'Typed while it hung' }).then(
      () => 'stored',
      (failure: { reason?: string }) => failure.reason,
    )
    await vi.waitFor(() => {
      desk.due()
      expect(desk.here.trouble.now().items).toBe(1)
    }, patiently)
    expect(await saving).toBe('slow')
    expect(desk.here.trouble.now()).toEqual({ library: 'slow', items: 1, journal: null, areWordsKept: true })
    const [words] = (await desk.inJournal()).filter(({ about }) => about === 'words')
    expect(words && wordsIn(words)?.fields).toEqual({ headline: 'Typed while it hung' })
    await letGo()
    await desk.here.library.saveDraft(id, { headline: 'Typed while it hung, and after' })
    await desk.settled()
    expect((await desk.working(id))?.fields['headline']).toBe('Typed while it hung, and after')
    expect(desk.here.trouble.now().library).toBeNull()
    expect((await desk.inJournal()).filter(({ about }) => about === 'words')).toEqual([])
  })

  it('costs a window that closes no word: what is not stored goes to the journal at once', async () => {
    const id = await desk.here.library.createDraft('news', newsFields())
    await desk.settled()
    const letGo = await hang()
    const saving = desk.here.library.saveDraft(id, { headline: 'First' }).catch(() => 'not stored')
    expect(await desk.here.keepAside(id, { headline: 'First, and the last word' }, undefined)).toBe(true)
    await desk.journal.restart()
    // What hung is stored after all, later than the journal got the words: they are newer all the same.
    desk.clock += 1
    await letGo()
    await saving
    await desk.end()
    desk.clock += 1
    await desk.start()
    expect((await desk.working(id))?.fields['headline']).toBe('First, and the last word')
  })
})

describe('a database and a journal that do not answer', () => {
  it('leave the words in the window, and say so, until the journal has them', async () => {
    const id = await desk.here.library.createDraft('news', newsFields())
    await desk.settled()
    const release = desk.journal.hang()
    desk.waiting = []
    const keeping = desk.here.keepAside(id, { headline: 'In the window only' }, undefined)
    await vi.waitFor(() => {
      desk.due()
      expect(desk.here.trouble.now()).toMatchObject({ items: 1, areWordsKept: false })
    }, patiently)
    expect(await keeping).toBe(false)
    release()
    await vi.waitFor(
      () => expect(desk.here.trouble.now()).toMatchObject({ items: 1, areWordsKept: true }),
      patiently,
    )
  })
})
