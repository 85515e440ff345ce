import { sql } from 'kysely'
import {
  type AccountId,
  type Instant,
  type ItemId,
  instantOf,
  type Person,
  type Revision,
} from '#shared/content/identity.ts'
import type { ItemFields } from '#shared/content/item-type.ts'
import type { LastDecision } from '#shared/sync/item.ts'
import type { TransitionName } from '#shared/workflow/rules.ts'
import type { State } from '#shared/workflow/state.ts'
import { isAmong } from '../storage/is-among.ts'
import type { Database, ItemRow } from '../storage/tables.ts'
import type { FieldsAsText, RevisionColumns, RevisionKey, RevisionTexts } from './revision-texts.ts'
import type { RevisionText, StoredItem } from './stored-item.ts'

interface DecisionColumns {
  readonly transition: TransitionName
  readonly from: State
  readonly to: State
  readonly by: AccountId
  readonly at: Date
  readonly reason: string | null
  readonly revision: Revision
}

type People = ReadonlyMap<AccountId, Person>
type Decisions = ReadonlyMap<ItemId, DecisionColumns>

/** The people of these accounts, by account. */
export async function loadPeople(database: Database, accounts: readonly AccountId[]): Promise<People> {
  if (accounts.length === 0) return new Map()
  const rows = await database
    .selectFrom('account')
    .select(['id', 'name', 'organisation'])
    .where(isAmong('id', [...new Set(accounts)]))
    .execute()
  return new Map(rows.map(row => [row.id, { id: row.id, name: row.name, organisation: row.organisation }]))
}

function personOf(people: People, id: AccountId): Person {
  return people.get(id) ?? { id, name: '', organisation: '' }
}

/** The latest and the published revision of each row. */
function revisionsOf(rows: readonly ItemRow[]): readonly RevisionKey[] {
  return rows.flatMap(({ id, revision, changed_at, published_revision, published_at }) => {
    const latest = { item: id, number: revision, since: changed_at }
    return published_revision === null || published_at === null || published_revision === revision
      ? [latest]
      : [latest, { item: id, number: published_revision, since: published_at }]
  })
}

/** These revisions, with the fields as they are, or as text. */
async function loadRevisions<Fields extends ItemFields | string>(
  database: Database,
  wanted: readonly RevisionKey[],
  as: Fields extends string ? 'text' : 'jsonb',
): Promise<readonly RevisionColumns<Fields>[]> {
  if (wanted.length === 0) return []
  const found = await sql<RevisionColumns<Fields>>`
    select item, number, state, fields::${sql.raw(as)} as fields, by, at from revision
    where (item, number) in (select * from unnest(
      ${wanted.map(one => one.item)}::uuid[], ${wanted.map(one => one.number)}::int[]))`.execute(database)
  return found.rows
}

/** The same as text, of which those that were read lately need not be read again. */
async function loadTexts(
  database: Database,
  texts: RevisionTexts,
  wanted: readonly RevisionKey[],
): Promise<readonly RevisionColumns<FieldsAsText>[]> {
  const known = wanted.map(key => texts.find(key))
  const missing = wanted.filter((_key, index) => known[index] === undefined)
  const keyOf = new Map(missing.map(key => [`${key.item} ${key.number}`, key]))
  const read = await loadRevisions<string>(database, missing, 'text')
  const found = read.map(revision => ({ ...revision, fields: Buffer.from(revision.fields) }))
  for (const revision of found) {
    const key = keyOf.get(`${revision.item} ${revision.number}`)
    if (key) texts.keep(key, revision)
  }
  return [...known.flatMap(revision => revision ?? []), ...found]
}

async function loadDecisions(database: Database, rows: readonly ItemRow[]): Promise<Decisions> {
  const decided = rows.filter(row => row.decided_revision !== null)
  if (decided.length === 0) return new Map()
  // By the rows at hand, and not as the items stand by now: a later decision may be one that the reader may not know.
  const found = await database
    .selectFrom('trail')
    .selectAll()
    .where(
      sql<boolean>`(item, revision) in (select * from unnest(
        ${decided.map(row => row.id)}::uuid[], ${decided.map(row => row.decided_revision)}::int[]))`,
    )
    .execute()
  return new Map(
    found.flatMap(({ item, transition, from_state, to_state, by, at, reason, revision }) =>
      transition === 'create' || from_state === null
        ? []
        : [[item, { transition, from: from_state, to: to_state, by, at, reason, revision }] as const],
    ),
  )
}

