import 'fake-indexeddb/auto'
import { randomUUID } from 'node:crypto'
import { readdir, readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Dexie } from 'dexie'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ItemId } from '#shared/content/identity.ts'
import type { JournalNote } from '#shared/sync/journal.ts'
import { aPng, fileIdOfContent, pictureOf } from '../../tests/support/a-file.ts'
import { aJournal, type TestJournal } from '../../tests/support/a-journal.ts'
import { applied, me } from '../../tests/support/a-library.ts'
import { aNews, newsFields } from '../../tests/support/an-item.ts'
import { patiently } from '../../tests/support/patiently.ts'
import { readItem } from './item-records.ts'
import { notesIn } from './journal-port.ts'
import { readAllEntries } from './outbox-entries.ts'
import { recordsIn, wordsIn } from './restore.ts'
import { type StartedLibrary, startLibrary } from './start-library.ts'
import { workingCopyOf } from './working-copy.ts'

let journal: TestJournal
let name = ''
let here: StartedLibrary
/** What was to be done later and is not due at once. */
let waiting: (() => void)[] = []
let clock = 0
let lost = 0
/** What the second copy waits for. */
let pause = Promise.resolve()
const started: StartedLibrary[] = []

async function start(): Promise<StartedLibrary> {
  here = await startLibrary({
    name,
    me,
    port: journal.port,
    probeDisk: async () => ({ kind: 'kept' }),
    now: () => new Date(clock),
    newId: randomUUID,
    later: (delay, run) => {
      if (delay === 0) setTimeout(run)
      else waiting.push(run)
    },
    random: () => 0,
    pause: () => pause,
    canBeDrawn: async () => true,
    onLost: () => {
      lost += 1
    },
    onFault: fault => {
      throw fault
    },
  })
  started.push(here)
  return here
}

/** Ends the run without a word of goodbye. */
async function end(): Promise<void> {
  await settled()
  here.library.close()
  await journal.restart()
}

/** Does what was put off until now. */
function due(): void {
  for (const run of waiting.splice(0)) run()
}

async function settled(): Promise<void> {
  await here.secondCopy.settled()
}

async function working(id: ItemId) {
  const { copy, draft, entries } = await readItem(here.database, id)
  return workingCopyOf(copy, draft, entries)
}

async function inJournal() {
  const notes: JournalNote[] = []
  for await (const note of notesIn(journal.port)) notes.push(note)
  return notes
}

beforeEach(async () => {
  journal = await aJournal()
  name = `test/${randomUUID()}`
  waiting = []
  clock = Date.parse('2026-03-02T10:00:00.000Z')
  lost = 0
  await start()
})

afterEach(async () => {
  for (const { library, secondCopy } of started.splice(0)) {
    await secondCopy.settled()
    library.close()
  }
  await Dexie.delete(name)
  await journal.end()
})

describe('the second copy', () => {
  it('tells what the library has of an item that is not sent, and nothing once it is', async () => {
    const id = await here.library.createDraft('news', newsFields())
    await here.library.saveDraft(id, { headline: 'Changed' })
    await settled()
    const [note] = await inJournal()
    expect(note && recordsIn(note)?.entries).toMatchObject([
      { stage: 'written', operation: { kind: 'create', fields: { headline: 'Changed' } } },
    ])
    const [operation] = await here.library.localStore.takePending(10)
    if (!operation) throw new Error('Nothing was taken')
    await here.library.localStore.acknowledge([applied(operation, 1)])
    await settled()
    expect(await inJournal()).toEqual([])
  })

  it('knows that an operation is handed out before the engine has it', async () => {
    await here.library.createDraft('news', newsFields())
    await settled()
    const [operation] = await here.library.localStore.takePending(10)
    expect(await inJournal()).toContainEqual({
      item: operation?.item,
      about: 'handed_out',
      text: JSON.stringify(operation?.id),
    })
  })

  it('tells that an operation is handed out after its words, however many wait', async () => {
    const note = vi.spyOn(journal.port, 'note')
    // The page has no time for the second copy until they leave.
    const { promise, resolve } = Promise.withResolvers<void>()
    pause = promise
    for (let count = 0; count < 120; count += 1) await here.library.createDraft('news', newsFields())
    const taken = here.library.localStore.takePending(120)
    await vi.waitFor(
      async () =>
        expect((await readAllEntries(here.database)).every(({ stage }) => stage === 'handed_out')).toBe(true),
      patiently,
    )
    resolve()
    await taken
    pause = Promise.resolve()
    const told = note.mock.calls.flatMap(([notes]) => notes)
    for (const { item } of told.filter(({ about }) => about === 'handed_out')) {
      const abouts = told.filter(each => each.item === item).map(({ about }) => about)
      expect(abouts.indexOf('handed_out')).toBeGreaterThan(abouts.indexOf('unsent'))
      expect(abouts).toContain('unsent')
    }
    expect(told.filter(({ about }) => about === 'handed_out')).toHaveLength(120)
  })

  it('is handed over once more after it has failed, and holds nobody up meanwhile', async () => {
    await settled()
    journal.fail('no_space')
    const id = await here.library.createDraft('news', newsFields())
    await vi.waitFor(() => expect(here.trouble.now().journal).toBe('no_space'), patiently)
    await here.library.saveDraft(id, { headline: 'While it failed' })
    expect(await here.library.localStore.takePending(10)).toHaveLength(1)
    expect(await inJournal()).toEqual([])
    journal.fail(null)
    due()
    await settled()
    expect(here.trouble.now().journal).toBeNull()
    expect(await inJournal()).toMatchObject([{ about: 'unsent' }, { about: 'handed_out' }])
  })

  it('has files that only this computer has', async () => {
    const png = aPng(3, 2)
    await here.library.keepFile(new Blob([new Uint8Array(png)]), 'logo.png')
    await here.library.createDraft('news', newsFields({ logo: pictureOf(png, { width: 3, height: 2 }) }))
    await settled()
    expect(await journal.port.missingFiles([fileIdOfContent(png)])).toEqual([])
  })
})

