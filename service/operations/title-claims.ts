import type { ItemId } from '#shared/content/identity.ts'
import { contentType, type ItemFields, type ItemType } from '#shared/content/item-type.ts'
import { type PointedError, pointerTo } from '../problem-details.ts'
import type { DatabaseTransaction, NewTitleClaim } from '../storage/tables.ts'

/** A text as titles are compared: case and white space don't make a difference. */
export function comparedText(text: string): string {
  return text.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase()
}

/** The unique texts that an item claims with these fields, in a fixed order, so that two writers can't lock crosswise. */
export function claimsOf(
  item: ItemId,
  type: ItemType,
  texts: readonly ItemFields[],
): readonly NewTitleClaim[] {
  const claims = contentType(type).fields.flatMap(spec => {
    if (spec.kind !== 'text' || spec.unique === undefined) return []
    const claimed = texts.flatMap(fields => {
      const value = fields[spec.name]
      return typeof value === 'string' && value.trim() !== '' ? [comparedText(value)] : []
    })
    return [...new Set(claimed)].sort().map(text => ({ type, field: spec.name, text, item }))
  })
  return claims
}

async function isHeldByAnother(transaction: DatabaseTransaction, claim: NewTitleClaim): Promise<boolean> {
  const holder = await transaction
    .selectFrom('title_claim')
    .select('item')
    .where('type', '=', claim.type)
    .where('field', '=', claim.field)
    .where('text', '=', claim.text)
    .executeTakeFirst()
  return holder !== undefined && holder.item !== claim.item
}

async function insertClaim(transaction: DatabaseTransaction, claim: NewTitleClaim): Promise<boolean> {
  const inserted = await transaction
    .insertInto('title_claim')
    .values(claim)
    .onConflict(conflict => conflict.columns(['type', 'field', 'text']).doNothing())
    .returning('item')
    .executeTakeFirst()
  return inserted !== undefined
}

/**
 * Claims the unique texts of an item's live revisions (the published one, and the latest unless it is a draft) and
 * gives up those it no longer holds. `insist`: answers which fields are taken by another item, and then changes
 * nothing; otherwise what is taken is left to the other item, because saving is never refused for a title.
 */
export async function claimTitles(
  transaction: DatabaseTransaction,
  item: ItemId,
  type: ItemType,
  texts: readonly ItemFields[],
  insist: boolean,
): Promise<readonly PointedError[]> {
  const wanted = claimsOf(item, type, texts)
  const taken: NewTitleClaim[] = []
  const inserted: NewTitleClaim[] = []
  for (const claim of wanted) {
    if (await insertClaim(transaction, claim)) inserted.push(claim)
    else if (await isHeldByAnother(transaction, claim)) taken.push(claim)
  }
  if (insist && taken.length > 0) {
    await releaseTitles(transaction, item, claim => inserted.some(one => isSame(one, claim)))
    return taken.map(claim => ({ pointer: pointerTo('fields', claim.field), detail: 'taken' }))
  }
  await releaseTitles(transaction, item, claim => !wanted.some(one => isSame(one, claim)))
  return []
}

function isSame(one: { field: string; text: string }, other: { field: string; text: string }): boolean {
  return one.field === other.field && one.text === other.text
}

/** Gives up those of an item's claims that `isGivenUp` picks. */
export async function releaseTitles(
  transaction: DatabaseTransaction,
  item: ItemId,
  isGivenUp: (claim: { field: string; text: string }) => boolean,
): Promise<void> {
  const held = await transaction.selectFrom('title_claim').selectAll().where('item', '=', item).execute()
  for (const claim of held.filter(isGivenUp)) {
    await transaction
      .deleteFrom('title_claim')
      .where('item', '=', item)
      .where('field', '=', claim.field)
      .where('text', '=', claim.text)
      .execute()
  }
}
