import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { firstRevision, type Instant, ItemId, instantOf } from '#shared/content/identity.ts'
import type { ChangedFields } from '#shared/content/item-type.ts'
import type { UnstoredWords } from '#shared/sync/journal.ts'
import { timing } from '#shared/sync/timing.ts'
import { printedSeed } from '../../tests/support/seed.ts'
import { type VirtualClock, virtualClock } from '../../tests/support/virtual-clock.ts'
import { DraftSaver } from '../features/writing/draft-saver.ts'
import type { LibraryDatabase } from './database.ts'
import type { ReadText } from './draft-on.ts'
import { keptTwice } from './kept-twice.ts'
import type { Library } from './library.ts'
import type { SecondCopy } from './second-copy.ts'
import { StorageTrouble } from './storage-trouble.ts'

const item = ItemId.parse(randomUUID())
const field = 'body'

/** What the disk does with a save. */
type Disk = 'stores' | 'fails' | 'hangs'

/** What stays when a window has gone: the library's text, and the journal's words. */
interface Computer {
  text: string
  changedAt: Instant | null
  journal: UnstoredWords | null
}

/** A window in which somebody types in one item, over a disk that does what it likes. */
class Window {
  disk: Disk = 'stores'
  isJournalFull = false
  screen: string
  readonly #hanging: { readonly end: () => void; readonly fail: () => void }[] = []
  readonly #computer: Computer
  readonly #kept: ReturnType<typeof keptTwice>
  readonly #saver: DraftSaver
  /** What was on screen before the words that are not stored yet. */
  #held: ChangedFields = {}
  #inHand: ChangedFields = {}
  isOpen = true
  /** Words that were told to stand on what was not there. */
  readonly merged: string[] = []
  /** The window before was gone when its last save was stored: nobody could tell the journal what its words stand on. */
  readonly #isAfterLateSave: boolean