describe('a library whose database is gone', () => {
  async function lose(): Promise<void> {
    await end()
    await Dexie.delete(name)
    await start()
  }

  it('has its unsent words back, and says so', async () => {
    const id = await here.library.createDraft('news', newsFields())
    await here.library.saveDraft(id, { headline: 'Only here' })
    await lose()
    expect((await working(id))?.fields['headline']).toBe('Only here')
    expect(here.recovery).toEqual({ cause: 'missing', items: [id], unreadable: 0, damaged: 0 })
    expect(await here.database.rows.get(id)).toMatchObject({ title: 'Only here' })
  })

  it('repeats what was handed out under its own id, word for word, and not what was acknowledged', async () => {
    const sent = await here.library.createDraft('news', newsFields())
    const [first] = await here.library.localStore.takePending(10)
    if (!first) throw new Error('Nothing was taken')
    await here.library.localStore.acknowledge([applied(first, 1)])
    const id = await here.library.createDraft('news', newsFields({ headline: 'On its way' }))
    const [operation] = await here.library.localStore.takePending(10)
    await here.library.saveDraft(id, { headline: 'Behind it' })
    await lose()
    expect(await here.library.localStore.takePending(10)).toEqual([operation])
    expect((await working(id))?.fields['headline']).toBe('Behind it')
    expect(await working(sent)).toBeNull()
  })

  it('adds no words to what was handed out just before it was lost', async () => {
    const id = await here.library.createDraft('news', newsFields({ headline: 'On its way' }))
    await settled()
    const [operation] = await here.library.localStore.takePending(10)
    await lose()
    await here.library.saveDraft(id, { headline: 'Behind it' })
    expect(await here.library.localStore.takePending(10)).toEqual([operation])
  })

  it('has the words of a pulled item back on the revision that they were written on', async () => {
    const id = await here.library.createDraft('news', newsFields())
    const [operation] = await here.library.localStore.takePending(10)
    if (!operation) throw new Error('Nothing was taken')
    await here.library.localStore.acknowledge([applied(operation, 1)])
    await here.library.saveDraft(id, { headline: 'Second thoughts' })
    await lose()
    const [edit] = await here.library.localStore.takePending(10)
    expect(edit).toMatchObject({ kind: 'edit', base: 1, fields: { headline: 'Second thoughts' } })
  })

  it('has deleted drafts back, and files', async () => {
    const png = aPng(3, 2)
    await here.library.keepFile(new Blob([new Uint8Array(png)]), 'logo.png')
    const logo = pictureOf(png, { width: 3, height: 2 })
    const id = await here.library.createDraft('news', newsFields({ logo }))
    const deleted = await here.library.createDraft('news', newsFields({ headline: 'Thrown away' }))
    await here.library.deleteDraft(deleted)
    await lose()
    expect(here.recovery?.items).toEqual([id])
    expect(await here.library.readFile(fileIdOfContent(png))).not.toBeNull()
    expect(await here.library.restoreDeleted(deleted)).toEqual({ item: deleted, isNew: false })
    expect((await working(deleted))?.fields['headline']).toBe('Thrown away')
  })

  it('is restored once: the next start finds the library as it was left', async () => {
    const id = await here.library.createDraft('news', newsFields())
    await lose()
    await here.library.saveDraft(id, { headline: 'After the loss' })
    await end()
    await start()
    expect(here.recovery).toBeNull()
    expect((await working(id))?.fields['headline']).toBe('After the loss')
  })

  it('is restored to its end where the program ended in the middle of it', async () => {
    const ids = await here.library.createDrafts(
      Array.from({ length: 3 }, () => ({ type: 'news' as const, fields: newsFields() })),
    )
    await end()
    await Dexie.delete(name)
    const read = journal.port.read
    let parts = 0
    const breaking = vi.spyOn(journal.port, 'read').mockImplementation(from => {
      parts += 1
      return parts === 3 ? Promise.reject(new Error('The program ends here')) : read(from)
    })
    await expect(start()).rejects.toThrow('The program ends here')
    breaking.mockRestore()
    await start()
    expect((await Promise.all(ids.map(working))).every(found => found !== null)).toBe(true)
    expect(here.recovery?.cause).toBe('missing')
  })

  it('has what a torn journal still tells, and counts what it does not', async () => {
    const first = await here.library.createDraft('news', newsFields({ headline: 'First' }))
    await settled()
    const second = await here.library.createDraft('news', newsFields({ headline: 'Second' }))
    await settled()
    const third = await here.library.createDraft('news', newsFields({ headline: 'Third' }))
    await end()
    const [library = ''] = await readdir(journal.folder)
    const files = (await readdir(join(journal.folder, library))).filter(each => each.endsWith('.log'))
    const file = join(journal.folder, library, files[0] ?? '')
    const content = await readFile(file, 'utf8')
    await writeFile(file, content.replace('"headline":"Second"', '"headline":"Sxcond"'))
    await truncate(file, content.length - 20)
    await Dexie.delete(name)
    await journal.restart()
    await start()
    expect(await working(first)).not.toBeNull()
    expect(await working(second)).toBeNull()
    expect(await working(third)).toBeNull()
    expect(here.recovery).toMatchObject({ items: [first], damaged: 1 })
  })
})

