import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AccountId, type ItemId, Revision } from '#shared/content/identity.ts'
import type { Operation, OperationResult } from '#shared/sync/operation.ts'
import { problemKind } from '#shared/sync/problem.ts'
import type { Policy } from '#shared/workflow/policy.ts'
import type { Database } from '../../service/storage/tables.ts'
import { besideService } from '../support/beside-service.ts'
import { type RunningContentService, startContentService } from '../support/content-service.ts'
import { type PostgresServer, startPostgresServer } from '../support/postgres-server.ts'
import {
  createOf,
  deleteOf,
  newItemId,
  readyNews,
  type ServiceClient,
  signedInClient,
  transitionOf,
} from '../support/service-client.ts'
import {
  answerOf,
  answerToCreation,
  type Cell,
  cells,
  endOf,
  nameOf,
  policies,
  printCells,
  type Role,
  roles,
} from '../support/workflow-table.ts'

/** Operations in one request, at most. */
const atOnce = 200

let server: PostgresServer
let url: string
let service: RunningContentService
let client: ServiceClient
let me: AccountId
let somebodyElse: AccountId

beforeAll(async () => {
  server = await startPostgresServer()
  url = await server.createDatabase('cells')
  const noLimits = ['--requests-per-minute', '1000000', '--account-requests-per-minute', '1000000']
  service = await startContentService({ switches: ['--database', url, ...noLimits] })
  client = await signedInClient(service.url, 'editor')
  me = (await client.me()).account.id
  somebodyElse = (await (await signedInClient(service.url, 'contributor')).me()).account.id
})

afterAll(async () => {
  await service.stop()
  await server.stop()
})

async function become(database: Database, { membership, siteRoles }: Role): Promise<void> {
  await database.deleteFrom('membership').where('account', '=', me).execute()
  if (membership !== null)
    await database
      .insertInto('membership')
      .values({ account: me, ...membership })
      .execute()
  await database
    .updateTable('account')
    .set({ site_roles: JSON.stringify(siteRoles) })
    .where('id', '=', me)
    .execute()
}

interface Attempt {
  readonly cell: Cell
  readonly item: ItemId
  readonly base: Revision
}

/** An item that stands as the cell says. */
function attemptAt(cell: Cell): Attempt {
  const { state, isPublished } = cell.standing
  const isLatestPublic = state === 'validated' || state === 'archived'
  return { cell, item: newItemId(), base: Revision.parse(isPublished && !isLatestPublic ? 2 : 1) }
}

async function store(database: Database, attempts: readonly Attempt[]): Promise<void> {
  const at = new Date()
  await database
    .insertInto('item')
    .values(
      attempts.map(({ item, base, cell: { isOwn, standing } }) => ({
        id: item,
        type: 'news' as const,
        author: isOwn ? me : somebodyElse,
        state: standing.state,
        revision: base,
        state_since: at,
        created_at: at,
        changed_at: at,
        published_revision: standing.isPublished ? Revision.parse(1) : null,
        published_at: standing.isPublished ? at : null,
        decided_revision: null,
        deleted_at: null,
        deleted_by: null,
        deletion_reason: null,
      })),
    )
    .execute()
  const revisions = attempts.flatMap(({ item, base, cell: { isOwn, standing } }) => {
    const by = isOwn ? me : somebodyElse
    const fields = JSON.stringify(readyNews())
    const latest = { item, number: base, state: standing.state, fields, by, at }
    return base === 1
      ? [latest]
      : [{ ...latest, number: Revision.parse(1), state: 'validated' as const }, latest]
  })
  await database.insertInto('revision').values(revisions).execute()
}

function operationOf({ cell: { step }, item, base }: Attempt, reason?: string): Operation {
  if (step === 'delete') return deleteOf(item, base)
  return transitionOf(item, base, step, reason === undefined ? {} : { reason })
}

async function send(operations: readonly Operation[]): Promise<readonly OperationResult[]> {
  const results: OperationResult[] = []
  for (let from = 0; from < operations.length; from += atOnce)
    results.push(...(await client.apply(...operations.slice(from, from + atOnce))))
  return results
}

function answerIn(result: OperationResult | undefined): string {
  if (result?.outcome === 'applied') return 'allowed'
  return result?.outcome === 'refused' ? problemKind(result.problem) : JSON.stringify(result)
}

/** What is not as the table says of somebody's steps under a policy: first without a reason, then with one. */
async function wrongCells(database: Database, own: readonly Cell[]): Promise<readonly string[]> {
  const attempts = own.map(attemptAt)
  await store(database, attempts)
  const results = await send(attempts.map(attempt => operationOf(attempt)))
  const wrong: string[] = []
  const unsettled: Attempt[] = []
  for (const [index, attempt] of attempts.entries()) {
    const [result, expected] = [results[index], answerOf(attempt.cell)]
    if (answerIn(result) !== expected)
      wrong.push(`${nameOf(attempt.cell)}: ${answerIn(result)}, not ${expected}`)
    if (result?.outcome === 'applied' && result.state !== endOf(attempt.cell.step))
      wrong.push(`${nameOf(attempt.cell)}: ended in ${result.state}`)
    if (expected === 'reason-missing') unsettled.push(attempt)
  }
  const again = await send(unsettled.map(attempt => operationOf(attempt, 'Because.')))
  for (const [index, { cell }] of unsettled.entries())
    if (answerIn(again[index]) !== 'allowed')
      wrong.push(`${nameOf(cell)}: ${answerIn(again[index])} with a reason`)
  return wrong
}

function setPolicy(database: Database, policy: Policy) {
  return database.updateTable('collection').set(policy).execute()
}

test('the service answers every cell of the tables as the portal has it', async () => {
  const groups = Map.groupBy(
    cells(),
    ({ policy, role }) => `${policies.indexOf(policy)} ${roles.indexOf(role)}`,
  )
  let count = 0
  const wrong: string[] = []
  await besideService(url, async database => {
    for (const own of groups.values()) {
      const [first] = own
      if (first === undefined) continue
      await setPolicy(database, first.policy)
      await become(database, first.role)
      wrong.push(...(await wrongCells(database, own)))
      count += own.length
    }
  })
  expect(wrong).toEqual([])
  printCells('the service', count)
})

test('the service lets those create whom the table lets', async () => {
  await besideService(url, async database => {
    for (const policy of policies)
      for (const role of roles) {
        await setPolicy(database, policy)
        await become(database, role)
        const [result] = await client.apply(createOf(newItemId(), readyNews({ headline: randomUUID() })))
        const where = `${role.name} (${policy.creation}, ${policy.moderation})`
        expect(`${where}: ${answerIn(result)}`).toBe(`${where}: ${answerToCreation(policy, role, 'draft')}`)
      }
  })
})
