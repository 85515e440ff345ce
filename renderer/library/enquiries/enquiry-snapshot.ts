import type { Enquiry, EnquiryId, EnquiryRow } from '#shared/enquiry/enquiry.ts'
import type { LetterDraft, NoteDraft, WritingKey } from '#shared/enquiry/enquiry-draft.ts'
import { type EnquiryRequest, enquiryOfRequest } from '#shared/enquiry/enquiry-request.ts'
import { rowWithRequests } from '#shared/enquiry/enquiry-row.ts'
import type { FaqDraft } from '#shared/enquiry/faq-draft.ts'
import { mergedHere, rowsMergedHere } from '#shared/enquiry/merged-here.ts'
import {
  type ModuleDraft,
  type ModuleDraftKey,
  type TextModule,
  withModuleChanges,
} from '#shared/enquiry/text-module.ts'
import { type EnquiryReader, withRequests } from '#shared/enquiry/with-requests.ts'
import type { OperationId } from '#shared/sync/operation-id.ts'
import type { SyncFailure } from '#shared/sync/sync-status.ts'
import type { AskedRequest, EnquiryFacts, EnquiryStore, KeptRow } from './enquiry-store.ts'

/** Enquiries as this window shows them. */
export interface EnquirySnapshot {
  /** As they will be once the service has done what waits; what was written about them is in `read`. */
  readonly enquiries: readonly EnquiryRow[]
  /** The few that were read last, with all that was written, as they will be. */
  readonly read: ReadonlyMap<EnquiryId, Enquiry>
  readonly experts: EnquiryReader['experts']
  readonly sendsLetters: boolean
  /** As they will be once the service has done what waits. */
  readonly textModules: readonly TextModule[]
  /** Whether all that the service has was received once. */
  readonly isComplete: boolean
  readonly isOnDisk: boolean
  /** Whether they are in the window alone because the system does not give their key for now. */
  readonly isKeyUnreadable: boolean
  readonly waiting: readonly EnquiryRequest[]
  readonly refused: readonly AskedRequest[]
  readonly drafts: ReadonlyMap<WritingKey, LetterDraft>
  readonly noteDrafts: ReadonlyMap<WritingKey, NoteDraft>
  /** Public answers that are being made. */
  readonly faqDrafts: ReadonlyMap<EnquiryId, FaqDraft>
  /** Text modules that are being written. */
  readonly moduleDrafts: ReadonlyMap<ModuleDraftKey, ModuleDraft>
  /** Why the service was not reached the last time; null where it was. */
  readonly failure: SyncFailure | null
}

/** What a desk holds of enquiries. */
export interface HeldEnquiries {
  readonly rows: Map<EnquiryId, KeptRow>
  /** The few that were read last, the newest last. */
  readonly read: Map<EnquiryId, Enquiry>
  readonly asked: Map<OperationId, AskedRequest>
  readonly drafts: Map<WritingKey, LetterDraft>
  readonly noteDrafts: Map<WritingKey, NoteDraft>
  readonly faqDrafts: Map<EnquiryId, FaqDraft>
  readonly moduleDrafts: Map<ModuleDraftKey, ModuleDraft>
  facts: EnquiryFacts | null
  failure: SyncFailure | null
}

export const beginning: EnquiryFacts = { cursor: '', experts: [], sendsLetters: false, textModules: [] }

/** The requests that the service has not answered. */
export function waitingRequests({ asked }: Pick<HeldEnquiries, 'asked'>): readonly EnquiryRequest[] {
  return [...asked.values()].flatMap(({ request, refusal }) => (refusal === null ? [request] : []))
}

/** The list of before, where it is the same: what is made of it need not be made again. */
function sameList<Value>(list: readonly Value[], before: readonly Value[] | undefined): readonly Value[] {
  const isSame = before?.length === list.length && list.every((value, index) => value === before[index])
  return isSame ? before : list
}

/** An enquiry before the merge of it that waits; null where it is not here. */
function beforeMerge(
  { rows }: HeldEnquiries,
  requests: readonly EnquiryRequest[] = [],
  id: EnquiryId,
  reader: EnquiryReader,
): EnquiryRow | null {
  const kept = rows.get(id)
  if (kept === undefined) return null
  const merge = requests.findIndex(request => request.kind === 'act' && request.act.kind === 'merge')
  return rowWithRequests(kept.row, merge === -1 ? requests : requests.slice(0, merge), reader)
}

/** What is held, as it is shown to `me`. What nothing waits for is the same object as `before`. */
export function snapshotOf(
  held: HeldEnquiries,
  me: EnquiryReader['me'],
  { isOnDisk, isKeyUnreadable }: Pick<EnquiryStore, 'isOnDisk' | 'isKeyUnreadable'>,
  before: EnquirySnapshot | null,
): EnquirySnapshot {
  const waiting = waitingRequests(held)
  const { experts, sendsLetters, textModules } = held.facts ?? beginning
  const requestsOn = new Map<EnquiryId, EnquiryRequest[]>()
  for (const request of waiting) {
    const id = enquiryOfRequest(request)
    if (id === null) continue
    requestsOn.set(id, [...(requestsOn.get(id) ?? []), request])
  }
  const reader = { me, experts }
  const merging = {
    me,
    beforeMerge: (id: EnquiryId) => beforeMerge(held, requestsOn.get(id), id, reader),
  }
  const read = mergedHere(
    [...held.read].map(([id, enquiry]) => withRequests(enquiry, requestsOn.get(id) ?? [], reader)),
    waiting,
    merging,
  )
  return {
    enquiries: sameList(
      rowsMergedHere(
        [...held.rows.values()].map(({ row }) => {
          const requests = requestsOn.get(row.id)
          return requests === undefined ? row : rowWithRequests(row, requests, reader)
        }),
        waiting,
        merging,
      ),
      before?.enquiries,
    ),
    read: new Map(read.map(enquiry => [enquiry.id, enquiry])),
    experts,
    sendsLetters,
    textModules: withModuleChanges(
      textModules,
      waiting.flatMap(request => (request.kind === 'module' ? [request] : [])),
      me,
    ),
    isComplete: held.facts !== null,
    isOnDisk,
    isKeyUnreadable,
    waiting,
    refused: [...held.asked.values()].filter(({ refusal }) => refusal !== null),
    drafts: new Map(held.drafts),
    noteDrafts: new Map(held.noteDrafts),
    faqDrafts: new Map(held.faqDrafts),
    moduleDrafts: new Map(held.moduleDrafts),
    failure: held.failure,
  }
}

/** How much is being written and not asked for yet. */
export function begunIn({ drafts, noteDrafts, faqDrafts, moduleDrafts }: EnquirySnapshot): number {
  return drafts.size + noteDrafts.size + faqDrafts.size + moduleDrafts.size
}
