import { z } from 'zod'

/** Identity of an item: a UUID made by whoever creates it (the desk, offline, or the service's seed). */
export const ItemId = z.uuid().brand('ItemId')
export type ItemId = z.infer<typeof ItemId>

/** Identity of an account, given by the service. */
export const AccountId = z.uuid().brand('AccountId')
export type AccountId = z.infer<typeof AccountId>

/** Number of a revision of one item: 1, 2, 3 … in the order in which the service stored them. 0 means: not stored yet. */
export const Revision = z.int().nonnegative().brand('Revision')
export type Revision = z.infer<typeof Revision>

export const notStoredYet: Revision = Revision.parse(0)
/** The number of an item's first revision. */
export const firstRevision: Revision = Revision.parse(1)

/** A moment in UTC, ISO 8601, as `Date.prototype.toISOString` writes it; from the year 1 on, as databases count. */
export const Instant = z.iso
  .datetime()
  .refine(moment => moment >= '0001')
  .brand('Instant')
export type Instant = z.infer<typeof Instant>

/** The moment that a clock shows. */
export function instantOf(date: Date): Instant {
  return Instant.parse(date.toISOString())
}

/** A person as shown beside what they wrote or decided. */
export const Person = z.object({ id: AccountId, name: z.string(), organisation: z.string() })
export type Person = z.infer<typeof Person>