function textOf<Fields>(columns: RevisionColumns<Fields>, people: People): RevisionText<Fields> {
  return {
    revision: columns.number,
    state: columns.state,
    fields: columns.fields,
    by: personOf(people, columns.by),
    at: instantOf(columns.at),
  }
}

function decisionOf(columns: DecisionColumns | undefined, people: People): LastDecision | null {
  if (columns === undefined) return null
  return { ...columns, by: personOf(people, columns.by), at: instantOf(columns.at) }
}

function publishedOf<Fields>(
  row: ItemRow,
  columns: RevisionColumns<Fields> | undefined,
  people: People,
): { text: RevisionText<Fields>; since: Instant } | null {
  if (columns === undefined || row.published_at === null) return null
  return { text: textOf(columns, people), since: instantOf(row.published_at) }
}

/** The stored items of these rows, in their order, of what was read of them. */
function itemsOf<Fields>(
  rows: readonly ItemRow[],
  revisions: readonly RevisionColumns<Fields>[],
  decisions: Decisions,
  people: People,
): readonly StoredItem<Fields>[] {
  const byNumber = new Map(revisions.map(revision => [`${revision.item} ${revision.number}`, revision]))
  return rows.flatMap(row => {
    const latest = byNumber.get(`${row.id} ${row.revision}`)
    if (latest === undefined) return []
    const published =
      row.published_revision === null ? undefined : byNumber.get(`${row.id} ${row.published_revision}`)
    return [
      {
        id: row.id,
        type: row.type,
        author: personOf(people, row.author),
        createdAt: instantOf(row.created_at),
        stateSince: instantOf(row.state_since),
        latest: textOf(latest, people),
        published: publishedOf(row, published, people),
        decision: decisionOf(decisions.get(row.id), people),
      },
    ]
  })
}

function stillThere(rows: readonly ItemRow[]): readonly ItemRow[] {
  return rows.filter(row => row.deleted_at === null)
}

/** The stored items of these rows, in their order; what was deleted is left out. */
export async function loadItems(
  database: Database,
  itemRows: readonly ItemRow[],
): Promise<readonly StoredItem[]> {
  const rows = stillThere(itemRows)
  if (rows.length === 0) return []
  const revisions = await loadRevisions<ItemFields>(database, revisionsOf(rows), 'jsonb')
  const decisions = await loadDecisions(database, rows)
  const people = await loadPeople(database, [
    ...rows.map(row => row.author),
    ...revisions.map(revision => revision.by),
    ...[...decisions.values()].map(decision => decision.by),
  ])
  return itemsOf(rows, revisions, decisions, people)
}

/**
 * Reads many items, some rows at a time, with their fields as text. What is small is read once for all rows: the
 * decisions, and whoever is named for the first time.
 */
export function itemReader(
  database: Database,
  texts: RevisionTexts,
  allRows: readonly ItemRow[],
): (rows: readonly ItemRow[]) => Promise<readonly StoredItem<FieldsAsText>[]> {
  const people = new Map<AccountId, Person>()
  let all: Promise<Decisions> | null = null
  return async some => {
    const rows = stillThere(some)
    if (rows.length === 0) return []
    all ??= loadDecisions(database, stillThere(allRows))
    const decisions = await all
    const revisions = await loadTexts(database, texts, revisionsOf(rows))
    const named = [
      ...rows.map(row => row.author),
      ...revisions.map(revision => revision.by),
      ...rows.flatMap(row => decisions.get(row.id)?.by ?? []),
    ]
    const unknown = named.filter(id => !people.has(id))
    for (const [id, person] of await loadPeople(database, unknown)) people.set(id, person)
    return itemsOf(rows, revisions, decisions, people)
  }
}

/** One stored item, or undefined where there is none or it was deleted. */
export async function loadItem(database: Database, id: ItemId): Promise<StoredItem | undefined> {
  const rows = await database.selectFrom('item').selectAll().where('id', '=', id).execute()
  return (await loadItems(database, rows))[0]
}
