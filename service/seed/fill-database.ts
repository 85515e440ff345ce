import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { VocabularyName } from '#shared/content/vocabulary.ts'
import type { Policy } from '#shared/workflow/policy.ts'
import type { Database, DatabaseTransaction } from '../storage/tables.ts'
import { demoAccounts } from './demo-accounts.ts'
import type { DemoItem } from './demo-item.ts'
import { demoItems } from './demo-items.ts'
import { generateItems } from './generated-items.ts'
import { accountOf, rowsOf } from './item-rows.ts'
import { vocabularies } from './vocabularies.ts'

/** What an empty database is filled with: sample content, nothing, or so many generated items. */
export type Seed = 'demo' | 'empty' | number

/** Rows in one statement: a statement of PostgreSQL takes 65,535 parameters. */
const rowsAtOnce = 500
/** Generated items are the same on every computer, so that measurements can be compared. */
const generatorSeed = 20_070
const day = 86_400_000

/**
 * Fills an empty database, in one transaction; one that holds a collection is left as it is. Sample
 * content brings the accounts of its authors.
 */
export async function fillDatabase(
  database: Database,
  seed: Seed,
  moderation: Policy['moderation'],
  now: Date,
): Promise<void> {
  if (await isFilled(database)) return
  const items = sampleItems(seed)
  await database.transaction().execute(async transaction => {
    // Several services may start on one database at once: they take turns, and the first one fills it.
    await sql`select pg_advisory_xact_lock(hashtextextended('fill-database', 0))`.execute(transaction)
    if (await isFilled(transaction)) return
    await transaction
      .insertInto('collection')
      .values({
        name: 'Open Source Observatory (OSOR)',
        instance: randomUUID(),
        membership: 'open',
        creation: 'only_members',
        moderation,
      })
      .execute()
    if (items.length > 0) await insertSampleAccounts(transaction)
    for (let start = 0; start < items.length; start += rowsAtOnce) {
      await insertItems(transaction, items.slice(start, start + rowsAtOnce), now)
    }
  })
}

async function isFilled(database: Database): Promise<boolean> {
  const collection = await database.selectFrom('collection').select('instance').executeTakeFirst()
  return collection !== undefined
}

function sampleItems(seed: Seed): readonly DemoItem[] {
  if (seed === 'empty') return []
  return seed === 'demo' ? demoItems : generateItems(seed, generatorSeed)
}

/** The sample accounts, where they are missing. Nobody can sign in to them but in a demonstration. */
export async function insertSampleAccounts(database: Database): Promise<void> {
  const accounts = demoAccounts.map(account => ({
    ...account,
    id: accountOf(account.key),
  }))
  await database
    .insertInto('account')
    .values(
      accounts.map(({ id, key, name, organisation, email, siteRoles, offered }) => ({
        id,
        user_name: `demo.${key}`,
        name,
        organisation,
        email,
        demo_key: offered ? key : null,
        site_roles: JSON.stringify(siteRoles),
      })),
    )
    // An earlier version offered fewer of them.
    .onConflict(conflict =>
      conflict.column('id').doUpdateSet(expression => ({ demo_key: expression.ref('excluded.demo_key') })),
    )
    .execute()
  await database
    .insertInto('membership')
    .values(
      accounts.flatMap(({ id, collectionRole }) =>
        collectionRole === null ? [] : [{ account: id, role: collectionRole, state: 'active' as const }],
      ),
    )
    .onConflict(conflict => conflict.column('account').doNothing())
    .execute()
}

/**
 * Gives the collection its sample owner, where it has none yet, and the sample members the days since when they are such.
 * Apart from the accounts themselves, because an earlier version has made those, and knew neither.
 */
export async function completeSampleMembers(database: Database, now: Date): Promise<void> {
  for (const { key, memberForDays } of demoAccounts) {
    await database
      .updateTable('membership')
      .set({ since: new Date(now.getTime() - memberForDays * day) })
      .where('account', '=', accountOf(key))
      .where('since', 'is', null)
      .execute()
  }
  const owner = demoAccounts.find(account => account.collectionOwner)
  if (owner === undefined) return
  await database
    .updateTable('membership')
    .set({ is_owner: true })
    .where('account', '=', accountOf(owner.key))
    .where('role', '=', 'facilitator')
    .where('state', '=', 'active')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('membership').select('account').where('is_owner', '=', true))),
    )
    .execute()
}

async function insertItems(
  transaction: DatabaseTransaction,
  items: readonly DemoItem[],
  now: Date,
): Promise<void> {
  const rows = items.map(item => rowsOf(item, now))
  await transaction
    .insertInto('item')
    .values(rows.map(row => row.item))
    .execute()
  await transaction
    .insertInto('revision')
    .values(rows.flatMap(row => row.revisions))
    .execute()
  await transaction
    .insertInto('trail')
    .values(rows.flatMap(row => row.trail))
    .execute()
  await transaction
    .insertInto('change')
    .values(rows.map(row => row.change))
    .execute()
  const claims = rows.flatMap(row => row.claims)
  if (claims.length === 0) return
  await transaction
    .insertInto('title_claim')
    .values(claims)
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

/** Stores the vocabularies of this version; one that differs from what is stored goes out with the feed. */
export async function storeVocabularies(database: Database): Promise<void> {
  const stored = await database.selectFrom('vocabulary').selectAll().execute()
  const byName = new Map(stored.map(({ name, terms }) => [name, JSON.stringify(terms.map(termOf))]))
  const changed = VocabularyName.options
    .map(name => ({ name, terms: JSON.stringify(vocabularies[name].map(termOf)) }))
    .filter(({ name, terms }) => byName.get(name) !== terms)
  if (changed.length === 0) return
  await database.transaction().execute(async transaction => {
    await transaction
      .insertInto('vocabulary')
      .values(changed)
      .onConflict(conflict =>
        conflict.column('name').doUpdateSet(expression => ({ terms: expression.ref('excluded.terms') })),
      )
      .execute()
    await transaction
      .insertInto('change')
      .values(changed.map(({ name }) => ({ item: null, vocabulary: name, state: null, is_published: false })))
      .execute()
  })
}

/** The database gives the keys of JSON back in another order. */
function termOf({ id, label }: { readonly id: string; readonly label: string }) {
  return { id, label }
}
