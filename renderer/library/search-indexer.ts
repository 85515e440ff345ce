import { Dexie, type ObservabilitySet } from 'dexie'
import type { ItemId } from '#shared/content/identity.ts'
import { excerptOf, type Marked } from '../search/excerpt.ts'
import type { FindOptions, Found } from '../search/find.ts'
import { type LabelOf, passagesOf } from '../search/passages.ts'
import type { Clause, SearchedText } from '../search/query.ts'
import { SearchIndex } from '../search/search-index.ts'
import type { LibraryDatabase, UnindexedMark } from './database.ts'
import { rowIds } from './packed-rows.ts'
import { labelsOf, readEdition, readIndex } from './search-parts.ts'
import { documentOf, readTexts } from './search-reading.ts'
import { restoredIndex, storeSearchIndex } from './search-storing.ts'
import { isFirstPullTold } from './told.ts'

/** How far the index is. `version` rises whenever something else may be found. */
export interface IndexState {
  readonly version: number
  /** False while items are read for the first time. */
  readonly isReady: boolean
  /** Items that can be found, of so many on this computer. */
  readonly done: number
  readonly total: number
}

export interface SearchIndexerParts {
  readonly database: LibraryDatabase
  readonly newName: () => string
  /** Whether this window stores the index; one of several does. */
  readonly isKeeper: () => boolean
  /** Calls back once after so many milliseconds; returns the end of it. */
  readonly after: (delay: number, run: () => void) => () => void
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number
  readonly onState: (state: IndexState) => void
  readonly onFault: (fault: unknown) => void
}

/** Items that are read and taken in together; a search waits for no more than these. */
const readTogether = 100
/** Items that go into one segment while many are read. */
const takenTogether = 1_500
/** While a first pull fills the library, it is read when so many milliseconds have passed without a page of it. */
const quietBeforeReading = 3_000
/**
 * Items that were written in one transaction by the sync and not by a person: more of them may follow, and to read along
 * would take the time from it. They are read with all that has come when so many milliseconds have passed without more,
 * and at the latest so long after the first of them.
 */
const manyAtOnce = 50
const pauseBeforeMany = 3_000
const longestPause = 10_000
/** What has changed is stored after so many milliseconds without another change. */
const quietBeforeStoring = 3_000

/**
 * Keeps the search index of a library: takes up the stored one, reads what has changed since, follows what changes, and
 * stores it again. What the index has not seen is marked in the database by whoever writes it (`storeRows`), so that
 * no end of the program leaves it behind for good.
 */
export class SearchIndexer {
  readonly #parts: SearchIndexerParts
  #index = new SearchIndex()
  #labelOf: LabelOf = (_vocabulary, id) => id
  #labels = ''
  #edition: string | null = null
  /** All items written up to this turn are in the index. */
  #upTo = 0
  #version = 0
  #isReady = false
  #isWorking = false
  #isWorkWanted = false
  #isStoringWanted = false
  #cancelStoring: () => void = () => undefined
  #cancelWaiting: () => void = () => undefined
  #hasWaited = false
  #cancelPause: (() => void) | null = null
  #hasPaused = false
  /** When the first of many items that are waited for were seen, and the turn of the last of them. */
  #manySince: number | null = null
  #lastMany: number | null = null
  #isClosed = false

