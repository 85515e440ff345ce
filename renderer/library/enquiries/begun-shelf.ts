interface BegunShelfParts<Key, Draft> {
  /** What stands there now, for the page. */
  readonly held: Map<Key, Draft>
  readonly keyOf: (draft: Draft) => Key
  readonly put: (draft: Draft) => Promise<void>
  readonly remove: (key: Key) => Promise<void>
  /** Something was stored that other windows have not read. */
  readonly stored: () => void
}

/**
 * What is begun, each under its key. It stands in what is held at once. What could not be stored is remembered, and nothing
 * that was stored before is put over it. Writes go one after the other, and each one writes the newest words.
 */
export class BegunShelf<Key, Draft> {
  readonly #parts: BegunShelfParts<Key, Draft>
  readonly #unstored = new Set<Key>()
  /** What has changed since a read of the store began: the read may be older. */
  readonly #sinceRead = new Set<Key>()
  #turn: Promise<unknown> = Promise.resolve()

  constructor(parts: BegunShelfParts<Key, Draft>) {
    this.#parts = parts
  }

  /** Resolves when it is stored; rejects where it could not be. */
  keep(draft: Draft): Promise<void> {
    const key = this.#parts.keyOf(draft)
    this.#parts.held.set(key, draft)
    return this.#write(key)
  }

  /** The same. */
  drop(key: Key): Promise<void> {
    this.#parts.held.delete(key)
    return this.#write(key)
  }

  /**
   * Lets it go by a write of somebody else's that removes it from the store too, in its turn: what was written on meanwhile goes
   * along. Rejects where the write does; then it stands as before.
   */
  giveWay(key: Key, write: () => Promise<void>): Promise<void> {
    this.#sinceRead.add(key)
    return this.#inTurn(async () => {
      await write()
      this.#sinceRead.add(key)
      this.#parts.held.delete(key)
      this.#unstored.delete(key)
      this.#parts.stored()
    })
  }

  /** Stores what could not be stored before, and waits for what is on its way. False where something is not stored. */
  async storeAll(): Promise<boolean> {
    await Promise.allSettled([...this.#unstored].map(key => this.#write(key)))
    return this.#unstored.size === 0
  }

  /** To be called before the store is read for `takeUp`. */
  beginReading(): void {
    this.#sinceRead.clear()
  }

  /** Takes up what was read, but where what is held is newer. What says the same is the same object as before. */
  takeUp(kept: readonly Draft[]): void {
    const { held, keyOf } = this.#parts
    const read = new Map(kept.map(draft => [keyOf(draft), draft]))
    const isNewer = (key: Key) => this.#unstored.has(key) || this.#sinceRead.has(key)
    for (const key of [...held.keys()]) if (!read.has(key) && !isNewer(key)) held.delete(key)
    for (const [key, draft] of read) {
      if (!isNewer(key) && JSON.stringify(held.get(key)) !== JSON.stringify(draft)) held.set(key, draft)
    }
  }

  /** Nothing is begun any more, and nothing is left to be stored. */
  forgetAll(): void {
    this.#parts.held.clear()
    this.#unstored.clear()
  }

  #write(key: Key): Promise<void> {
    this.#unstored.add(key)
    this.#sinceRead.add(key)
    return this.#inTurn(async () => {
      // What stood before in line has stored these words too.
      if (!this.#unstored.has(key)) return
      const { held, put, remove, stored } = this.#parts
      const draft = held.get(key)
      await (draft === undefined ? remove(key) : put(draft))
      this.#sinceRead.add(key)
      if (held.get(key) === draft) this.#unstored.delete(key)
      stored()
    })
  }

  #inTurn(write: () => Promise<void>): Promise<void> {
    const written = this.#turn.then(write)
    this.#turn = written.catch(() => undefined)
    return written
  }
}
