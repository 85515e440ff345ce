import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ItemId } from '#shared/content/identity.ts'
import type { JournalNote } from '#shared/sync/journal.ts'
import { type Journal, openJournal } from './journal.ts'
import { systemDisk } from './journal-disk.ts'

let folder = ''
let journal: Journal
const faults: unknown[] = []

function opened(smallest?: number): Journal {
  const size = smallest === undefined ? {} : { smallest }
  return openJournal({ disk: systemDisk, folder, ...size, onFault: fault => faults.push(fault) })
}

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'journal-')), 'library')
  faults.length = 0
  journal = opened()
})

afterEach(async () => {
  await journal.close()
  await rm(join(folder, '..'), { recursive: true, force: true })
})

const one = ItemId.parse(randomUUID())
const other = ItemId.parse(randomUUID())

function unsent(item: ItemId, words: string | null): JournalNote {
  return { item, about: 'unsent', text: words === null ? null : JSON.stringify({ words }) }
}

async function reopened(smallest?: number): Promise<Journal> {
  await journal.close()
  journal = opened(smallest)
  return journal
}

async function notesOf(from: Journal = journal): Promise<readonly JournalNote[]> {
  return (await from.read(0, Number.POSITIVE_INFINITY)).notes
}

async function onlyFile(): Promise<string> {
  const [name, ...more] = (await readdir(folder)).filter(each => each !== 'files')
  expect(more).toEqual([])
  return join(folder, name ?? '')
}

describe('a journal', () => {
  it('is empty, and nobody’s, at first', async () => {
    expect(await journal.state()).toEqual({ identity: null, unsent: 0, words: 0, damaged: 0 })
    expect(await journal.read(0, 1)).toEqual({ notes: [], next: null })
  })

  it('tells the last note on each item after the program has started again', async () => {
    await journal.note([unsent(one, 'first'), unsent(other, 'beside it')])
    await journal.note([unsent(one, 'second')])
    await reopened()
    expect(await notesOf()).toEqual([unsent(one, 'second'), unsent(other, 'beside it')])
  })

  it('forgets an item of which nothing is unsent any more', async () => {
    await journal.note([unsent(one, 'words'), unsent(other, 'words')])
    await journal.note([unsent(one, null)])
    await reopened()
    expect(await notesOf()).toEqual([unsent(other, 'words')])
  })

  it('keeps words that the library could not store beside the records that it has', async () => {
    const words: JournalNote = { item: one, about: 'words', text: '{"fields":{}}' }
    await journal.note([unsent(one, 'stored'), words])
    await reopened()
    expect(await journal.state()).toMatchObject({ unsent: 1, words: 1 })
    await journal.note([{ ...words, text: null }])
    expect(await notesOf()).toEqual([unsent(one, 'stored')])
  })

  it('keeps every letter of a text: accents, signs outside of the first plane, halves of letters', async () => {
    const note = unsent(one, 'Ünïcödé 🏛️ \u2028 \ud800 "\\ \n')
    await journal.note([note])
    await reopened()
    expect(await notesOf()).toEqual([note])
  })

  it('tells what was stored last, whichever note of it comes first', async () => {
    await journal.note([{ ...unsent(one, 'second'), turn: 2 }])
    await journal.note([{ ...unsent(one, 'first'), turn: 1 }])
    await journal.note([{ ...unsent(other, null), turn: 4 }])
    await journal.note([{ ...unsent(other, 'sent meanwhile'), turn: 3 }])
    expect(await notesOf()).toEqual([unsent(one, 'second')])
    await journal.note([{ ...unsent(one, null), turn: 5 }])
    expect(await notesOf()).toEqual([])
  })

  it('counts the turns of another library anew', async () => {
    await journal.adopt('identity-1', [])
    await journal.note([{ ...unsent(one, 'of the first library'), turn: 7 }])
    await journal.adopt('identity-2', [])
    await journal.note([{ ...unsent(one, 'of the second library'), turn: 1 }])
    expect(await notesOf()).toEqual([unsent(one, 'of the second library')])
  })

  it('tells that an operation was handed out as long as words of its item are unsent', async () => {
    const handedOut: JournalNote = { item: one, about: 'handed_out', text: '"an operation"' }
    await journal.note([unsent(one, 'words'), handedOut])
    expect(await notesOf(await reopened())).toEqual([unsent(one, 'words'), handedOut])
    await journal.note([unsent(one, null)])
    expect(await notesOf()).toEqual([])
    await journal.note([unsent(one, 'later words')])
    expect(await notesOf()).toEqual([handedOut, unsent(one, 'later words')])
  })

  it('writes nothing for a note that says what the last one said', async () => {
    await journal.note([unsent(one, 'words')])
    const { size } = await stat(await onlyFile())
    await journal.note([unsent(one, 'words')])
    await journal.note([unsent(other, null)])
    expect((await stat(await onlyFile())).size).toBe(size)
  })

  it('belongs to the library that adopted it, and tells of that library’s items only', async () => {
    await journal.note([unsent(one, 'words'), unsent(other, 'of a library that is gone')])
    await journal.adopt('identity-1', [one])
    await reopened()
    expect(await journal.state()).toEqual({ identity: 'identity-1', unsent: 1, words: 0, damaged: 0 })
    expect(await notesOf()).toEqual([unsent(one, 'words')])
  })

  it('forgets nothing that was noted after it was adopted, when another window adopts it again', async () => {
    await journal.adopt('identity-1', [])
    await journal.note([unsent(one, 'new in the first window')])
    await journal.adopt('identity-1', [])
    expect(await notesOf()).toEqual([unsent(one, 'new in the first window')])
  })

  it('is read in parts', async () => {
    const items = Array.from({ length: 5 }, () => ItemId.parse(randomUUID()))
    await journal.note(items.map(item => unsent(item, 'x'.repeat(1000))))
    const read: JournalNote[] = []
    let parts = 0
    for (let next: number | null = 0; next !== null; parts += 1) {
      const part: Awaited<ReturnType<Journal['read']>> = await journal.read(next, 2000)
      read.push(...part.notes)
      next = part.next
    }
    expect(parts).toBe(3)
    expect(read.map(({ item }) => item)).toEqual(items)
  })

  it('lies in a folder and a file that only their owner may read', async () => {
    await journal.note([unsent(one, 'words')])
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
    expect((await stat(await onlyFile())).mode & 0o777).toBe(0o600)
  })
})