  constructor(computer: Computer, clock: VirtualClock, isAfterLateSave = false) {
    this.#isAfterLateSave = isAfterLateSave
    this.#computer = computer
    this.screen = computer.text
    const later = (delay: number, run: () => void) => void clock.after(delay, run)
    const store = (fields: ChangedFields, read: ReadText | undefined, at: Instant) => {
      if (!this.isOpen) return
      const [before, words] = [read?.fields[field], String(fields[field])]
      // Nobody else writes: words that are told to stand on another text would be merged with what was never there.
      if (before !== undefined && before !== computer.text && !this.#isAfterLateSave)
        this.merged.push(`${words} on ${before}, over ${computer.text}`)
      computer.text = words
      computer.changedAt = at
    }
    const saveDraft: Library['saveDraft'] = (_item, fields, read) => {
      const at = instantOf(clock.now())
      if (this.disk === 'fails') return Promise.reject(new Error('the disk says no'))
      if (this.disk === 'stores') return Promise.resolve().then(() => store(fields, read, at))
      return new Promise((resolve, reject) => {
        this.#hanging.push({
          end: () => {
            store(fields, read, at)
            resolve()
          },
          fail: () => reject(new Error('the disk says no')),
        })
      })
    }
    const secondCopy: Pick<SecondCopy, 'keepWords' | 'dropWords' | 'knowWords' | 'noteHandedOut'> = {
      keepWords: async (_item, words) => {
        if (this.isJournalFull || !this.isOpen) return false
        computer.journal = words
        return true
      },
      dropWords: () => {
        if (this.isOpen) computer.journal = null
      },
      knowWords: () => {},
      noteHandedOut: async () => {},
    }
    this.#kept = keptTwice({
      library: { saveDraft, history: { keep: async () => {} } } as unknown as Library,
      database: {
        drafts: { get: async () => computer.changedAt && { changedAt: computer.changedAt } },
      } as unknown as LibraryDatabase,
      secondCopy: secondCopy as SecondCopy,
      trouble: new StorageTrouble(),
      now: () => clock.now(),
      later,
    })
    this.#saver = new DraftSaver({
      clock: {
        now: () => clock.now().getTime(),
        after: (delay, run) => clock.after(delay, run),
        random: () => 0,
      },
      save: async changed => {
        const read = this.#held
        this.#held = {}
        this.#inHand = read
        try {
          await this.#kept.saveDraft(item, changed, this.#readOf(read))
        } catch (failure) {
          this.#held = { ...this.#held, ...read }
          throw failure
        } finally {
          this.#inHand = {}
        }
      },
    })
  }

  #readOf(fields: ChangedFields): ReadText {
    return { revision: firstRevision, state: 'draft', fields }
  }

  async open(): Promise<void> {
    const { journal } = this.#computer
    const text = journal && JSON.stringify(journal)
    await this.#kept.storeWordsOf({
      read: async () => ({ notes: text === null ? [] : [{ item, about: 'words', text }], next: null }),
    })
    this.screen = this.#computer.text
  }

  type(words: string): void {
    if (!Object.hasOwn(this.#held, field)) this.#held = { ...this.#held, [field]: this.screen }
    this.screen = words
    this.#saver.change({ [field]: words })
  }

  /** The disk goes on with one of the saves that hang. */
  goOn(how: 'end' | 'fail'): void {
    this.#hanging.shift()?.[how]()
  }

  heal(): void {
    this.disk = 'stores'
    this.isJournalFull = false
    for (const { end } of this.#hanging.splice(0)) end()
  }

  /** Closes as the page does; false: a person would be asked, and stays. */
  async close(clock: VirtualClock): Promise<boolean> {
    let isStored: boolean | null = null
    void this.#saver.flush().then(outcome => {
      isStored = outcome
    })
    await clock.advance(timing.closePatience)
    if (isStored !== true) {
      const unsaved = this.#saver.unsaved()
      if (!(await this.#kept.keepAside(item, unsaved, this.#readOf({ ...this.#held, ...this.#inHand }))))
        return false
    }
    return true
  }
}

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('type' as const), letter: fc.constantFrom('a', 'b', 'c') }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'takeBack' as const }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('wait' as const),
      time: fc.constantFrom(100, 400, 2_500, 6_000, 40_000),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('disk' as const),
      disk: fc.constantFrom<Disk>('stores', 'fails', 'hangs'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('goOn' as const),
      how: fc.constantFrom('end' as const, 'fail' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('journal' as const), isFull: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('close' as const), late: fc.boolean() }) },
)

it('whatever a disk does with saves, the last words are stored in the end, and stand on what was there', async () => {
  const seed = printedSeed('kept twice')
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async steps => {
      const clock = virtualClock()
      const computer: Computer = { text: '', changedAt: null, journal: null }
      let window = new Window(computer, clock)
      let before = ''
      for (const taken of steps) {
        switch (taken.kind) {
          case 'type':
            before = window.screen
            window.type(window.screen + taken.letter)
            break
          case 'takeBack':
            window.type(before)
            break
          case 'wait':
            await clock.advance(taken.time)
            break
          case 'disk':
            window.disk = taken.disk
            break
          case 'goOn':
            window.goOn(taken.how)
            await clock.settle()
            break
          case 'journal':
            window.isJournalFull = taken.isFull
            break
          case 'close': {
            const last = window.screen
            if (!(await window.close(clock))) break
            // What hangs may be stored in the very last moment, or never.
            if (taken.late) window.goOn('end')
            await clock.settle()
            window.isOpen = false
            await clock.advance(1)
            expect(window.merged).toEqual([])
            window = new Window(computer, clock, taken.late)
            await window.open()
            await clock.settle()
            expect(window.screen).toBe(last)
            before = last
          }
        }
      }
      window.heal()
      await clock.advance(2 * timing.retryMost)
      expect(window.merged).toEqual([])
      expect(computer.text).toBe(window.screen)
      expect(computer.journal).toBeNull()
    }),
    { seed, numRuns: 1_000 },
  )
}, 120_000)
