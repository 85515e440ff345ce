import type { FieldValue } from '#shared/content/field-value.ts'
import type { ChangedFields } from '#shared/content/item-type.ts'
import { retryDelay } from '#shared/sync/backoff.ts'
import { timing } from '#shared/sync/timing.ts'

/** What the saver needs of time and chance, so that tests own both. */
export interface SaverClock {
  /** Milliseconds since any fixed moment. */
  now(): number
  /** Runs once after a delay in milliseconds; the returned function prevents it. */
  after(delay: number, run: () => void): () => void
  /** A number in [0, 1). */
  random(): number
}

export type SavingState =
  /** Every word is stored on this computer. */
  | 'saved'
  /** Words wait for a pause in typing. */
  | 'unsaved'
  | 'saving'
  /** The disk or the quota said no: the words are kept here and tried again. */
  | 'failed'

/** Gives a field's words as they are now; null where it is empty. */
export type TakeWords = () => FieldValue | null

/**
 * Hands changed fields to the library: after a pause in typing, and at least every so often while typing goes on
 * (`shared/sync/timing.ts`). One save at a time; what is typed meanwhile goes with the next. A save that fails gives its
 * words back, under whatever was typed since, and is tried again.
 *
 * A long text is only touched by a key: its words are taken when they are stored, so that no key waits for them.
 */
export class DraftSaver {
  readonly #save: (changed: ChangedFields) => Promise<void>
  readonly #clock: SaverClock
  readonly #onState: (state: SavingState) => void
  #waiting: ChangedFields = {}
  readonly #touched = new Map<string, TakeWords>()
  #waitingSince: number | null = null
  #failures = 0
  /** Whether words have come while a save failed: nobody has them but this window. */
  #hasNewer = false
  #running: Promise<boolean> | null = null
  #cancelTimer: (() => void) | null = null
  /** When the timer runs out. */
  #dueAt = 0
  #state: SavingState = 'saved'

  constructor(options: {
    readonly save: (changed: ChangedFields) => Promise<void>
    readonly clock: SaverClock
    readonly onState?: (state: SavingState) => void
  }) {
    this.#save = options.save
    this.#clock = options.clock
    this.#onState = options.onState ?? (() => undefined)
  }

  get state(): SavingState {
    return this.#state
  }

  /** Whether a field's words are not stored yet. */
  holds(field: string): boolean {
    return (
      this.#touched.has(field) || Object.hasOwn(this.#waiting, field) || Object.hasOwn(this.#inHand, field)
    )
  }

  #inHand: ChangedFields = {}

  /** Takes words in; never throws, never loses them. */
  change(changed: ChangedFields): void {
    for (const field of Object.keys(changed)) this.#touched.delete(field)
    this.#waiting = { ...this.#waiting, ...changed }
    this.#wait()
  }

  /** Notes that a field has other words, and how to take them; never throws, never loses them. */
  touch(field: string, take: TakeWords): void {
    this.#touched.set(field, take)
    this.#wait()
  }

  /** Every word that is not stored yet, as it is now. */
  unsaved(): ChangedFields {
    return { ...this.#inHand, ...this.#waiting, ...this.#taken() }
  }

  #taken(): ChangedFields {
    return Object.fromEntries([...this.#touched].map(([field, take]) => [field, take()]))
  }

  #wait(): void {
    this.#waitingSince ??= this.#clock.now()
    if (this.#running !== null) return
    if (this.#failures > 0) {
      // A save that fails gives its words to the second copy: what is typed now must not wait for a far try.
      if (this.#dueAt - this.#clock.now() > timing.saveAtLeast) this.#schedule(timing.saveAtLeast)
      return
    }
    this.#enter('unsaved')
    this.#scheduleAfterPause()
  }

  /** Stores what waits, now. True when every word is stored. */
  async flush(): Promise<boolean> {
    while (this.#running !== null || this.#waitingSince !== null) {
      const stored = await (this.#running ?? this.#run())
      if (!stored) return false
    }
    return true
  }

  #scheduleAfterPause(): void {
    const waited = this.#clock.now() - (this.#waitingSince ?? this.#clock.now())
    this.#schedule(Math.max(0, Math.min(timing.savePause, timing.saveAtLeast - waited)))
  }

  #schedule(delay: number): void {
    this.#cancelTimer?.()
    this.#dueAt = this.#clock.now() + delay
    this.#cancelTimer = this.#clock.after(delay, () => {
      this.#cancelTimer = null
      void this.#run()
    })
  }

  #enter(state: SavingState): void {
    if (this.#state === state) return
    this.#state = state
    this.#onState(state)
  }

  #run(): Promise<boolean> {
    if (this.#running !== null) return this.#running
    this.#cancelTimer?.()
    this.#cancelTimer = null
    if (this.#waitingSince === null) return Promise.resolve(true)
    const running = this.#store().finally(() => {
      this.#running = null
      this.#afterRun()
    })
    this.#running = running
    return running
  }

  async #store(): Promise<boolean> {
    try {
      this.#inHand = { ...this.#waiting, ...this.#taken() }
      this.#touched.clear()
      this.#waiting = {}
      this.#waitingSince = null
      // A new try is no better news than the one before, until it has stored something.
      if (this.#failures === 0) this.#enter('saving')
      await this.#save(this.#inHand)
      this.#failures = 0
      return true
    } catch {
      this.#failures += 1
      this.#hasNewer = this.#waitingSince !== null
      this.#waiting = { ...this.#inHand, ...this.#waiting }
      this.#waitingSince = this.#clock.now()
      return false
    } finally {
      this.#inHand = {}
    }
  }

  #afterRun(): void {
    if (this.#failures > 0) {
      this.#enter('failed')
      const delay = retryDelay(this.#failures, this.#clock.random())
      this.#schedule(this.#hasNewer ? Math.min(delay, timing.saveAtLeast) : delay)
    } else if (this.#waitingSince === null) {
      this.#enter('saved')
    } else {
      this.#enter('unsaved')
      this.#scheduleAfterPause()
    }
  }
}
