import type { Enquiry, EnquiryId } from '#shared/enquiry/enquiry.ts'
import type { LetterDraft, NoteDraft } from '#shared/enquiry/enquiry-draft.ts'
import type { EnquiryCursor, EnquiryPage } from '#shared/enquiry/enquiry-page.ts'
import {
  type EnquiryOutcome,
  type EnquiryRequest,
  enquiryOfRequest,
  requestIdOf,
} from '#shared/enquiry/enquiry-request.ts'
import type { FaqDraft } from '#shared/enquiry/faq-draft.ts'
import { type TextModule, withModuleChanges } from '#shared/enquiry/text-module.ts'
import { type EnquiryReader, withRequests } from '#shared/enquiry/with-requests.ts'
import type { OperationId } from '#shared/sync/operation-id.ts'
import type { SyncFailure } from '#shared/sync/sync-status.ts'
import type { AskedRequest, EnquiryFacts, EnquiryStore } from './enquiry-store.ts'

/** An answer of the main process to a question for the service. */
type Answer<Value> =
  | { readonly kind: 'answer'; readonly value: Value }
  | { readonly kind: 'no_answer'; readonly failure: SyncFailure }
  | { readonly kind: 'refused' }

export interface EnquiryDeskParts {
  readonly store: EnquiryStore
  readonly me: EnquiryReader['me']
  readonly changed: (after: EnquiryCursor) => Promise<Answer<EnquiryPage>>
  readonly ask: (request: EnquiryRequest) => Promise<EnquiryOutcome>
  /** Runs work while no other window does the same. */
  readonly alone: (work: () => Promise<void>) => Promise<void>
  /** Tells other windows that something is other than before. */
  readonly tellOthers: () => void
}

/** Enquiries as this window shows them. */
export interface EnquirySnapshot {
  /** As they will be once the service has done what waits. */
  readonly enquiries: readonly Enquiry[]
  readonly experts: EnquiryReader['experts']
  readonly sendsLetters: boolean
  /** As they will be once the service has done what waits. */
  readonly textModules: readonly TextModule[]
  /** Whether all that the service has was received once. */
  readonly isComplete: boolean
  readonly isOnDisk: boolean
  readonly waiting: readonly EnquiryRequest[]
  readonly refused: readonly AskedRequest[]
  readonly drafts: ReadonlyMap<EnquiryId, LetterDraft>
  readonly noteDrafts: ReadonlyMap<EnquiryId, NoteDraft>
  /** Public answers that are being made. */
  readonly faqDrafts: ReadonlyMap<EnquiryId, FaqDraft>
  /** Why the service was not reached the last time; null where it was. */
  readonly failure: SyncFailure | null
}

/** The enquiries of a signed-in expert: what is here, and what is asked of the service. */
export interface EnquiryDesk {
  readonly snapshot: () => EnquirySnapshot
  readonly subscribe: (listener: () => void) => () => void
  /** Tells of new enquiries that come from now on; of what a first pull brings nothing is told. */
  readonly onCame: (listener: (came: readonly Enquiry[]) => void) => () => void
  /** Asks what is new, and sends what waits. */
  readonly sync: () => Promise<void>
  /** Reads what another window has kept. */
  readonly readAgain: () => Promise<void>
  /** Stores a request and sends it as soon as that can be. Rejects where it could not be stored. */
  readonly ask: (request: EnquiryRequest) => Promise<void>
  /** Lets a request go that the service has refused. */
  readonly letGo: (id: OperationId) => Promise<void>
  readonly keepDraft: (draft: LetterDraft) => Promise<void>
  readonly dropDraft: (enquiry: EnquiryId) => Promise<void>
  readonly keepNoteDraft: (draft: NoteDraft) => Promise<void>
  readonly dropNoteDraft: (enquiry: EnquiryId) => Promise<void>
  /** Keeps none of an enquiry whose writer was made anonymous. */
  readonly keepFaqDraft: (draft: FaqDraft) => Promise<void>
  readonly dropFaqDraft: (enquiry: EnquiryId) => Promise<void>
  readonly clear: () => Promise<void>
  readonly close: () => void
}

const beginning: EnquiryFacts = { cursor: '', experts: [], sendsLetters: false, textModules: [] }

