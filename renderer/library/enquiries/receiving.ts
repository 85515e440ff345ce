import type { Enquiry } from '#shared/enquiry/enquiry.ts'
import type { EnquiryCursor, EnquiryPage } from '#shared/enquiry/enquiry-page.ts'
import { rowOf } from '#shared/enquiry/enquiry-row.ts'
import type { SyncFailure } from '#shared/sync/sync-status.ts'
import { beginning, type HeldEnquiries } from './enquiry-snapshot.ts'
import type { EnquiryStore } from './enquiry-store.ts'

/** An answer of the main process to a question for the service. */
type Answer<Value> =
  | { readonly kind: 'answer'; readonly value: Value }
  | { readonly kind: 'no_answer'; readonly failure: SyncFailure }
  | { readonly kind: 'refused' }

export type AskChanged = (after: EnquiryCursor) => Promise<Answer<EnquiryPage>>

interface ReceivingParts {
  readonly held: HeldEnquiries
  readonly store: EnquiryStore
  readonly askChanged: AskChanged
  readonly isClosed: () => boolean
  /** What is here is not for this account any more. */
  readonly refused: () => Promise<void>
  /** These are stored, and held. */
  readonly received: (newer: readonly Enquiry[]) => Promise<void>
  /** These are new; of what a first pull brings nothing is told. */
  readonly came: (came: readonly Enquiry[]) => void
}

/** What receives enquiries page by page, from where they are held until there is no more. */
export function receiving(parts: ReceivingParts): () => Promise<void> {
  const { held, store } = parts
  const { rows, read } = held
  /** A first pull is under way, which may have many pages. */
  let isFirst = false

  return async function pull(): Promise<void> {
    for (;;) {
      const answer = await parts.askChanged((held.facts ?? beginning).cursor)
      if (parts.isClosed()) return
      if (answer.kind === 'refused') return parts.refused()
      if (answer.kind === 'no_answer') {
        held.failure = answer.failure
        return
      }
      held.failure = null
      const { enquiries: newer, cursor, experts, sendsLetters, isMore } = answer.value
      const textModules = answer.value.textModules ?? held.facts?.textModules ?? []
      const next = { cursor, experts, sendsLetters, textModules }
      isFirst ||= held.facts === null
      const came = isFirst ? [] : newer.filter(({ id, state }) => state === 'new' && !rows.has(id))
      if (newer.length > 0 || JSON.stringify(held.facts) !== JSON.stringify(next)) {
        await store.keep(newer, next)
        for (const enquiry of newer) {
          rows.set(enquiry.id, { row: rowOf(enquiry), receivedAt: cursor })
          if (read.has(enquiry.id)) read.set(enquiry.id, enquiry)
        }
        held.facts = next
        await parts.received(newer)
      }
      if (came.length > 0) parts.came(came)
      if (!isMore) {
        isFirst = false
        return
      }
    }
  }
}