describe('a library whose database does not open', () => {
  /** Openings fail as a damaged database does, some of them or until it is deleted. */
  function breakOpening(times = Number.POSITIVE_INFINITY) {
    const open = indexedDB.open.bind(indexedDB)
    const remove = indexedDB.deleteDatabase.bind(indexedDB)
    let left = times
    vi.spyOn(indexedDB, 'deleteDatabase').mockImplementation(database => {
      left = 0
      return remove(database)
    })
    vi.spyOn(indexedDB, 'open').mockImplementation((database, version) => {
      if (left === 0) return open(database, version)
      left -= 1
      throw new DOMException('Internal error opening backing store', 'UnknownError')
    })
  }

  afterEach(() => vi.restoreAllMocks())

  /** Starts although waits are put off: they are due at once. */
  async function startNow(probe?: 'no_space') {
    const ticking = setInterval(due)
    try {
      return await startLibrary({
        name,
        me,
        port: journal.port,
        probeDisk: async () => (probe ? { kind: 'failed', reason: probe } : { kind: 'kept' }),
        now: () => new Date(clock),
        newId: randomUUID,
        later: (delay, run) => {
          if (delay < 5_000) waiting.push(run)
        },
        random: () => 0,
        pause: async () => undefined,
        canBeDrawn: async () => true,
        onLost: () => undefined,
        onFault: () => undefined,
      }).then(open => {
        here = open
        started.push(open)
        return open
      })
    } finally {
      clearInterval(ticking)
    }
  }

  it('is made anew, with its unsent words', async () => {
    const id = await here.library.createDraft('news', newsFields())
    await end()
    breakOpening()
    await startNow()
    expect(here.recovery).toMatchObject({ cause: 'broken', items: [id] })
    expect(await working(id)).not.toBeNull()
  })

  it('is left alone where it opens a moment later', async () => {
    await here.library.createDraft('news', newsFields())
    await end()
    // More often than Dexie itself tries.
    breakOpening(5)
    await startNow()
    expect(here.recovery).toBeNull()
  })

  it('is left alone where the disk takes nothing: it may be sound', async () => {
    const id = await here.library.createDraft('news', newsFields())
    await end()
    breakOpening()
    await expect(startNow('no_space')).rejects.toMatchObject({ reason: 'no_space' })
    vi.restoreAllMocks()
    await startNow()
    expect(here.recovery).toBeNull()
    expect(await working(id)).not.toBeNull()
  })
})

