import type { Enquiry, EnquiryId } from '#shared/enquiry/enquiry.ts'
import type { EnquiryBodies } from './enquiry-bodies.ts'
import { EnquiryIndex } from './enquiry-index.ts'

/** How far the index is. `version` rises whenever something else may be found. */
export interface EnquiryIndexState {
  readonly version: number
  /** False while enquiries are read for the first time. */
  readonly isReady: boolean
}

/** What was written about an enquiry on this computer, and waits. */
export interface UnsentWords {
  readonly enquiry: EnquiryId
  readonly words: readonly string[]
}

/** Enquiries that are opened together; a question waits for no more than these. */
const readTogether = 50
/** Enquiries that go into one segment while many are read. */
const takenTogether = 500

/** Keeps the index in step with the enquiries that are here: reads all once, and then those that it is told of. */
export class EnquiryIndexer {
  readonly index = new EnquiryIndex()
  readonly #bodies: EnquiryBodies
  readonly #onState: (state: EnquiryIndexState) => void
  #unsent: ReadonlyMap<EnquiryId, readonly string[]> = new Map()
  #version = 0
  #isReady = false
  /** One piece of work at a time. */
  #work: Promise<void> = Promise.resolve()

  constructor(bodies: EnquiryBodies, onState: (state: EnquiryIndexState) => void) {
    this.#bodies = bodies
    this.#onState = onState
  }

  /** Reads all that there is. Rejects where it cannot be read. */
  readAll(): Promise<void> {
    return this.#after(async () => {
      await this.#takeIn(await this.#bodies.ids())
      this.#isReady = true
      this.#tell()
    })
  }

  /** Reads enquiries again, which are new, other than before, or gone. Rejects where they cannot be read. */
  changed(ids: readonly EnquiryId[]): Promise<void> {
    return this.#after(() => this.#takeIn(ids))
  }

  /** What waits now; what was told before and is not among it waits no more. Rejects where it cannot be read. */
  waits(unsent: readonly UnsentWords[]): Promise<void> {
    const before = this.#unsent
    this.#unsent = new Map(unsent.map(({ enquiry, words }) => [enquiry, words]))
    return this.changed([...new Set([...before.keys(), ...this.#unsent.keys()])])
  }

  #after(work: () => Promise<void>): Promise<void> {
    const done = this.#work.then(work)
    this.#work = done.catch(() => undefined)
    return done
  }

  async #takeIn(ids: readonly EnquiryId[]): Promise<void> {
    let enquiries: Enquiry[] = []
    let gone: EnquiryId[] = []
    for (let from = 0; from < ids.length; from += readTogether) {
      const some = ids.slice(from, from + readTogether)
      const there = await this.#bodies.read(some)
      enquiries.push(...there)
      const read = new Set(there.map(({ id }) => id))
      gone.push(...some.filter(id => !read.has(id)))
      if (enquiries.length < takenTogether && from + readTogether < ids.length) continue
      this.index.update(enquiries, id => this.#unsent.get(id) ?? [], gone)
      enquiries = []
      gone = []
      this.#tell()
    }
  }

  #tell(): void {
    this.#version += 1
    this.#onState({ version: this.#version, isReady: this.#isReady })
  }
}
