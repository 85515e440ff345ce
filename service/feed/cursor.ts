import { createHash } from 'node:crypto'
import { z } from 'zod'
import { Instant, ItemId } from '#shared/content/identity.ts'
import { Cursor } from '#shared/sync/change.ts'
import type { Actor } from '#shared/workflow/actor.ts'
import type { Collection } from '../storage/collection.ts'

/** A number of so many bits: too large for a JavaScript number, so it stays text. */
const count = (bits: bigint) =>
  z
    .string()
    .regex(/^\d{1,20}$/)
    .refine(text => BigInt(text) < 2n ** bits)
/** Number of a transaction, and of a change, as the database holds them. */
const TransactionNumber = count(64n)
const ChangeNumber = count(63n)

/**
 * Where a reader stands: still in the first copy of everything, newest first (`settled` is from where the changes
 * will be read afterwards), or behind a change.
 */
export const FeedPosition = z.discriminatedUnion('phase', [
  z.object({
    phase: z.literal('copy'),
    settled: TransactionNumber,
    after: z.object({ changedAt: Instant, item: ItemId }),
  }),
  z.object({ phase: z.literal('changes'), xid: TransactionNumber, seq: ChangeNumber }),
])
export type FeedPosition = z.infer<typeof FeedPosition>

const StoredCursor = z.object({ instance: z.string(), reader: z.string(), position: FeedPosition })

/**
 * Who reads, as far as it decides what is in sight: with another account, another role or another policy, what was
 * sent before is no longer what should have been, and the reader starts from the beginning.
 */
export function readerMark(actor: Actor, collection: Collection): string {
  const { membership, siteRoles, account } = actor
  return createHash('sha256')
    .update(
      JSON.stringify([
        account,
        membership?.role,
        membership?.state,
        [...siteRoles].sort(),
        collection.policy,
      ]),
    )
    .digest('base64url')
    .slice(0, 16)
}

/** A position as a cursor: opaque for the desk, bound to this set of data and this reader. */
export function cursorOf(instance: string, reader: string, position: FeedPosition): Cursor {
  return Cursor.parse(Buffer.from(JSON.stringify({ instance, reader, position })).toString('base64url'))
}

/** The position of a cursor, or undefined if it is not of this set of data and this reader, or can't be read. */
export function positionOf(cursor: string, instance: string, reader: string): FeedPosition | undefined {
  let content: unknown
  try {
    content = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
  const stored = StoredCursor.safeParse(content)
  if (!stored.success || stored.data.instance !== instance || stored.data.reader !== reader) return undefined
  return stored.data.position
}