/** Takes up what is kept. Rejects where it cannot be read. */
export async function openEnquiryDesk(parts: EnquiryDeskParts): Promise<EnquiryDesk> {
  const { store, me } = parts
  const listeners = new Set<() => void>()
  const cameListeners = new Set<(came: readonly Enquiry[]) => void>()
  /** A first pull is under way, which may have many pages. */
  let isFirst = false
  const enquiries = new Map<EnquiryId, Enquiry>()
  const asked = new Map<OperationId, AskedRequest>()
  const drafts = new Map<EnquiryId, LetterDraft>()
  const noteDrafts = new Map<EnquiryId, NoteDraft>()
  const faqDrafts = new Map<EnquiryId, FaqDraft>()
  let facts: EnquiryFacts | null = null
  let failure: SyncFailure | null = null
  let isClosed = false
  let shown: EnquirySnapshot | null = null
  let syncing: Promise<void> | null = null
  let isWanted = false
  /** Another window has kept something since this one has read. */
  let isStale = false
  /** This window has kept something that others have not read. */
  let isOtherThanTold = false

  async function take(): Promise<void> {
    const kept = await store.read()
    enquiries.clear()
    asked.clear()
    drafts.clear()
    noteDrafts.clear()
    faqDrafts.clear()
    for (const enquiry of kept.enquiries) enquiries.set(enquiry.id, enquiry)
    for (const each of kept.asked) asked.set(requestIdOf(each.request), each)
    for (const draft of kept.drafts) drafts.set(draft.enquiry, draft)
    for (const draft of kept.noteDrafts) noteDrafts.set(draft.noteOn, draft)
    for (const draft of kept.faqDrafts) faqDrafts.set(draft.faqOf, draft)
    facts = kept.facts
    // It may have ended between the enquiries and what was written about them.
    await forgetWordsOn(kept.enquiries)
  }

  function changed(): void {
    shown = null
    for (const listener of [...listeners]) listener()
  }

  function waitingRequests(): readonly EnquiryRequest[] {
    return [...asked.values()].flatMap(({ request, refusal }) => (refusal === null ? [request] : []))
  }

  function lookAtAll(): EnquirySnapshot {
    const waiting = waitingRequests()
    const { experts, sendsLetters, textModules } = facts ?? beginning
    const requestsOn = new Map<EnquiryId, EnquiryRequest[]>()
    for (const request of waiting) {
      const id = enquiryOfRequest(request)
      if (id === null) continue
      requestsOn.set(id, [...(requestsOn.get(id) ?? []), request])
    }
    return {
      enquiries: [...enquiries.values()].map(enquiry => {
        const requests = requestsOn.get(enquiry.id)
        return requests === undefined ? enquiry : withRequests(enquiry, requests, { me, experts })
      }),
      experts,
      sendsLetters,
      textModules: withModuleChanges(
        textModules,
        waiting.flatMap(request => (request.kind === 'module' ? [request] : [])),
        me,
      ),
      isComplete: facts !== null,
      isOnDisk: store.isOnDisk,
      waiting,
      refused: [...asked.values()].filter(({ refusal }) => refusal !== null),
      drafts: new Map(drafts),
      noteDrafts: new Map(noteDrafts),
      faqDrafts: new Map(faqDrafts),
      failure,
    }
  }

  /** Whether nobody knows any more who asked: nothing is written about it then, here as at the service. */
  function isAnonymous(id: EnquiryId): boolean {
    return enquiries.get(id)?.enquirer === null
  }

  /** Of enquiries that were made anonymous, what was written here and not sent is thrown away: it may quote what is gone. */
  async function forgetWordsOn(received: readonly Enquiry[]): Promise<void> {
    const anonymous = new Set(received.flatMap(({ id, enquirer }) => (enquirer === null ? [id] : [])))
    for (const [id, { request }] of [...asked]) {
      const about = enquiryOfRequest(request)
      if (about === null || !anonymous.has(about)) continue
      asked.delete(id)
      await store.dropAsked(id)
    }
    for (const id of anonymous) {
      if (drafts.delete(id)) await store.dropDraft(id)
      if (noteDrafts.delete(id)) await store.dropNoteDraft(id)
      if (faqDrafts.delete(id)) await store.dropFaqDraft(id)
    }
  }

  /** Receives page by page. */
  async function pull(): Promise<void> {
    for (;;) {
      const answer = await parts.changed((facts ?? beginning).cursor)
      if (isClosed) return
      if (answer.kind === 'refused') {
        // Whoever is no expert any more has nothing of it here.
        await clear()
        return
      }
      if (answer.kind === 'no_answer') {
        failure = answer.failure
        return
      }
      failure = null
      const { enquiries: newer, cursor, experts, sendsLetters, isMore } = answer.value
      const textModules = answer.value.textModules ?? facts?.textModules ?? []
      const next = { cursor, experts, sendsLetters, textModules }
      isFirst ||= facts === null
      const came = isFirst ? [] : newer.filter(({ id, state }) => state === 'new' && !enquiries.has(id))
      if (newer.length > 0 || JSON.stringify(facts) !== JSON.stringify(next)) {
        await store.keep(newer, next)
        for (const enquiry of newer) enquiries.set(enquiry.id, enquiry)
        facts = next
        await forgetWordsOn(newer)
        isOtherThanTold = true
        changed()
      }
      if (came.length > 0) for (const listener of [...cameListeners]) listener(came)
      if (!isMore) {
        isFirst = false
        return
      }
    }
  }

  /** Sends what waits, one after the other. */
  async function push(): Promise<void> {
    for (const request of waitingRequests()) {
      const outcome = await parts.ask(request)
      if (isClosed) return
      const id = requestIdOf(request)
      isOtherThanTold ||= outcome.kind !== 'no_answer'
      switch (outcome.kind) {
        case 'no_answer':
          failure = outcome.failure
          return
        case 'done':
          asked.delete(id)
          await store.dropAsked(id)
          break
        case 'refused':
        case 'not_accepted': {
          const refusal = outcome.kind === 'refused' ? outcome.refusal : 'not_there'
          const refused = { request, refusal }
          asked.set(id, refused)
          await store.keepAsked(refused)
        }
      }
    }
  }

  async function syncOnce(): Promise<void> {
    // Windows share what waits: what another one has sent or asked is read first.
    if (isStale) {
      isStale = false
      await take()
    }
    await push()
    await pull()
    if (isOtherThanTold) {
      isOtherThanTold = false
      parts.tellOthers()
    }
    changed()
  }

  async function clear(): Promise<void> {
    enquiries.clear()
    asked.clear()
    drafts.clear()
    noteDrafts.clear()
    faqDrafts.clear()
    facts = null
    await store.clear()
    changed()
  }

  await take()
  return {
    snapshot: () => {
      shown ??= lookAtAll()
      return shown
    },
    subscribe: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onCame: listener => {
      cameListeners.add(listener)
      return () => cameListeners.delete(listener)
    },
    sync: () => {
      isWanted = true
      syncing ??= (async () => {
        try {
          while (isWanted && !isClosed) {
            isWanted = false
            await parts.alone(syncOnce)
          }
        } finally {
          syncing = null
        }
      })()
      return syncing
    },
    readAgain: async () => {
      if (!store.isOnDisk) return
      isStale = true
      // A sync that is under way would keep what it knows over what is read now.
      if (syncing !== null) return
      isStale = false
      await take()
      changed()
    },
    ask: async request => {
      const each: AskedRequest = { request, refusal: null }
      await store.keepAsked(each)
      asked.set(requestIdOf(request), each)
      changed()
      parts.tellOthers()
    },
    letGo: async id => {
      asked.delete(id)
      await store.dropAsked(id)
      changed()
      parts.tellOthers()
    },
    keepDraft: async draft => {
      if (isAnonymous(draft.enquiry)) return
      drafts.set(draft.enquiry, draft)
      shown = null
      await store.keepDraft(draft)
    },
    dropDraft: async enquiry => {
      drafts.delete(enquiry)
      await store.dropDraft(enquiry)
      changed()
    },
    keepNoteDraft: async draft => {
      if (isAnonymous(draft.noteOn)) return
      noteDrafts.set(draft.noteOn, draft)
      shown = null
      await store.keepNoteDraft(draft)
    },
    dropNoteDraft: async enquiry => {
      noteDrafts.delete(enquiry)
      await store.dropNoteDraft(enquiry)
      changed()
    },
    keepFaqDraft: async draft => {
      if (enquiries.get(draft.faqOf)?.enquirer === null) return
      faqDrafts.set(draft.faqOf, draft)
      shown = null
      await store.keepFaqDraft(draft)
    },
    dropFaqDraft: async enquiry => {
      faqDrafts.delete(enquiry)
      await store.dropFaqDraft(enquiry)
      changed()
    },
    clear,
    close: () => {
      isClosed = true
      listeners.clear()
      cameListeners.clear()
      store.close()
    },
  }
}