describe('a damaged journal', () => {
  it('ignores a torn last line and goes on behind it', async () => {
    await journal.note([unsent(one, 'whole')])
    await journal.note([unsent(one, 'torn')])
    const file = await onlyFile()
    const content = await readFile(file)
    await journal.close()
    await writeFile(file, content.subarray(0, -7))
    journal = opened()
    expect(await journal.state()).toMatchObject({ unsent: 1, damaged: 0 })
    expect(await notesOf()).toEqual([unsent(one, 'whole')])
    await journal.note([unsent(other, 'after it')])
    await reopened()
    expect(await notesOf()).toEqual([unsent(one, 'whole'), unsent(other, 'after it')])
    expect(await journal.state()).toMatchObject({ damaged: 0 })
  })

  it('keeps a last line that lacks nothing but its end', async () => {
    await journal.note([unsent(one, 'all here')])
    const file = await onlyFile()
    await journal.close()
    await writeFile(file, (await readFile(file)).subarray(0, -1))
    journal = opened()
    expect(await notesOf()).toEqual([unsent(one, 'all here')])
    await journal.note([unsent(other, 'next')])
    await reopened()
    expect(await notesOf()).toEqual([unsent(one, 'all here'), unsent(other, 'next')])
  })

  it('skips a line in the middle that is not as it was written, and counts it', async () => {
    await journal.note([unsent(one, 'first')])
    await journal.note([unsent(one, 'changed')])
    await journal.note([unsent(other, 'third')])
    const file = await onlyFile()
    await journal.close()
    await writeFile(file, (await readFile(file, 'utf8')).replace('changed', 'chanced'))
    journal = opened()
    expect(await journal.state()).toMatchObject({ damaged: 1 })
    expect(await notesOf()).toEqual([unsent(one, 'first'), unsent(other, 'third')])
  })

  it('that is garbage from end to end tells nothing, and takes notes again', async () => {
    await journal.note([unsent(one, 'lost')])
    const file = await onlyFile()
    await journal.close()
    await writeFile(file, Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256)))
    journal = opened()
    expect(await notesOf()).toEqual([])
    expect((await journal.state()).damaged).toBeGreaterThan(0)
    await journal.note([unsent(one, 'new')])
    await reopened()
    expect(await notesOf()).toEqual([unsent(one, 'new')])
  })

  it('of no bytes is an empty one', async () => {
    await journal.note([unsent(one, 'lost')])
    const file = await onlyFile()
    await journal.close()
    await writeFile(file, '')
    journal = opened()
    expect(await journal.state()).toEqual({ identity: null, unsent: 0, words: 0, damaged: 0 })
  })

  it('is whole again once a library has adopted it', async () => {
    await journal.note([unsent(one, 'first'), unsent(other, 'second')])
    const file = await onlyFile()
    await journal.close()
    await writeFile(file, (await readFile(file, 'utf8')).replace('first', 'fjrst'))
    journal = opened()
    await journal.adopt('identity-1', [one, other])
    await reopened()
    expect(await journal.state()).toEqual({ identity: 'identity-1', unsent: 1, words: 0, damaged: 0 })
  })
})

describe('a journal that has grown', () => {
  it('is compacted to what still counts', async () => {
    journal = await reopened(10_000)
    await journal.note([unsent(other, 'beside it')])
    for (let time = 0; time < 200; time += 1)
      await journal.note([unsent(one, `${'word '.repeat(50)}${time}`)])
    expect((await stat(await onlyFile())).size).toBeLessThan(11_000)
    await reopened()
    expect(await notesOf()).toEqual([unsent(other, 'beside it'), unsent(one, `${'word '.repeat(50)}199`)])
    expect(faults).toEqual([])
  })

  it('holds a text of many megabytes', async () => {
    const text = 'A sentence of a very long text. '.repeat(300_000)
    await journal.note([unsent(one, text), unsent(other, 'short')])
    await reopened()
    expect(await notesOf()).toEqual([unsent(one, text), unsent(other, 'short')])
  })
})
