import type { Enquiry, EnquiryId } from '#shared/enquiry/enquiry.ts'
import type { SimilarEnquiry } from '#shared/enquiry/similar-enquiries.ts'
import type { Clause } from '../../search/query.ts'
import type { WordsOfOpen } from './enquiry-index.ts'
import type { EnquiryIndexState, UnsentWords } from './enquiry-indexer.ts'
import { FromEnquiryWorker, type ToEnquiryWorker } from './enquiry-search-messages.ts'

/** The part of a worker that the client uses. */
interface EnquiryWorker {
  postMessage(message: ToEnquiryWorker): void
  terminate(): void
  onmessage: ((event: MessageEvent<unknown>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
}

/** How far the index is; `failed` where the worker has ended. */
export type EnquirySearchState = EnquiryIndexState & { readonly hasFailed: boolean }

export interface EnquirySearchParts {
  readonly startWorker: () => EnquiryWorker
  /** The database and its key; null where enquiries are in the window alone. */
  readonly sealed: { readonly database: string; readonly secret: CryptoKey } | null
  readonly onFault: (fault: unknown) => void
}

type Answer = Exclude<FromEnquiryWorker, { kind: 'state' | 'fault' }>

/** The page's end of the worker that searches enquiries. A question that is not answered (the worker ended) resolves to null. */
export class EnquirySearch {
  readonly #parts: EnquirySearchParts
  readonly #listeners = new Set<() => void>()
  readonly #waiting = new Map<number, (answer: Answer | null) => void>()
  #worker: EnquiryWorker | null = null
  #isClosed = false
  #unsent: readonly UnsentWords[] = []
  #lastQuestion = 0
  #state: EnquirySearchState = { version: 0, isReady: false, hasFailed: false }

  constructor(parts: EnquirySearchParts) {
    this.#parts = parts
    // What is in the window alone is given to the worker as it comes.
    if (parts.sealed === null) this.start()
  }

  /** Starts the worker, which reads all enquiries. The first question does so too. */
  start(): void {
    if (this.#worker !== null || this.#isClosed) return
    const { sealed, onFault } = this.#parts
    const worker = this.#parts.startWorker()
    this.#worker = worker
    worker.onmessage = ({ data }) => {
      const message = FromEnquiryWorker.safeParse(data)
      if (!message.success) onFault(message.error)
      else if (message.data.kind === 'fault') onFault(new Error(message.data.told))
      else this.#hear(message.data)
    }
    worker.onerror = event => {
      onFault(event.error ?? new Error(event.message))
      this.close()
      this.#become({ ...this.#state, hasFailed: true })
    }
    worker.postMessage(sealed === null ? { kind: 'open_memory' } : { kind: 'open_sealed', ...sealed })
    this.waits(this.#unsent)
  }

  /** Ends the worker. */
  close(): void {
    this.#isClosed = true
    this.#worker?.terminate()
    this.#worker = null
    for (const resolve of this.#waiting.values()) resolve(null)
    this.#waiting.clear()
  }

  get state(): EnquirySearchState {
    return this.#state
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Enquiries that are other than before; `newer` where they were received by this window. */
  changed(ids: readonly EnquiryId[], newer: readonly Enquiry[] | null): void {
    const { sealed } = this.#parts
    this.#worker?.postMessage({ kind: 'changed', ids: [...ids], newer: sealed === null ? newer : null })
  }

  /** What was written here and waits. */
  waits(unsent: readonly UnsentWords[]): void {
    this.#unsent = unsent
    this.#worker?.postMessage({
      kind: 'waits',
      unsent: unsent.map(({ enquiry, words }) => ({ enquiry, words: [...words] })),
    })
  }

  /** Every enquiry in which all clauses stand. */
  async matching(clauses: readonly Clause[]): Promise<readonly EnquiryId[] | null> {
    const answer = await this.#ask(question => ({
      kind: 'match',
      question,
      clauses: clauses.map(({ words, isLastBeginning }) => ({ words: [...words], isLastBeginning })),
    }))
    return answer?.kind === 'matched' ? answer.ids : null
  }

  /** Answered enquiries that are like an open one, the nearest first. */
  async similar(open: WordsOfOpen): Promise<readonly SimilarEnquiry[] | null> {
    const { linkedLicences, messages, ...rest } = open
    const answer = await this.#ask(question => ({
      kind: 'similar',
      question,
      open: { ...rest, linkedLicences: [...linkedLicences], messages: [...messages] },
    }))
    return answer?.kind === 'found_similar' ? answer.similar : null
  }

  #ask(message: (question: number) => ToEnquiryWorker): Promise<Answer | null> {
    this.start()
    const worker = this.#worker
    if (worker === null) return Promise.resolve(null)
    this.#lastQuestion += 1
    const question = this.#lastQuestion
    return new Promise(resolve => {
      this.#waiting.set(question, resolve)
      worker.postMessage(message(question))
    })
  }

  #hear(message: Exclude<FromEnquiryWorker, { kind: 'fault' }>): void {
    if (message.kind === 'state') {
      if (message.state.isReady && !this.#state.isReady) performance.mark('enquiry-search-ready')
      this.#become({ ...message.state, hasFailed: false })
      return
    }
    this.#waiting.get(message.question)?.(message)
    this.#waiting.delete(message.question)
  }

  #become(state: EnquirySearchState): void {
    this.#state = state
    for (const listener of [...this.#listeners]) listener()
  }
}
