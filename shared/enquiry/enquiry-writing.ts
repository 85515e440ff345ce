import { z } from 'zod'
import { Instant } from '../content/identity.ts'
import { OperationId } from '../sync/operation-id.ts'
import { EnquiryId, enquiryLimits, NoteId, ReplyId } from './enquiry.ts'
import { storableText } from './storable-text.ts'

const words = (most: number) =>
  z
    .string()
    .transform(text => storableText(text).trim())
    .pipe(z.string().min(1).max(most))

/** A note for the other experts, as a desk asks to store it. It has no field that a letter has. */
export const NoteWriting = z.object({
  id: OperationId,
  noteOn: EnquiryId,
  note: NoteId,
  internal: words(enquiryLimits.note),
})
export type NoteWriting = z.infer<typeof NoteWriting>

/** A letter to the enquirer, as a desk asks to send it. */
export const LetterWriting = z.object({
  id: OperationId,
  answers: EnquiryId,
  reply: ReplyId,
  letter: words(enquiryLimits.letter),
  comparedLicences: z.array(z.string().max(64).transform(storableText)).max(enquiryLimits.comparedLicences),
  does: z.enum(['ask', 'answer']),
  /** The letters that its writer had read; earlier desks do not say. */
  repliesRead: z.array(ReplyId).max(enquiryLimits.writings).optional(),
  /** Not before; null: at once. */
  sendAt: Instant.nullable(),
})
export type LetterWriting = z.infer<typeof LetterWriting>