describe('words that the library cannot store', () => {
  let id: ItemId
  function refuse(): void {
    here.database.outbox.hook('updating', full)
    here.database.outbox.hook('creating', full)
  }
  function accept(): void {
    here.database.outbox.hook('updating').unsubscribe(full)
    here.database.outbox.hook('creating').unsubscribe(full)
  }
  function full(): never {
    throw new DOMException('full', 'QuotaExceededError')
  }

  beforeEach(async () => {
    id = await here.library.createDraft('news', newsFields())
    await settled()
  })

  it('are in the journal, and out of it once they are stored', async () => {
    refuse()
    await expect(here.library.saveDraft(id, { headline: 'Refused' })).rejects.toThrow()
    expect(here.trouble.now()).toEqual({ library: 'quota', items: 1, journal: null, areWordsKept: true })
    const [words] = (await inJournal()).filter(({ about }) => about === 'words')
    expect(words && wordsIn(words)?.fields).toEqual({ headline: 'Refused' })
    accept()
    await here.library.saveDraft(id, { headline: 'Refused' })
    await settled()
    expect(here.trouble.now()).toEqual({ library: null, items: 0, journal: null, areWordsKept: true })
    expect((await inJournal()).filter(({ about }) => about === 'words')).toEqual([])
  })

  it('are told to be in the window only where the journal fails, too', async () => {
    refuse()
    journal.fail('no_space')
    await expect(here.library.saveDraft(id, { headline: 'Refused' })).rejects.toThrow()
    expect(here.trouble.now()).toEqual({
      library: 'quota',
      items: 1,
      journal: 'no_space',
      areWordsKept: false,
    })
    expect(await here.keepAside(id, { headline: 'Refused' }, undefined)).toBe(false)
    journal.fail(null)
    accept()
    await here.library.saveDraft(id, { headline: 'Refused' })
    expect(here.trouble.now().areWordsKept).toBe(true)
  })

  it('are in the library after the next start', async () => {
    refuse()
    await expect(here.library.saveDraft(id, { headline: 'Refused' })).rejects.toThrow()
    accept()
    clock += 1
    await end()
    await start()
    expect((await working(id))?.fields['headline']).toBe('Refused')
    expect(here.recovery).toMatchObject({ cause: 'refused', items: [id] })
    await settled()
    await end()
    await start()
    expect(here.recovery).toBeNull()
  })

  it('are not put over words that were stored after them', async () => {
    refuse()
    clock += 1
    await expect(here.library.saveDraft(id, { headline: 'Refused' })).rejects.toThrow()
    accept()
    // Stored, but the journal never heard of it.
    journal.fail('no_space')
    clock += 1
    await here.library.saveDraft(id, { headline: 'Stored after all' })
    here.library.close()
    journal.fail(null)
    await journal.restart()
    await start()
    expect((await working(id))?.fields['headline']).toBe('Stored after all')
  })

  it('are not written into a database that came in the place of another: it would hide what that one had', async () => {
    const { type, fields, revision, state } = aNews({ id })
    await here.database.facts.clear()
    await here.database.drafts.clear()
    await here.database.outbox.clear()
    const read = { revision, state, fields: { headline: null }, whole: { type, fields } }
    await expect(here.library.saveDraft(id, { headline: 'Too early' }, read)).rejects.toMatchObject({
      reason: 'closed',
    })
  })

  it('are counted as not stored at the next start, too, until they are', async () => {
    refuse()
    await expect(here.library.saveDraft(id, { headline: 'Refused' })).rejects.toThrow()
    await end()
    const isFull = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(full)
    waiting = []
    await start()
    expect(here.trouble.now()).toMatchObject({ items: 1, areWordsKept: true })
    isFull.mockRestore()
    await vi.waitFor(() => {
      due()
      expect(here.trouble.now().items).toBe(0)
    }, patiently)
    expect((await working(id))?.fields['headline']).toBe('Refused')
  })

  it('are back with the item where the database is lost as well', async () => {
    refuse()
    clock += 1
    await expect(here.library.saveDraft(id, { headline: 'Refused' })).rejects.toThrow()
    await end()
    await Dexie.delete(name)
    await start()
    expect((await working(id))?.fields['headline']).toBe('Refused')
  })

  it('are back on what was on screen where the item has not come yet, or never comes again', async () => {
    const { id, type, revision, state, fields } = aNews()
    refuse()
    const read = { revision, state, fields: { headline: null }, whole: { type, fields } }
    await expect(here.library.saveDraft(id, { headline: 'Refused' }, read)).rejects.toThrow()
    accept()
    await end()
    await start()
    expect((await working(id))?.fields).toEqual({ ...fields, headline: 'Refused' })
    expect(here.trouble.now()).toEqual({ library: null, items: 0, journal: null, areWordsKept: true })
  })
})

