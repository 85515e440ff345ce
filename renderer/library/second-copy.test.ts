import 'fake-indexeddb/auto'
import { readdir, readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Dexie } from 'dexie'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { aPng, fileIdOfContent, pictureOf } from '../../tests/support/a-file.ts'
import { applied } from '../../tests/support/a-library.ts'
import { aStartedLibrary, type StartedDesk } from '../../tests/support/a-started-library.ts'
import { newsFields } from '../../tests/support/an-item.ts'
import { patiently } from '../../tests/support/patiently.ts'
import { readAllEntries } from './outbox-entries.ts'
import { recordsIn } from './restore.ts'

let desk: StartedDesk

beforeEach(async () => {
  desk = await aStartedLibrary()
})

afterEach(() => desk.finish())

describe('the second copy', () => {
  it('tells what the library has of an item that is not sent, and nothing once it is', async () => {
    const id = await desk.here.library.createDraft('news', newsFields())
    await desk.here.library.saveDraft(id, { headline: 'Changed' })
    await desk.settled()
    const [note] = await desk.inJournal()
    expect(note && recordsIn(note)?.entries).toMatchObject([
      { stage: 'written', operation: { kind: 'create', fields: { headline: 'Changed' } } },
    ])
    const [operation] = await desk.here.library.localStore.takePending(10)
    if (!operation) throw new Error('Nothing was taken')
    await desk.here.library.localStore.acknowledge([applied(operation, 1)])
    await desk.settled()
    expect(await desk.inJournal()).toEqual([])
  })

  it('knows that an operation is handed out before the engine has it', async () => {
    await desk.here.library.createDraft('news', newsFields())
    await desk.settled()
    const [operation] = await desk.here.library.localStore.takePending(10)
    expect(await desk.inJournal()).toContainEqual({
      item: operation?.item,
      about: 'handed_out',
      text: JSON.stringify(operation?.id),
    })
  })

  it('tells that an operation is handed out after its words, however many wait', async () => {
    const note = vi.spyOn(desk.journal.port, 'note')
    // The page has no time for the second copy until they leave.
    const { promise, resolve } = Promise.withResolvers<void>()
    desk.pause = promise
    for (let count = 0; count < 120; count += 1) await desk.here.library.createDraft('news', newsFields())
    const taken = desk.here.library.localStore.takePending(120)
    await vi.waitFor(
      async () =>
        expect((await readAllEntries(desk.here.database)).every(({ stage }) => stage === 'handed_out')).toBe(
          true,
        ),
      patiently,
    )
    resolve()
    await taken
    desk.pause = Promise.resolve()
    const told = note.mock.calls.flatMap(([notes]) => notes)
    for (const { item } of told.filter(({ about }) => about === 'handed_out')) {
      const abouts = told.filter(each => each.item === item).map(({ about }) => about)
      expect(abouts.indexOf('handed_out')).toBeGreaterThan(abouts.indexOf('unsent'))
      expect(abouts).toContain('unsent')
    }
    expect(told.filter(({ about }) => about === 'handed_out')).toHaveLength(120)
  })

  it('is handed over once more after it has failed, and holds nobody up meanwhile', async () => {
    await desk.settled()
    desk.journal.fail('no_space')
    const id = await desk.here.library.createDraft('news', newsFields())
    await vi.waitFor(() => expect(desk.here.trouble.now().journal).toBe('no_space'), patiently)
    await desk.here.library.saveDraft(id, { headline: 'While it failed' })
    expect(await desk.here.library.localStore.takePending(10)).toHaveLength(1)
    expect(await desk.inJournal()).toEqual([])
    desk.journal.fail(null)
    desk.due()
    await desk.settled()
    expect(desk.here.trouble.now().journal).toBeNull()
    expect(await desk.inJournal()).toMatchObject([{ about: 'unsent' }, { about: 'handed_out' }])
  })

  it('has files that only this computer has', async () => {
    const png = aPng(3, 2)
    await desk.here.library.keepFile(new Blob([new Uint8Array(png)]), 'logo.png')
    await desk.here.library.createDraft('news', newsFields({ logo: pictureOf(png, { width: 3, height: 2 }) }))
    await desk.settled()
    expect(await desk.journal.port.missingFiles([fileIdOfContent(png)])).toEqual([])
  })
})

