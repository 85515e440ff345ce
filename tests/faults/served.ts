import { PGlite, type PGliteOptions } from '@electric-sql/pglite'
import { Kysely, PGliteDialect, type RawBuilder, sql } from 'kysely'
import type { AccountId, ItemId, Person } from '#shared/content/identity.ts'
import type { ItemFields } from '#shared/content/item-type.ts'
import type { ItemMargin } from '#shared/margin/margin.ts'
import type { Item } from '#shared/sync/item.ts'
import type { OperationResult } from '#shared/sync/operation.ts'
import type { Actor } from '#shared/workflow/actor.ts'
import type { Policy } from '#shared/workflow/policy.ts'
import type { State } from '#shared/workflow/state.ts'
import { parseChangePage } from '../../electron/service/change-page.ts'
import { createOpenIdProvider } from '../../service/accounts/openid-provider.ts'
import { signingKeys } from '../../service/accounts/signing-keys.ts'
import { createApp } from '../../service/http/app.ts'
import { createDrain } from '../../service/http/drain.ts'
import { createRevisionTexts } from '../../service/items/revision-texts.ts'
import { readMargins } from '../../service/margins/stored-margins.ts'
import { demoAccounts } from '../../service/seed/demo-accounts.ts'
import { accountOf } from '../../service/seed/item-rows.ts'
import { prepareDatabase } from '../../service/seed/prepare-database.ts'
import { createChangeSignal } from '../../service/storage/change-signal.ts'
import { usualLimits } from '../../service/storage/database-limits.ts'
import { openPostgres } from '../../service/storage/postgres.ts'
import type { Storage } from '../../service/storage/storage.ts'
import type { Tables } from '../../service/storage/tables.ts'
import { itemsIn } from '../support/items-in.ts'
import type { Activity } from './activity.ts'
import type { Deliver } from './network.ts'

export const url = 'http://desk.test'

/** Who takes part: the keys of sample accounts of the service. */
export const cast = ['editor', 'contributor', 'moderator', 'facilitator'] as const
export type CastKey = (typeof cast)[number]

export interface Participant {
  readonly person: Person
  readonly actor: Actor
}

/** A stored revision, as the database has it. */
export interface ServedRevision {
  readonly item: ItemId
  readonly number: number
  readonly state: State
  readonly fields: ItemFields
  readonly by: AccountId
}

/** What the service has answered for good to an operation. */
interface ServedResult {
  readonly account: AccountId
  readonly result: OperationResult
}

/** What has become of an item, without its words. */
interface ServedItem {
  readonly id: ItemId
  readonly author: AccountId
  readonly revision: number
  readonly published: number | null
  readonly isDeleted: boolean
}

/** The real service in this process, with a look behind it. One for many runs: `beginAnew` empties it. */
export interface Served {
  readonly deliver: Deliver
  /** How many requests have come so far that may have written something. */
  readonly writes: () => number
  /** Empties the collection and gives everybody the role they began with. */
  readonly beginAnew: (policy: Policy) => Promise<void>
  readonly participant: (key: CastKey) => Promise<Participant>
  readonly policy: () => Promise<Policy>
  readonly setMembership: (key: CastKey, membership: Actor['membership']) => Promise<void>
  readonly setPolicy: (policy: Policy) => Promise<void>
  /** Signs an account in: an access token of ten minutes. */
  readonly signIn: (key: CastKey) => Promise<string>
  /** Ends a sign-in: the service answers the token with 401 from now on. */
  readonly endSignIn: (token: string) => Promise<void>
  /** The whole copy that a new desk of this account would get now. */
  readonly wholeCopy: (key: CastKey) => Promise<ReadonlyMap<ItemId, Item>>
  /** Every margin in which something stands or stood. */
  readonly margins: () => Promise<readonly ItemMargin[]>
  /** The items whose margins a new desk of this account would get now. */
  readonly marginsFor: (key: CastKey) => Promise<ReadonlySet<ItemId>>
  /** What was written behind a mark, and the next mark; null is the beginning. */
  readonly writtenSince: (mark: string | null) => Promise<{
    readonly mark: string
    readonly revisions: readonly ServedRevision[]
    readonly results: readonly ServedResult[]
  }>
  readonly items: () => Promise<readonly ServedItem[]>
  /** For defects that are planted: does what no service may do. */
  readonly tamper: (statement: RawBuilder<unknown>) => Promise<void>
  readonly close: () => Promise<void>
}

