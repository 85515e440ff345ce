import type { ItemId } from '#shared/content/identity.ts'
import type { Marked } from '../search/excerpt.ts'
import type { Found } from '../search/find.ts'
import type { Clause, FacetChoice, SearchedText } from '../search/query.ts'
import type { IndexState } from './search-indexer.ts'
import { FromSearchWorker, type ToSearchWorker } from './search-messages.ts'

/** The part of a worker that the client uses. */
export interface SearchWorker {
  postMessage(message: ToSearchWorker): void
  terminate(): void
  onmessage: ((event: MessageEvent<unknown>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
}

/** How far the index is; `failed` where the worker has ended. */
export type SearchState = IndexState & { readonly hasFailed: boolean }

const notBegun: SearchState = { version: 0, isReady: false, done: 0, total: 0, hasFailed: false }

type Answer = Exclude<FromSearchWorker, { kind: 'state' | 'fault' }>

export interface SearchClientParts {
  readonly database: string
  readonly startWorker: () => SearchWorker
  readonly onFault: (fault: unknown) => void
}

/** The page's end of the search worker. A question that is not answered (the worker ended) resolves to null. */
export class SearchClient {
  readonly #parts: SearchClientParts
  readonly #listeners = new Set<() => void>()
  readonly #waiting = new Map<number, (answer: Answer | null) => void>()
  #worker: SearchWorker | null = null
  #lastQuestion = 0
  #state = notBegun
  #isClosed = false

  constructor(parts: SearchClientParts) {
    this.#parts = parts
  }

  /** Starts the worker, which begins to read. */
  start(): void {
    if (this.#worker || this.#isClosed) return
    const worker = this.#parts.startWorker()
    worker.onmessage = ({ data }) => {
      const message = FromSearchWorker.safeParse(data)
      if (message.success) this.#hear(message.data)
      else this.#parts.onFault(message.error)
    }
    worker.onerror = event => {
      this.#parts.onFault(event.error ?? new Error(event.message))
      this.close()
      this.#become({ ...this.#state, isReady: false, hasFailed: true })
    }
    this.#worker = worker
    worker.postMessage({ kind: 'open', database: this.#parts.database })
  }

  /** Ends the worker; it is not started again. */
  close(): void {
    this.#isClosed = true
    this.#worker?.terminate()
    this.#worker = null
    for (const resolve of this.#waiting.values()) resolve(null)
    this.#waiting.clear()
  }

  get state(): SearchState {
    return this.#state
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async find(clauses: readonly Clause[], facets: FacetChoice, limit: number): Promise<Found | null> {
    const answer = await this.#ask(question => ({
      kind: 'find',
      question,
      clauses: copied(clauses),
      facets: {
        type: [...facets.type],
        state: [...facets.state],
        topic: [...facets.topic],
        country: [...facets.country],
      },
      limit,
    }))
    return answer?.kind === 'found' ? answer.found : null
  }

  async matching(clauses: readonly Clause[], text: SearchedText): Promise<readonly ItemId[] | null> {
    const answer = await this.#ask(question => ({ kind: 'match', question, clauses: copied(clauses), text }))
    return answer?.kind === 'matched' ? answer.items : null
  }

  async excerpts(
    items: readonly ItemId[],
    clauses: readonly Clause[],
    length: number,
  ): Promise<readonly (readonly Marked[])[] | null> {
    const answer = await this.#ask(question => ({
      kind: 'excerpts',
      question,
      items: [...items],
      clauses: copied(clauses),
      length,
    }))
    return answer?.kind === 'excerpts' ? answer.excerpts : null
  }

  #ask(message: (question: number) => ToSearchWorker): Promise<Answer | null> {
    this.start()
    const worker = this.#worker
    if (!worker) return Promise.resolve(null)
    this.#lastQuestion += 1
    const question = this.#lastQuestion
    return new Promise(resolve => {
      this.#waiting.set(question, resolve)
      worker.postMessage(message(question))
    })
  }

  #hear(message: FromSearchWorker): void {
    switch (message.kind) {
      case 'state':
        if (message.state.isReady && !this.#state.isReady) performance.mark('search-ready')
        this.#become({ ...message.state, hasFailed: false })
        return
      case 'fault':
        this.#parts.onFault(new Error(message.told))
        return
      default:
        this.#waiting.get(message.question)?.(message)
        this.#waiting.delete(message.question)
    }
  }

  #become(state: SearchState): void {
    this.#state = state
    for (const listener of [...this.#listeners]) listener()
  }
}

function copied(clauses: readonly Clause[]): { words: string[]; isLastBeginning: boolean }[] {
  return clauses.map(({ words, isLastBeginning }) => ({ words: [...words], isLastBeginning }))
}