  constructor(parts: SearchIndexerParts) {
    this.#parts = parts
    Dexie.on.storagemutated.subscribe(this.#onMutated)
    this.#workSoon()
  }

  close(): void {
    this.#isClosed = true
    this.#cancelStoring()
    this.#cancelWaiting()
    this.#cancelPause?.()
    Dexie.on.storagemutated.unsubscribe(this.#onMutated)
  }

  find(options: FindOptions): Found {
    return this.#index.find(options)
  }

  /** Every item in whose words, as they are seen or published, all clauses stand. */
  matching(clauses: readonly Clause[], text: SearchedText): readonly ItemId[] {
    return this.#index.matching(clauses, text)
  }

  /** For each item the part of its text that shows why it was found, about `length` characters; empty where it is gone. */
  async excerpts(
    ids: readonly ItemId[],
    clauses: readonly Clause[],
    length: number,
  ): Promise<readonly (readonly Marked[])[]> {
    const texts = new Map((await readTexts(this.#parts.database, ids)).map(text => [text.row.id, text]))
    return ids.map(id => {
      const text = texts.get(id)
      if (!text) return []
      const passages = passagesOf(text.row.type, text.fields, this.#labelOf)
      return excerptOf(
        passages.filter(({ place }) => place !== 'title').map(passage => passage.text),
        clauses,
        length,
      )
    })
  }

  readonly #onMutated = (parts: ObservabilitySet): void => {
    const { name } = this.#parts.database
    const tables = ['unindexed', 'vocabularies', 'searchParts']
    const isTold = tables.some(table => parts[`idb://${name}/${table}/`])
    if (isTold || isFirstPullTold(parts, name)) this.#workSoon()
  }

  /** One piece of work at a time: what changes meanwhile is done after it. */
  #workSoon(): void {
    this.#isWorkWanted = true
    if (this.#isWorking || this.#isClosed) return
    this.#isWorking = true
    this.#workAll().catch((fault: unknown) => {
      if (!this.#isClosed) this.#parts.onFault(fault)
    })
  }

  async #workAll(): Promise<void> {
    try {
      while ((this.#isWorkWanted || this.#isStoringWanted) && !this.#isClosed) {
        if (this.#isWorkWanted) {
          this.#isWorkWanted = false
          await this.#work()
        } else {
          this.#isStoringWanted = false
          await this.#store()
        }
      }
    } finally {
      this.#isWorking = false
    }
  }

  async #work(): Promise<void> {
    const { database } = this.#parts
    const { labelOf, labels } = labelsOf(await database.vocabularies.toArray())
    this.#labelOf = labelOf
    const edition = await readEdition(database)
    // Stored by another window: what it has let go of may not be marked any more.
    const isBehind = edition !== null && edition.edition !== this.#edition && edition.upTo > this.#upTo
    if (!this.#isReady || isBehind) await this.#takeUp()
    if (this.#isReady && (await this.#waitsForPull())) return
    if (labels !== this.#labels || !this.#isReady) await this.#buildAnew(labels)
    else if (!(await this.#waitsForMany())) await this.#catchUp()
  }

  /**
   * Whether a first pull is filling the library: reading along would take the time from it, twice over where items come
   * again. One that stands still is not waited for.
   */
  async #waitsForPull(): Promise<boolean> {
    this.#cancelWaiting()
    const hasWaited = this.#hasWaited
    this.#hasWaited = false
    if (hasWaited || !(await this.#parts.database.facts.get('first_pull'))) return false
    this.#cancelWaiting = this.#parts.after(quietBeforeReading, () => {
      this.#hasWaited = true
      this.#workSoon()
    })
    return true
  }

  /** Whether many items were written at once, and more are waited for. */
  async #waitsForMany(): Promise<boolean> {
    if (this.#hasPaused) {
      this.#hasPaused = false
      this.#manySince = null
      this.#lastMany = null
      return false
    }
    const marks = await this.#marks()
    const last = marks.findLast(({ items }) => items.length >= manyAtOnce)
    if (last === undefined) return false
    // What a person writes meanwhile does not put it off.
    if (last.turn === this.#lastMany) return true
    this.#lastMany = last.turn
    const now = this.#parts.now()
    this.#manySince ??= now
    this.#cancelPause?.()
    const left = Math.max(0, this.#manySince + longestPause - now)
    this.#cancelPause = this.#parts.after(Math.min(pauseBeforeMany, left), () => {
      this.#cancelPause = null
      this.#hasPaused = true
      this.#workSoon()
    })
    return true
  }

  /** What was written since the last turn that the index knows. */
  #marks(): Promise<readonly UnindexedMark[]> {
    return this.#parts.database.unindexed.where(':id').above(this.#upTo).toArray()
  }

  /** Takes up the stored index, if there is one. */
  async #takeUp(): Promise<void> {
    const stored = await readIndex(this.#parts.database)
    if (!stored) return
    const index = restoredIndex(stored)
    this.#index = index
    this.#edition = stored.edition
    this.#labels = stored.labels
    this.#upTo = stored.upTo
    this.#isReady = true
    await this.#catchUp()
    this.#tell(index.size)
  }

  /** Reads every item. What could be found before can be found until that is done. */
  async #buildAnew(labels: string): Promise<void> {
    const { database } = this.#parts
    const upTo = (await database.unindexed.toCollection().last())?.turn ?? this.#upTo
    // As they were received: neighbours stand together.
    const ids = await rowIds(database)
    const index = new SearchIndex()
    if (this.#index.size === 0) this.#index = index
    this.#tell(ids.length)
    await this.#takeIn(index, ids, () => this.#tell(ids.length))
    if (this.#isClosed) return
    this.#index = index
    this.#labels = labels
    this.#upTo = upTo
    this.#isReady = true
    await this.#catchUp()
    this.#tell(index.size)
    this.#storeSoon(0)
  }

  /** Takes in what was written since. */
  async #catchUp(): Promise<void> {
    const marks = await this.#marks()
    const last = marks.at(-1)
    if (!last) return
    const ids = [...new Set(marks.flatMap(mark => mark.items))]
    await this.#takeIn(this.#index, ids, () => undefined)
    this.#upTo = last.turn
    this.#tell(this.#index.size)
    this.#storeSoon(quietBeforeStoring)
  }

  async #takeIn(index: SearchIndex, ids: readonly ItemId[], onSome: () => void): Promise<void> {
    let documents: ReturnType<typeof documentOf>[] = []
    let gone: ItemId[] = []
    for (let from = 0; from < ids.length && !this.#isClosed; from += readTogether) {
      const some = ids.slice(from, from + readTogether)
      const texts = await readTexts(this.#parts.database, some)
      documents.push(...texts.map(text => documentOf(text, this.#labelOf)))
      const there = new Set(texts.map(({ row }) => row.id))
      gone.push(...some.filter(id => !there.has(id)))
      if (documents.length < takenTogether && from + readTogether < ids.length) continue
      index.update(documents, gone)
      documents = []
      gone = []
      onSome()
    }
  }

  #tell(total: number): void {
    this.#version += 1
    const done = this.#index.size
    this.#parts.onState({
      version: this.#version,
      isReady: this.#isReady,
      done,
      total: Math.max(done, total),
    })
  }

  #storeSoon(delay: number): void {
    this.#cancelStoring()
    this.#cancelStoring = this.#parts.after(delay, () => {
      this.#isStoringWanted = true
      this.#workSoon()
    })
  }

  async #store(): Promise<void> {
    const { database, newName, isKeeper } = this.#parts
    if (!isKeeper()) return
    this.#edition = await storeSearchIndex(database, this.#index, {
      newName,
      edition: this.#edition,
      labels: this.#labels,
      upTo: this.#upTo,
    })
  }
}
