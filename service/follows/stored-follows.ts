import { sql } from 'kysely'
import type { AccountId } from '#shared/content/identity.ts'
import {
  type FollowChange,
  type FollowedVocabulary,
  type Follows,
  followsNothing,
  withFollowChanges,
} from '#shared/follows/follows.ts'
import type { Database, DatabaseTransaction } from '../storage/tables.ts'

/** What an account follows. */
export async function loadFollows(
  database: Database,
  account: AccountId,
): Promise<{
  topics: string[]
  countries: string[]
}> {
  const rows = await database
    .selectFrom('follow')
    .select(['vocabulary', 'term'])
    .where('account', '=', account)
    .execute()
  const termsOf = (wanted: FollowedVocabulary) =>
    rows.flatMap(({ vocabulary, term }) => (vocabulary === wanted ? [term] : [])).sort()
  return { topics: termsOf('topics'), countries: termsOf('countries') }
}

/**
 * Follows terms, or follows them no more, all or none of it; the later of two changes of one term stands. A term that the
 * vocabulary does not have is left out: it was taken away since the desk had it, and nothing can be published under it.
 */
export async function changeFollows(
  database: Database,
  account: AccountId,
  changes: readonly FollowChange[],
): Promise<void> {
  const touched = withFollowChanges(
    followsNothing,
    changes.map(change => ({ ...change, isFollowed: true })),
  )
  const followed = withFollowChanges(touched, changes)
  await database.transaction().execute(async transaction => {
    for (const vocabulary of ['topics', 'countries'] as const) {
      if (touched[vocabulary].length === 0) continue
      const ended = touched[vocabulary].filter(term => !followed[vocabulary].includes(term))
      await transaction
        .deleteFrom('follow')
        .where('account', '=', account)
        .where('vocabulary', '=', vocabulary)
        .where(isTerm(ended))
        .execute()
      const known = await knownTerms(transaction, vocabulary)
      const added = followed[vocabulary].filter(term => known.has(term))
      if (added.length === 0) continue
      await transaction
        .insertInto('follow')
        .values(added.map(term => ({ account, vocabulary, term })))
        .onConflict(conflict => conflict.doNothing())
        .execute()
    }
  })
}

function isTerm(terms: readonly string[]) {
  return sql<boolean>`term = any(${[...terms]}::text[])`
}

async function knownTerms(
  transaction: DatabaseTransaction,
  name: FollowedVocabulary,
): Promise<ReadonlySet<string>> {
  const row = await transaction
    .selectFrom('vocabulary')
    .select('terms')
    .where('name', '=', name)
    .executeTakeFirst()
  return new Set(row?.terms.map(({ id }) => id))
}

/** The accounts that follow any of these terms, with those of them that they follow. */
export async function followersOf(
  transaction: DatabaseTransaction,
  abouts: readonly Follows[],
): Promise<ReadonlyMap<AccountId, Follows>> {
  const topics = [...new Set(abouts.flatMap(about => about.topics))]
  const countries = [...new Set(abouts.flatMap(about => about.countries))]
  if (topics.length === 0 && countries.length === 0) return new Map()
  const rows = await transaction
    .selectFrom('follow')
    .selectAll()
    .where(({ or, and, eb }) =>
      or([
        and([eb('vocabulary', '=', 'topics'), isTerm(topics)]),
        and([eb('vocabulary', '=', 'countries'), isTerm(countries)]),
      ]),
    )
    .execute()
  const followers = new Map<AccountId, Follows>()
  for (const { account, vocabulary, term } of rows) {
    const follows = followers.get(account) ?? followsNothing
    followers.set(account, withFollowChanges(follows, [{ vocabulary, term, isFollowed: true }]))
  }
  return followers
}
