import { randomUUID } from 'node:crypto'
import { Dexie } from 'dexie'
import type { ItemId } from '#shared/content/identity.ts'
import type { JournalNote } from '#shared/sync/journal.ts'
import { readItem } from '../../renderer/library/item-records.ts'
import { notesIn } from '../../renderer/library/journal-port.ts'
import {
  type StartedLibrary,
  type StartLibraryParts,
  startLibrary,
} from '../../renderer/library/start-library.ts'
import { type WorkingCopy, workingCopyOf } from '../../renderer/library/working-copy.ts'
import { aJournal, type TestJournal } from './a-journal.ts'
import { me } from './a-library.ts'

/** A library that is kept twice, over a real journal, with the runs that come after each other. */
export class StartedDesk {
  readonly journal: TestJournal
  readonly name = `test/${randomUUID()}`
  /** What was to be done later and is not due at once. */
  waiting: (() => void)[] = []
  clock = Date.parse('2026-03-02T10:00:00.000Z')
  /** How often the database was found gone. */
  lost = 0
  /** What the second copy waits for. */
  pause = Promise.resolve()
  readonly #started: StartedLibrary[] = []

  constructor(journal: TestJournal) {
    this.journal = journal
  }

  /** The library of the last start. */
  get here(): StartedLibrary {
    const last = this.#started.at(-1)
    if (last === undefined) throw new Error('The library has not been started')
    return last
  }

  /** `others` take the place of what the library gets mostly. */
  readonly start = async (others: Partial<StartLibraryParts> = {}): Promise<StartedLibrary> => {
    const started = await startLibrary({
      name: this.name,
      me,
      port: this.journal.port,
      probeDisk: async () => ({ kind: 'kept' }),
      now: () => new Date(this.clock),
      newId: randomUUID,
      later: (delay, run) => {
        if (delay === 0) setTimeout(run)
        else this.waiting.push(run)
      },
      random: () => 0,
      pause: () => this.pause,
      canBeDrawn: async () => true,
      onLost: () => {
        this.lost += 1
      },
      onFault: fault => {
        throw fault
      },
      ...others,
    })
    this.#started.push(started)
    return started
  }

  /** Ends the run without a word of goodbye. */
  readonly end = async (): Promise<void> => {
    await this.settled()
    this.here.library.close()
    await this.journal.restart()
  }

  /** Does what was put off until now. */
  readonly due = (): void => {
    for (const run of this.waiting.splice(0)) run()
  }

  readonly settled = (): Promise<void> => this.here.secondCopy.settled()

  readonly working = async (id: ItemId): Promise<WorkingCopy | null> => {
    const { copy, draft, entries } = await readItem(this.here.database, id)
    return workingCopyOf(copy, draft, entries)
  }

  readonly inJournal = async (): Promise<readonly JournalNote[]> => {
    const notes: JournalNote[] = []
    for await (const note of notesIn(this.journal.port)) notes.push(note)
    return notes
  }

  /** Takes everything away. */
  readonly finish = async (): Promise<void> => {
    for (const { library, secondCopy } of this.#started.splice(0)) {
      await secondCopy.settled()
      library.close()
    }
    await Dexie.delete(this.name)
    await this.journal.end()
  }
}

/** Starts a library that is new. */
export async function aStartedLibrary(): Promise<StartedDesk> {
  const desk = new StartedDesk(await aJournal())
  await desk.start()
  return desk
}
