import { z } from 'zod'
import { type Enquiry, EnquiryId, EnquiryTopic } from '#shared/enquiry/enquiry.ts'
import type { SimilarEnquiry } from '#shared/enquiry/similar-enquiries.ts'

/** What the page tells the worker that searches enquiries. What it sends is its own and was read before: large lists are not read again. */
export const ToEnquiryWorker = z.discriminatedUnion('kind', [
  /** Enquiries that are sealed in a database, with the key to them. */
  z.object({ kind: z.literal('open_sealed'), database: z.string(), secret: z.instanceof(CryptoKey) }),
  /** Enquiries that are in the window alone: the worker is given them. */
  z.object({ kind: z.literal('open_memory') }),
  z.object({
    kind: z.literal('changed'),
    ids: z.array(EnquiryId),
    newer: z.custom<readonly Enquiry[]>(value => Array.isArray(value)).nullable(),
  }),
  z.object({
    kind: z.literal('waits'),
    unsent: z.array(z.object({ enquiry: EnquiryId, words: z.array(z.string()) })),
  }),
  z.object({
    kind: z.literal('match'),
    question: z.int(),
    clauses: z.array(z.object({ words: z.array(z.string()), isLastBeginning: z.boolean() })),
  }),
  z.object({
    kind: z.literal('similar'),
    question: z.int(),
    open: z.object({
      id: EnquiryId,
      topic: EnquiryTopic.nullable(),
      linkedLicences: z.array(z.string()),
      subject: z.string(),
      messages: z.array(z.string()),
    }),
  }),
])
export type ToEnquiryWorker = z.infer<typeof ToEnquiryWorker>

/** What the worker tells the page. */
export const FromEnquiryWorker = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('state'),
    state: z.object({ version: z.int(), isReady: z.boolean() }),
  }),
  z.object({ kind: z.literal('fault'), told: z.string() }),
  z.object({
    kind: z.literal('matched'),
    question: z.int(),
    ids: z.custom<readonly EnquiryId[]>(value => Array.isArray(value)),
  }),
  z.object({
    kind: z.literal('found_similar'),
    question: z.int(),
    similar: z.custom<readonly SimilarEnquiry[]>(value => Array.isArray(value)),
  }),
  z.object({ kind: z.literal('failed'), question: z.int() }),
])
export type FromEnquiryWorker = z.infer<typeof FromEnquiryWorker>