describe('a database that does not answer', () => {
  /** Keeps the outbox from everybody else until it is let go. */
  async function hang(): Promise<() => Promise<void>> {
    let isOver = false
    const { facts, outbox } = here.database
    const hanging = here.database.transaction('rw', facts, outbox, async () => {
      while (!isOver) await facts.get('identity')
    })
    return async () => {
      isOver = true
      await hanging
    }
  }

  it('counts as one that stores nothing after a while: its words go to the journal, and are stored in the end', async () => {
    const id = await here.library.createDraft('news', newsFields())
    await settled()
    const letGo = await hang()
    waiting = []
    const saving = here.library.saveDraft(id, { headline: 'Typed while it hung' }).then(
      () => 'stored',
      (failure: { reason?: string }) => failure.reason,
    )
    await vi.waitFor(() => {
      due()
      expect(here.trouble.now().items).toBe(1)
    }, patiently)
    expect(await saving).toBe('slow')
    expect(here.trouble.now()).toEqual({ library: 'slow', items: 1, journal: null, areWordsKept: true })
    const [words] = (await inJournal()).filter(({ about }) => about === 'words')
    expect(words && wordsIn(words)?.fields).toEqual({ headline: 'Typed while it hung' })
    await letGo()
    await here.library.saveDraft(id, { headline: 'Typed while it hung, and after' })
    await settled()
    expect((await working(id))?.fields['headline']).toBe('Typed while it hung, and after')
    expect(here.trouble.now().library).toBeNull()
    expect((await inJournal()).filter(({ about }) => about === 'words')).toEqual([])
  })

  it('costs a window that closes no word: what is not stored goes to the journal at once', async () => {
    const id = await here.library.createDraft('news', newsFields())
    await settled()
    const letGo = await hang()
    const saving = here.library.saveDraft(id, { headline: 'First' }).catch(() => 'not stored')
    expect(await here.keepAside(id, { headline: 'First, and the last word' }, undefined)).toBe(true)
    await journal.restart()
    // What hung is stored after all, later than the journal got the words: they are newer all the same.
    clock += 1
    await letGo()
    await saving
    await end()
    clock += 1
    await start()
    expect((await working(id))?.fields['headline']).toBe('First, and the last word')
  })
})

describe('a database and a journal that do not answer', () => {
  it('leave the words in the window, and say so, until the journal has them', async () => {
    const id = await here.library.createDraft('news', newsFields())
    await settled()
    const release = journal.hang()
    waiting = []
    const keeping = here.keepAside(id, { headline: 'In the window only' }, undefined)
    await vi.waitFor(() => {
      due()
      expect(here.trouble.now()).toMatchObject({ items: 1, areWordsKept: false })
    }, patiently)
    expect(await keeping).toBe(false)
    release()
    await vi.waitFor(
      () => expect(here.trouble.now()).toMatchObject({ items: 1, areWordsKept: true }),
      patiently,
    )
  })
})

describe('a database that is deleted while the library is open', () => {
  it('is noticed, and takes no words any more: they go to the journal', async () => {
    const id = await here.library.createDraft('news', newsFields())
    await settled()
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.deleteDatabase(name)
      request.onsuccess = () => resolve()
      request.onerror = () => reject(request.error)
    })
    await vi.waitFor(() => expect(lost).toBe(1), patiently)
    await expect(here.library.saveDraft(id, { headline: 'On screen' })).rejects.toThrow()
    expect(here.trouble.now().areWordsKept).toBe(true)
    here.library.close()
    await journal.restart()
    clock += 1
    await start()
    expect((await working(id))?.fields['headline']).toBe('On screen')
  })

  it('leaves the words that were stored a moment before in the journal, and not that there are none', async () => {
    let goOn = () => {}
    pause = new Promise(resolve => {
      goOn = resolve
    })
    const id = await here.library.createDraft('news', newsFields({ headline: 'A moment before' }))
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.deleteDatabase(name)
      request.onsuccess = () => resolve()
      request.onerror = () => reject(request.error)
    })
    await vi.waitFor(() => expect(lost).toBe(1), patiently)
    goOn()
    await settled()
    here.library.close()
    await journal.restart()
    pause = Promise.resolve()
    await start()
    expect((await working(id))?.fields['headline']).toBe('A moment before')
  })
})
