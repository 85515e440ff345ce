import { sql } from 'kysely'
import type { AccountId, ItemId, Person } from '#shared/content/identity.ts'
import type { ItemMargin, MarginOf } from '#shared/margin/margin.ts'
import { loadPeople } from '../items/load-items.ts'
import { isAmong } from '../storage/is-among.ts'
import type { Database, DatabaseTransaction } from '../storage/tables.ts'

type KeptMargin = MarginOf<AccountId>

/** What stands in the margins of these items; of one in whose margin nothing ever stood, nothing. */
export async function loadMargins(
  database: Database,
  items: readonly ItemId[],
): Promise<ReadonlyMap<ItemId, KeptMargin>> {
  if (items.length === 0) return new Map()
  const rows = await database.selectFrom('margin').selectAll().where(isAmong('item', items)).execute()
  return new Map(rows.map(({ item, ...margin }) => [item, margin]))
}

/** Stores margins whole. Their items' rows have to be locked. */
export async function storeMargins(
  transaction: DatabaseTransaction,
  margins: ReadonlyMap<ItemId, KeptMargin>,
): Promise<void> {
  if (margins.size === 0) return
  const rows = [...margins].map(([item, margin]) => ({ item, ...margin }))
  await sql`
    insert into margin (item, claim, threads, suggestions)
    select made.item, made.claim, made.threads, made.suggestions
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as made(item uuid, claim jsonb, threads jsonb, suggestions jsonb)
    on conflict (item) do update
      set claim = excluded.claim, threads = excluded.threads, suggestions = excluded.suggestions`.execute(
    transaction,
  )
}

function accountsIn({ claim, threads, suggestions }: KeptMargin): readonly AccountId[] {
  return [
    ...(claim === null ? [] : [claim.by, ...(claim.takenFrom === null ? [] : [claim.takenFrom.who])]),
    ...threads.flatMap(({ comments, resolved }) => [
      ...comments.map(({ by }) => by),
      ...(resolved === null ? [] : [resolved.by]),
    ]),
    ...suggestions.flatMap(({ by, answer }) => (answer === null ? [by] : [by, answer.by])),
  ]
}

/** A margin with its people by name. */
function named(item: ItemId, margin: KeptMargin, personOf: (account: AccountId) => Person): ItemMargin {
  const { claim, threads, suggestions } = margin
  return {
    item,
    claim: claim && {
      ...claim,
      by: personOf(claim.by),
      takenFrom: claim.takenFrom && { ...claim.takenFrom, who: personOf(claim.takenFrom.who) },
    },
    threads: threads.map(thread => ({
      ...thread,
      comments: thread.comments.map(comment => ({
        ...comment,
        by: personOf(comment.by),
        mentions: [...comment.mentions],
      })),
      resolved: thread.resolved && { ...thread.resolved, by: personOf(thread.resolved.by) },
    })),
    suggestions: suggestions.map(suggestion => ({
      ...suggestion,
      by: personOf(suggestion.by),
      answer: suggestion.answer && { ...suggestion.answer, by: personOf(suggestion.answer.by) },
    })),
  }
}

/** The margins of these items as the feed tells of them. */
export async function readMargins(
  database: Database,
  items: readonly ItemId[],
): Promise<ReadonlyMap<ItemId, ItemMargin>> {
  const margins = await loadMargins(database, items)
  const people = await loadPeople(database, [...margins.values()].flatMap(accountsIn))
  const personOf = (id: AccountId) => people.get(id) ?? { id, name: '', organisation: '' }
  return new Map([...margins].map(([item, margin]) => [item, named(item, margin, personOf)]))
}