/** PGlite in memory, each question counted as activity. */
async function openInMemory(activity: Activity, options: PGliteOptions): Promise<Storage> {
  const pglite = await PGlite.create(options)
  const counted = new Proxy(pglite, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name, target)
      if (typeof value !== 'function') return value
      return (...given: unknown[]) => activity.during(async () => Reflect.apply(value, target, given))
    },
  })
  const database = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: counted }) })
  const changes = createChangeSignal()
  return {
    database,
    changes,
    announceChange: async affected => changes.emit(affected),
    withoutLimits: work => work(database),
    close: async () => {
      await database.destroy()
      if (!pglite.closed) await pglite.close()
    },
  }
}

/** What a run leaves behind, in an order in which nothing refers to what is gone. */
const tablesOfARun = [
  'file_use',
  'file_upload',
  'upload_part',
  'upload',
  'file',
  'operation_result',
  'forgotten_operation',
  'margin',
  'mail_attachment',
  'mail',
  'notice_recipient',
  'notice',
  'title_claim',
  'trail',
  'revision',
  'item',
  'change',
  'oidc_record',
] as const

/**
 * Starts the real service without a port: requests are handed to its HTTP server in this process, so that a run is the
 * same each time. `place`: the address of an empty database on PostgreSQL, or how PGlite is started in memory.
 */