describe('a library whose database is gone', () => {
  async function lose(): Promise<void> {
    await desk.end()
    await Dexie.delete(desk.name)
    await desk.start()
  }

  it('has its unsent words back, and says so', async () => {
    const id = await desk.here.library.createDraft('news', newsFields())
    await desk.here.library.saveDraft(id, { headline: 'Only here' })
    await lose()
    expect((await desk.working(id))?.fields['headline']).toBe('Only here')
    expect(desk.here.recovery).toEqual({ cause: 'missing', items: [id], unreadable: 0, damaged: 0 })
    expect(await desk.here.database.rows.get(id)).toMatchObject({ title: 'Only here' })
  })

  it('repeats what was handed out under its own id, word for word, and not what was acknowledged', async () => {
    const sent = await desk.here.library.createDraft('news', newsFields())
    const [first] = await desk.here.library.localStore.takePending(10)
    if (!first) throw new Error('Nothing was taken')
    await desk.here.library.localStore.acknowledge([applied(first, 1)])
    const id = await desk.here.library.createDraft('news', newsFields({ headline: 'On its way' }))
    const [operation] = await desk.here.library.localStore.takePending(10)
    await desk.here.library.saveDraft(id, { headline: 'Behind it' })
    await lose()
    expect(await desk.here.library.localStore.takePending(10)).toEqual([operation])
    expect((await desk.working(id))?.fields['headline']).toBe('Behind it')
    expect(await desk.working(sent)).toBeNull()
  })

  it('adds no words to what was handed out just before it was lost', async () => {
    const id = await desk.here.library.createDraft('news', newsFields({ headline: 'On its way' }))
    await desk.settled()
    const [operation] = await desk.here.library.localStore.takePending(10)
    await lose()
    await desk.here.library.saveDraft(id, { headline: 'Behind it' })
    expect(await desk.here.library.localStore.takePending(10)).toEqual([operation])
  })

  it('has the words of a pulled item back on the revision that they were written on', async () => {
    const id = await desk.here.library.createDraft('news', newsFields())
    const [operation] = await desk.here.library.localStore.takePending(10)
    if (!operation) throw new Error('Nothing was taken')
    await desk.here.library.localStore.acknowledge([applied(operation, 1)])
    await desk.here.library.saveDraft(id, { headline: 'Second thoughts' })
    await lose()
    const [edit] = await desk.here.library.localStore.takePending(10)
    expect(edit).toMatchObject({ kind: 'edit', base: 1, fields: { headline: 'Second thoughts' } })
  })

  it('has deleted drafts back, and files', async () => {
    const png = aPng(3, 2)
    await desk.here.library.keepFile(new Blob([new Uint8Array(png)]), 'logo.png')
    const logo = pictureOf(png, { width: 3, height: 2 })
    const id = await desk.here.library.createDraft('news', newsFields({ logo }))
    const deleted = await desk.here.library.createDraft('news', newsFields({ headline: 'Thrown away' }))
    await desk.here.library.deleteDraft(deleted)
    await lose()
    expect(desk.here.recovery?.items).toEqual([id])
    expect(await desk.here.library.readFile(fileIdOfContent(png))).not.toBeNull()
    expect(await desk.here.library.restoreDeleted(deleted)).toEqual({ item: deleted, isNew: false })
    expect((await desk.working(deleted))?.fields['headline']).toBe('Thrown away')
  })

  it('is restored once: the next start finds the library as it was left', async () => {
    const id = await desk.here.library.createDraft('news', newsFields())
    await lose()
    await desk.here.library.saveDraft(id, { headline: 'After the loss' })
    await desk.end()
    await desk.start()
    expect(desk.here.recovery).toBeNull()
    expect((await desk.working(id))?.fields['headline']).toBe('After the loss')
  })

  it('is restored to its end where the program ended in the middle of it', async () => {
    const ids = await desk.here.library.createDrafts(
      Array.from({ length: 3 }, () => ({ type: 'news' as const, fields: newsFields() })),
    )
    await desk.end()
    await Dexie.delete(desk.name)
    const read = desk.journal.port.read
    let parts = 0
    const breaking = vi.spyOn(desk.journal.port, 'read').mockImplementation(from => {
      parts += 1
      return parts === 3 ? Promise.reject(new Error('The program ends here')) : read(from)
    })
    await expect(desk.start()).rejects.toThrow('The program ends here')
    breaking.mockRestore()
    await desk.start()
    expect((await Promise.all(ids.map(desk.working))).every(found => found !== null)).toBe(true)
    expect(desk.here.recovery?.cause).toBe('missing')
  })

  it('has what a torn journal still tells, and counts what it does not', async () => {
    const first = await desk.here.library.createDraft('news', newsFields({ headline: 'First' }))
    await desk.settled()
    const second = await desk.here.library.createDraft('news', newsFields({ headline: 'Second' }))
    await desk.settled()
    const third = await desk.here.library.createDraft('news', newsFields({ headline: 'Third' }))
    await desk.end()
    const [library = ''] = await readdir(desk.journal.folder)
    const files = (await readdir(join(desk.journal.folder, library))).filter(each => each.endsWith('.log'))
    const file = join(desk.journal.folder, library, files[0] ?? '')
    const content = await readFile(file, 'utf8')
    await writeFile(file, content.replace('"headline":"Second"', '"headline":"Sxcond"'))
    await truncate(file, content.length - 20)
    await Dexie.delete(desk.name)
    await desk.journal.restart()
    await desk.start()
    expect(await desk.working(first)).not.toBeNull()
    expect(await desk.working(second)).toBeNull()
    expect(await desk.working(third)).toBeNull()
    expect(desk.here.recovery).toMatchObject({ items: [first], damaged: 1 })
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
    const ticking = setInterval(desk.due)
    try {
      return await desk.start({
        probeDisk: async () => (probe ? { kind: 'failed', reason: probe } : { kind: 'kept' }),
        later: (delay, run) => {
          if (delay < 5_000) desk.waiting.push(run)
        },
        pause: async () => undefined,
        onLost: () => undefined,
        onFault: () => undefined,
      })
    } finally {
      clearInterval(ticking)
    }
  }

  it('is made anew, with its unsent words', async () => {
    const id = await desk.here.library.createDraft('news', newsFields())
    await desk.end()
    breakOpening()
    await startNow()
    expect(desk.here.recovery).toMatchObject({ cause: 'broken', items: [id] })
    expect(await desk.working(id)).not.toBeNull()
  })

  it('is left alone where it opens a moment later', async () => {
    await desk.here.library.createDraft('news', newsFields())
    await desk.end()
    // More often than Dexie itself tries.
    breakOpening(5)
    await startNow()
    expect(desk.here.recovery).toBeNull()
  })

  it('is left alone where the disk takes nothing: it may be sound', async () => {
    const id = await desk.here.library.createDraft('news', newsFields())
    await desk.end()
    breakOpening()
    await expect(startNow('no_space')).rejects.toMatchObject({ reason: 'no_space' })
    vi.restoreAllMocks()
    await startNow()
    expect(desk.here.recovery).toBeNull()
    expect(await desk.working(id)).not.toBeNull()
  })
})

describe('a database that is deleted while the library is open', () => {
  it('is noticed, and takes no words any more: they go to the journal', async () => {
    const id = await desk.here.library.createDraft('news', newsFields())
    await desk.settled()
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.deleteDatabase(desk.name)
      request.onsuccess = () => resolve()
      request.onerror = () => reject(request.error)
    })
    await vi.waitFor(() => expect(desk.lost).toBe(1), patiently)
    await expect(desk.here.library.saveDraft(id, { headline: 'On screen' })).rejects.toThrow()
    expect(desk.here.trouble.now().areWordsKept).toBe(true)
    desk.here.library.close()
    await desk.journal.restart()
    desk.clock += 1
    await desk.start()
    expect((await desk.working(id))?.fields['headline']).toBe('On screen')
  })

  it('leaves the words that were stored a moment before in the journal, and not that there are none', async () => {
    let goOn = () => {}
    desk.pause = new Promise(resolve => {
      goOn = resolve
    })
    const id = await desk.here.library.createDraft('news', newsFields({ headline: 'A moment before' }))
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.deleteDatabase(desk.name)
      request.onsuccess = () => resolve()
      request.onerror = () => reject(request.error)
    })
    await vi.waitFor(() => expect(desk.lost).toBe(1), patiently)
    goOn()
    await desk.settled()
    desk.here.library.close()
    await desk.journal.restart()
    desk.pause = Promise.resolve()
    await desk.start()
    expect((await desk.working(id))?.fields['headline']).toBe('A moment before')
  })
})
