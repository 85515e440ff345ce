import 'fake-indexeddb/auto'
import { randomUUID } from 'node:crypto'
import { expect, vi } from 'vitest'
import { Instant, type ItemId, Revision } from '#shared/content/identity.ts'
import { Cursor } from '#shared/sync/change.ts'
import type { Item } from '#shared/sync/item.ts'
import type { Operation, OperationResult } from '#shared/sync/operation.ts'
import { timing } from '#shared/sync/timing.ts'
import type { State } from '#shared/workflow/state.ts'
import { LibraryDatabase } from '../../renderer/library/database.ts'
import { createLibrary, type LibraryParts } from '../../renderer/library/dexie-library.ts'
import { readItem } from '../../renderer/library/item-records.ts'
import type { Library } from '../../renderer/library/library.ts'
import { type WorkingCopy, workingCopyOf } from '../../renderer/library/working-copy.ts'
import { aNews, aPerson } from './an-item.ts'

/** Whose library it is. */
export const me = aPerson()

/** When a library of a test is opened, and what the service puts on its answers. */
export const at = Instant.parse('2026-03-02T10:00:00.000Z')

/** The service's answer that it has applied an operation. */
export function applied(
  operation: Operation,
  revision: number,
  state: State | null = 'draft',
): OperationResult {
  return { operation: operation.id, outcome: 'applied', revision: Revision.parse(revision), state, at }
}

/** A library with a clock of its own. */
export interface TestLibrary {
  readonly database: LibraryDatabase
  readonly library: Library
  /** What the library wants to be called back for. */
  readonly reminders: readonly { readonly delay: number; readonly run: () => void }[]
  /** Puts the clock on by milliseconds, or back. */
  advance(milliseconds: number): void
  /** The same, and calls back what was to be called back by then; resolves when that is done. */
  pass(milliseconds: number): Promise<void>
  working(id: ItemId): Promise<WorkingCopy>
  /** What the engine is handed once nothing may be taken back any more. */
  taken(): Promise<readonly Operation[]>
  onlyTaken(): Promise<Operation>
  /** Items as the feed brings them. */
  pull(...items: Partial<Item>[]): Promise<readonly Item[]>
  pulled(changes: Partial<Item>): Promise<Item>
  /** Does something as soon as the next version is kept, before whoever keeps it goes on. */
  afterNextVersion(work: () => Promise<void>): void
  end(): Promise<void>
}

/** A library of `me` over a database, whose clock is `now`; it calls nobody back unless told otherwise. */
export function libraryOn(
  database: LibraryDatabase,
  now: () => Date,
  parts: Partial<Pick<LibraryParts, 'later' | 'fewestNoted'>> = {},
): Library {
  return createLibrary({
    database,
    me,
    now,
    newId: randomUUID,
    later: () => undefined,
    canBeDrawn: async () => true,
    ...parts,
  })
}

/** Opens a library in memory. */
export async function aLibrary(): Promise<TestLibrary> {
  const database = new LibraryDatabase(`test/${randomUUID()}`)
  await database.open()
  let time = Date.parse(at)
  let reminders: { delay: number; due: number; run: () => void }[] = []
  const library = libraryOn(database, () => new Date(time), {
    later: (delay, run) => reminders.push({ delay, due: time + delay, run }),
  })

  async function working(id: ItemId) {
    const { copy, draft, entries } = await readItem(database, id)
    const found = workingCopyOf(copy, draft, entries)
    if (!found) throw new Error('Nothing of the item is left')
    return found
  }

  async function taken() {
    time += Math.max(timing.takeBackWindow, timing.deletionWindow)
    return library.localStore.takePending(100)
  }

  async function pull(...items: Partial<Item>[]) {
    const made = items.map(changes => aNews(changes))
    await library.localStore.apply({
      changes: made.map(item => ({ kind: 'item' as const, item })),
      cursor: Cursor.parse('c1'),
      more: false,
      reset: false,
    })
    return made
  }

  return {
    database,
    library,
    get reminders() {
      return reminders
    },
    advance: milliseconds => {
      time += milliseconds
    },
    pass: async milliseconds => {
      const end = time + milliseconds
      for (;;) {
        const [next] = reminders.filter(({ due }) => due <= end).sort((one, other) => one.due - other.due)
        if (!next) break
        reminders = reminders.filter(reminder => reminder !== next)
        time = Math.max(time, next.due)
        next.run()
        await library.history.settled()
      }
      time = end
    },
    working,
    taken,
    onlyTaken: async () => {
      const [operation, ...more] = await taken()
      expect(more).toEqual([])
      if (!operation) throw new Error('Nothing was pending')
      return operation
    },
    pull,
    pulled: async changes => {
      const [item] = await pull(changes)
      if (!item) throw new Error('Nothing was pulled')
      return item
    },
    afterNextVersion: work => {
      const { history } = library
      const keep = history.keep.bind(history)
      vi.spyOn(history, 'keep').mockImplementationOnce(async (...given) => {
        const isKept = await keep(...given)
        await work()
        return isKept
      })
    },
    end: () => database.delete(),
  }
}