export async function startServed(
  activity: Activity,
  clock: () => Date,
  place: string | PGliteOptions,
): Promise<Served> {
  const storage =
    typeof place === 'string' ? await openPostgres(place, usualLimits) : await openInMemory(activity, place)
  const { database } = storage
  await prepareDatabase(database, { seed: 'empty', isDemo: true, moderation: 'pre_moderated' }, clock())
  // Hundreds of countries in each first pull would be most of what a run does.
  await database.deleteFrom('vocabulary').where('name', '<>', 'topics').execute()
  const provider = createOpenIdProvider(database, await signingKeys(database), `${url}/oidc`, clock)
  // Of the run that goes on: the next one has the same ids, and other words.
  let texts = createRevisionTexts()
  const app = await createApp({
    storage,
    texts: { find: key => texts.find(key), keep: (key, revision) => texts.keep(key, revision) },
    provider,
    clock,
    drain: createDrain(),
    isDemo: true,
    publicUrl: url,
    sendsMail: false,
    queueMail: async () => {},
    enquiries: {
      sendsLetters: false,
      address: 'enquiries@example.eu',
      siteMailbox: null,
      inboundSecret: null,
      postsPerHour: Number.MAX_SAFE_INTEGER,
      keptFor: Number.MAX_SAFE_INTEGER,
    },
    requestsPerMinute: Number.MAX_SAFE_INTEGER,
    accountRequestsPerMinute: Number.MAX_SAFE_INTEGER,
  })
  await app.ready()

  let writes = 0
  const deliver: Deliver = request =>
    activity.during(async () => {
      const { method, path, headers, body } = request
      if (method !== 'GET' && method !== 'HEAD') writes += 1
      const answer = await app.inject({
        method,
        url: path,
        headers: { ...headers },
        payloadAsStream: true,
        ...(body !== null && { payload: Buffer.from(body) }),
      })
      return { status: answer.statusCode, headers: answer.headers, stream: answer.stream() }
    })

  function demoAccount(key: CastKey) {
    const account = demoAccounts.find(known => known.key === key)
    if (account === undefined) throw new Error(`There is no account ${key}`)
    return account
  }

  async function setMembership(key: CastKey, membership: Actor['membership']): Promise<void> {
    const account = accountOf(key)
    await database.deleteFrom('membership').where('account', '=', account).execute()
    if (membership !== null)
      await database
        .insertInto('membership')
        .values({ account, ...membership })
        .execute()
  }

  async function signIn(key: CastKey): Promise<string> {
    const client = await provider.Client.find('osor-desk')
    if (client === undefined) throw new Error('The service does not know the desk')
    const accountId = accountOf(key)
    const grant = new provider.Grant({ clientId: client.clientId, accountId })
    const token = new provider.AccessToken({
      accountId,
      client,
      grantId: await grant.save(),
      gty: 'authorization_code',
      scope: 'openid',
    })
    return token.save()
  }

  async function setPolicy({ creation, moderation, membership }: Policy): Promise<void> {
    await database.updateTable('collection').set({ creation, moderation, membership }).execute()
  }

  /** Everything that a new desk of this account would get now. */
  async function wholeFeed(key: CastKey) {
    const token = await signIn(key)
    const items = new Map<ItemId, Item>()
    const margins = new Set<ItemId>()
    for (let since: string | null = null; ; ) {
      const query = new URLSearchParams(since === null ? {} : { since })
      const answer = await app.inject({
        url: `/v1/changes?${query}`,
        headers: { authorization: `Bearer ${token}` },
      })
      const page = await parseChangePage(answer.rawPayload)
      if (page === null) throw new Error(`No page of the feed: ${answer.statusCode} ${answer.body}`)
      for (const change of page.changes) {
        for (const item of itemsIn(change)) items.set(item.id, item)
        if (change.kind === 'gone') items.delete(change.id)
        if (change.kind === 'margin') margins.add(change.margin.item)
      }
      if (!page.more) return { items, margins }
      since = page.cursor
    }
  }

  return {
    deliver,
    writes: () => writes,
    setMembership,
    setPolicy,
    signIn,

    beginAnew: async policy => {
      texts = createRevisionTexts()
      await sql.raw(`truncate ${tablesOfARun.join(', ')}`).execute(database)
      await setPolicy(policy)
      for (const key of cast) {
        const role = demoAccount(key).collectionRole
        await setMembership(key, role === null ? null : { role, state: 'active' })
      }
    },

    participant: async key => {
      const { name, organisation, siteRoles } = demoAccount(key)
      const id = accountOf(key)
      const membership = await database
        .selectFrom('membership')
        .select(['role', 'state'])
        .where('account', '=', id)
        .executeTakeFirst()
      return {
        person: { id, name, organisation },
        actor: { account: id, membership: membership ?? null, siteRoles: [...siteRoles] },
      }
    },

    policy: () =>
      database
        .selectFrom('collection')
        .select(['membership', 'creation', 'moderation'])
        .executeTakeFirstOrThrow(),

    endSignIn: async token => {
      const found = await provider.AccessToken.find(token)
      await found?.destroy()
    },

    wholeCopy: async key => (await wholeFeed(key)).items,
    marginsFor: async key => (await wholeFeed(key)).margins,
    margins: async () => {
      const rows = await database.selectFrom('margin').select('item').execute()
      return [
        ...(
          await readMargins(
            database,
            rows.map(({ item }) => item),
          )
        ).values(),
      ]
    },

    writtenSince: async mark => {
      const { rows } = await sql<{ mark: string }>`
        select pg_snapshot_xmin(pg_current_snapshot())::text as mark`.execute(database)
      const from = mark ?? '0'
      const revisions = await sql<ServedRevision>`
        select item, number, state, fields, by from revision where xmin::text::bigint >= ${from}::bigint
        order by item, number`.execute(database)
      const results = await sql<ServedResult>`
        select account, result from operation_result where xmin::text::bigint >= ${from}::bigint`.execute(
        database,
      )
      return { mark: rows[0]?.mark ?? from, revisions: revisions.rows, results: results.rows }
    },

    items: async () => {
      const rows = await database.selectFrom('item').selectAll().execute()
      return rows.map(row => ({
        id: row.id,
        author: row.author,
        revision: row.revision,
        published: row.published_revision,
        isDeleted: row.deleted_at !== null,
      }))
    },

    tamper: async statement => {
      await statement.execute(database)
    },

    close: async () => {
      await app.close()
      await storage.close()
    },
  }
}
