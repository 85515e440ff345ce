import { z } from 'zod'
import { Instant } from '../content/identity.ts'
import { OperationId } from '../sync/operation-id.ts'
import { SyncFailure } from '../sync/sync-status.ts'
import type { EnquiryId } from './enquiry.ts'
import { EnquiryAct } from './enquiry-act.ts'
import { EnquiryRefusal } from './enquiry-refusal.ts'
import { LetterWriting, NoteWriting } from './enquiry-writing.ts'
import { ModuleWriting } from './text-module.ts'

/** What an expert wants the service to do, until it has answered. Each kind goes to a route of its own. */
export const EnquiryRequest = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('act'), askedAt: Instant, act: EnquiryAct }),
  z.object({ kind: z.literal('note'), askedAt: Instant, note: NoteWriting }),
  z.object({ kind: z.literal('letter'), askedAt: Instant, letter: LetterWriting }),
  z.object({ kind: z.literal('module'), askedAt: Instant, module: ModuleWriting }),
])
export type EnquiryRequest = z.infer<typeof EnquiryRequest>

/** The service's answer to a request that is done: its id, which nothing on the way to the service makes up. */
export const EnquiryRequestDone = z.object({ done: OperationId })

/** What came of a request. */
export const EnquiryOutcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done') }),
  z.object({ kind: z.literal('refused'), refusal: EnquiryRefusal }),
  /** The service does not understand it. */
  z.object({ kind: z.literal('not_accepted') }),
  z.object({ kind: z.literal('no_answer'), failure: SyncFailure }),
])
export type EnquiryOutcome = z.infer<typeof EnquiryOutcome>

export function requestIdOf(request: EnquiryRequest): OperationId {
  switch (request.kind) {
    case 'act':
      return request.act.id
    case 'note':
      return request.note.id
    case 'letter':
      return request.letter.id
    case 'module':
      return request.module.id
  }
}

/** The enquiry that a request is about; null for text modules, which are about none. */
export function enquiryOfRequest(request: EnquiryRequest): EnquiryId | null {
  switch (request.kind) {
    case 'act':
      return request.act.enquiry
    case 'note':
      return request.note.noteOn
    case 'letter':
      return request.letter.answers
    case 'module':
      return null
  }
}
