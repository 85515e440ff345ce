import { z } from 'zod'
import { Instant } from '../content/identity.ts'

/** Why the last attempt to reach the service failed. The message catalogue has a sentence for each. */
export const SyncFailure = z.enum([
  /** No connection: refused, reset, no such host. */
  'unreachable',
  /** No answer within the time limit. */
  'too_slow',
  /** The service answered with an error of its own (5xx). */
  'service_error',
  /** The service asked to be left alone for a while (429, 503 with Retry-After). */
  'busy',
  /** What came back is not the protocol. */
  'not_understood',
  /** The library in the window could not store or read. */
  'library_failed',
])
export type SyncFailure = z.infer<typeof SyncFailure>

/** What the sync engine knows. What waits on this computer is the library's to count; together they make the sentence. */
export const SyncStatus = z.discriminatedUnion('phase', [
  /** Nobody is signed in, or the library is not open yet. */
  z.object({ phase: z.literal('off') }),
  /** A person must sign in again; everything is kept. */
  z.object({ phase: z.literal('sign_in_needed') }),
  z.object({ phase: z.literal('working'), receivedItems: z.int().nonnegative() }),
  z.object({ phase: z.literal('idle'), lastSyncAt: Instant }),
  z.object({ phase: z.literal('failed'), failure: SyncFailure, at: Instant, nextTryAt: Instant }),
])
export type SyncStatus = z.infer<typeof SyncStatus>
