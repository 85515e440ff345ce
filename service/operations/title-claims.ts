import { sql } from 'kysely'
import type { ItemId } from '#shared/content/identity.ts'
import { contentType, type ItemFields, type ItemType } from '#shared/content/item-type.ts'
import { type PointedError, pointerTo } from '../problem-details.ts'
import { isAmong } from '../storage/is-among.ts'
import type { DatabaseTransaction, NewTitleClaim } from '../storage/tables.ts'
import type { TitleWish } from './decision.ts'

/** A text as titles are compared: case and white space don't make a difference. */
export function comparedText(text: string): string {
  return text.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase()
}

/** The unique texts that an item claims with these fields. */
export function claimsOf(
  item: ItemId,
  type: ItemType,
  texts: readonly ItemFields[],
): readonly NewTitleClaim[] {
  return contentType(type).fields.flatMap(spec => {
    if (spec.kind !== 'text' || spec.unique === undefined) return []
    const claimed = texts.flatMap(fields => {
      const value = fields[spec.name]
      return typeof value === 'string' && value.trim() !== '' ? [comparedText(value)] : []
    })
    return [...new Set(claimed)].sort().map(text => ({ type, field: spec.name, text, item }))
  })
}

function keyOf({ type, field, text }: Omit<NewTitleClaim, 'item'>): string {
  return JSON.stringify([type, field, text])
}

/** A title and who has it: an item, nobody, or somebody outside. `stored` is who has it in the database. */
interface Title {
  readonly claim: NewTitleClaim
  readonly stored: ItemId | 'another'
  holder: ItemId | 'another' | null
}

export interface WishingItem {
  readonly item: ItemId
  readonly wish: TitleWish
}

/**
 * The titles that these items have or wish to have. Each that was free is stored for the first item that wishes it,
 * in a fixed order, so that two writers of the same title take turns and no two wait for each other.
 */
async function loadTitles(
  transaction: DatabaseTransaction,
  wishing: readonly WishingItem[],
): Promise<Map<string, Title>> {
  // Whoever changes an item's claims has locked the item, so these stay as they are.
  const held = await transaction
    .selectFrom('title_claim')
    .selectAll()
    .where(
      isAmong(
        'item',
        wishing.map(({ item }) => item),
      ),
    )
    .execute()
  const titles = new Map(
    held.map((claim): [string, Title] => [keyOf(claim), { claim, stored: claim.item, holder: claim.item }]),
  )
  const open = new Map<string, NewTitleClaim>()
  for (const { item, wish } of wishing) {
    for (const claim of claimsOf(item, wish.type, wish.texts)) {
      const key = keyOf(claim)
      if (!titles.has(key) && !open.has(key)) open.set(key, claim)
    }
  }
  if (open.size === 0) return titles
  const inOrder = [...open.entries()].sort(([one], [other]) => (one < other ? -1 : 1))
  const inserted = await transaction
    .insertInto('title_claim')
    .values(inOrder.map(([, claim]) => claim))
    .onConflict(conflict => conflict.columns(['type', 'field', 'text']).doNothing())
    .returningAll()
    .execute()
  const free = new Set(inserted.map(keyOf))
  for (const [key, claim] of inOrder) {
    const title: Title = free.has(key)
      ? { claim, stored: claim.item, holder: null }
      : { claim, stored: 'another', holder: 'another' }
    titles.set(key, title)
  }
  return titles
}

/** Writes down what is not stored as it is to be. */
async function storeTitles(transaction: DatabaseTransaction, titles: Iterable<Title>): Promise<void> {
  const all = [...titles]
  const freed = all.filter(({ holder }) => holder === null)
  const moved = all.flatMap(({ claim, stored, holder }) =>
    holder === null || holder === stored ? [] : [{ ...claim, item: holder }],
  )
  if (freed.length > 0) {
    await sql`
      delete from title_claim using jsonb_to_recordset(${JSON.stringify(freed.map(({ claim }) => claim))}::jsonb)
        as freed(type text, field text, text text)
      where title_claim.type = freed.type and title_claim.field = freed.field
        and title_claim.text = freed.text`.execute(transaction)
  }
  if (moved.length > 0) {
    await sql`
      update title_claim set item = moved.item
      from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb)
        as moved(type text, field text, text text, item uuid)
      where title_claim.type = moved.type and title_claim.field = moved.field
        and title_claim.text = moved.text`.execute(transaction)
  }
}

/**
 * Claims the unique texts of items' live revisions (the published one, and the latest unless it is a draft), one item
 * after the other, and gives up those that they no longer hold. Answers, for each item that insists on a title of
 * another item's, which fields are taken: of that one, nothing is changed. Else what is taken is left to the other
 * item, because saving is never refused for a title. The items are different, and locked.
 */
export async function claimTitles(
  transaction: DatabaseTransaction,
  wishing: readonly WishingItem[],
): Promise<ReadonlyMap<ItemId, readonly PointedError[]>> {
  const refusals = new Map<ItemId, readonly PointedError[]>()
  if (wishing.length === 0) return refusals
  const titles = await loadTitles(transaction, wishing)
  for (const { item, wish } of wishing) {
    const wanted = new Map(claimsOf(item, wish.type, wish.texts).map(claim => [keyOf(claim), claim]))
    const taken = [...wanted].filter(([key]) => {
      const holder = titles.get(key)?.holder ?? null
      return holder !== null && holder !== item
    })
    if (wish.insists && taken.length > 0) {
      refusals.set(
        item,
        taken.map(([, claim]) => ({ pointer: pointerTo('fields', claim.field), detail: 'taken' })),
      )
      continue
    }
    for (const [key, title] of titles) {
      if (title.holder === null && wanted.has(key)) title.holder = item
      else if (title.holder === item && !wanted.has(key)) title.holder = null
    }
  }
  await storeTitles(transaction, titles.values())
  return refusals
}
