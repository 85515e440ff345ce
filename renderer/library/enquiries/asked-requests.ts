import type { EnquiryId } from '#shared/enquiry/enquiry.ts'
import type { WritingKey } from '#shared/enquiry/enquiry-draft.ts'
import type { RequestRefusal } from '#shared/enquiry/enquiry-refusal.ts'
import {
  type EnquiryOutcome,
  EnquiryRequest,
  enquiryOfRequest,
  requestIdOf,
} from '#shared/enquiry/enquiry-request.ts'
import type { OperationId } from '#shared/sync/operation-id.ts'
import type { BegunShelves } from './begun-words.ts'
import { type HeldEnquiries, waitingRequests } from './enquiry-snapshot.ts'
import type { AskedRequest, EnquiryStore } from './enquiry-store.ts'
import { isSoAlready } from './take-back.ts'

/** What an expert asks of the service. */
export interface RequestActs {
  /**
   * Stores a request and sends it as soon as that can be. With a letter or note goes what was begun under the key `insteadOf`,
   * at once. Rejects where it could not be stored, or breaks the contract; then what is begun stands as before.
   */
  readonly ask: (request: EnquiryRequest, insteadOf?: WritingKey) => Promise<void>
  /** Lets a request go that waits, or that the service has refused. */
  readonly letGo: (id: OperationId) => Promise<void>
}

/** The same, and what the desk does with all of it. */
interface AskedRequests {
  readonly acts: RequestActs
  /** To be called before the store is read for `takeUp`. */
  readonly beginReading: () => void
  /** Takes up what was read, but where what is held is newer. */
  readonly takeUp: (kept: readonly AskedRequest[]) => void
  /** Sends what waits, one after the other; true where something of it was answered. */
  readonly send: () => Promise<boolean>
  /** Throws away what waits about enquiries that were made anonymous: it may quote what is gone. */
  readonly forgetOn: (anonymous: ReadonlySet<EnquiryId>) => Promise<void>
}

interface AskedRequestsParts {
  readonly held: HeldEnquiries
  readonly store: EnquiryStore
  readonly askService: (request: EnquiryRequest) => Promise<EnquiryOutcome>
  readonly isClosed: () => boolean
  readonly giveWay: BegunShelves['giveWay']
  /** What is shown is made anew, and whoever listens is told. */
  readonly changed: () => void
  readonly tellOthers: () => void
}

type Outcome = EnquiryOutcome | { readonly kind: 'not_sendable' }

function refusalOf(outcome: Exclude<Outcome, { readonly kind: 'done' | 'no_answer' }>): RequestRefusal {
  switch (outcome.kind) {
    case 'refused':
      return outcome.refusal
    case 'not_accepted':
      return 'not_there'
    case 'not_sendable':
      return outcome.kind
  }
}

/** What is asked of the service stands in what is held and in the store until it is done, or let go. */
export function askedRequests(parts: AskedRequestsParts): AskedRequests {
  const { held, store } = parts
  const { asked } = held
  /** What was asked and let go since a read of the store began: the read may be older. */
  const sinceRead = new Map<OperationId, AskedRequest | null>()

  function note(id: OperationId, each: AskedRequest | null): void {
    if (each === null) asked.delete(id)
    else asked.set(id, each)
    sinceRead.set(id, each)
  }

  async function drop(id: OperationId): Promise<void> {
    note(id, null)
    await store.dropAsked(id)
  }

  /** What came of a request. One that is not even taken would never be: a person looks at it, and no other waits for it. */
  async function outcomeOf(request: EnquiryRequest): Promise<Outcome> {
    try {
      return await parts.askService(request)
    } catch {
      return { kind: 'not_sendable' }
    }
  }

  async function settle(request: EnquiryRequest, outcome: Outcome): Promise<void> {
    const id = requestIdOf(request)
    switch (outcome.kind) {
      case 'no_answer':
        return
      case 'done':
        return drop(id)
      case 'refused':
      case 'not_accepted':
      case 'not_sendable': {
        // Nobody waits for what was let go meanwhile.
        if (!asked.has(id)) return
        const refusal = refusalOf(outcome)
        if (isSoAlready(request, refusal)) return drop(id)
        const refused = { request, refusal }
        note(id, refused)
        await store.keepAsked(refused)
      }
    }
  }

  async function send(): Promise<boolean> {
    let isAnswered = false
    for (const request of waitingRequests(held)) {
      // Let go meanwhile.
      if (!asked.has(requestIdOf(request))) continue
      const outcome = await outcomeOf(request)
      if (parts.isClosed()) break
      if (outcome.kind === 'no_answer') {
        held.failure = outcome.failure
        break
      }
      isAnswered = true
      await settle(request, outcome)
    }
    return isAnswered
  }

  return {
    acts: {
      ask: async (given, insteadOf) => {
        // What breaks the contract would neither be sent nor read again.
        const request = EnquiryRequest.parse(given)
        const each: AskedRequest = { request, refusal: null }
        const keep = async () => {
          await store.keepAsked(each, insteadOf)
          note(requestIdOf(request), each)
        }
        const isWriting = request.kind === 'letter' || request.kind === 'note'
        if (isWriting && insteadOf !== undefined) await parts.giveWay(request.kind, insteadOf, keep)
        else await keep()
        parts.changed()
        parts.tellOthers()
      },
      letGo: async id => {
        await store.dropAsked(id)
        note(id, null)
        parts.changed()
        parts.tellOthers()
      },
    },
    beginReading: () => sinceRead.clear(),
    takeUp: kept => {
      asked.clear()
      for (const each of kept) asked.set(requestIdOf(each.request), each)
      for (const [id, each] of [...sinceRead]) note(id, each)
    },
    send,
    forgetOn: async anonymous => {
      for (const [id, { request }] of [...asked]) {
        const about = enquiryOfRequest(request)
        if (about !== null && anonymous.has(about)) await drop(id)
      }
    },
  }
}
