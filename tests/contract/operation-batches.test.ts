import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AccountId, type ItemId, instantOf, type Revision } from '#shared/content/identity.ts'
import type { OperationResult } from '#shared/sync/operation.ts'
import { OperationId } from '#shared/sync/operation-id.ts'
import { type Account, findDemoAccount } from '../../service/accounts/account.ts'
import { storeFile } from '../../service/files/stored-files.ts'
import { applyOperations } from '../../service/operations/apply-operations.ts'
import { forgetOldResults } from '../../service/operations/forgotten-operations.ts'
import type { Storage } from '../../service/storage/storage.ts'
import { aPng, fileIdOfContent } from '../support/a-file.ts'
import { operationSource } from '../support/any-operation.ts'
import { openTwinStorages } from '../support/memory-storage.ts'
import { printedSeed } from '../support/seed.ts'
import { createOf, editOf, newItemId, readyNews, refusalOf, transitionOf } from '../support/service-client.ts'

const now = new Date('2026-03-01T09:00:00Z')
const rounds = 50
/** As many as chance may need until it has brought about what is compared. */
const mostRounds = 500
/** Else nothing would be compared: most of what can become of an operation has to happen. */
const wantedOutcomes = ['applied', 'conflict', 'invalid-fields', 'role-not-allowed', 'title-taken']

/** A service's storage with people, and what it was told went wrong. */
class Service {
  readonly failures: unknown[] = []
  readonly storage: Storage
  readonly people: ReadonlyMap<AccountId, Account>
  time = now

  private constructor(storage: Storage, people: readonly Account[]) {
    this.storage = storage
    this.people = new Map(people.map(person => [person.actor.account, person]))
  }

  static async on(storage: Storage): Promise<Service> {
    const people: Account[] = []
    for (const key of ['editor', 'contributor', 'moderator'] as const) {
      const account = await findDemoAccount(storage.database, key)
      if (account !== undefined) people.push(account)
    }
    return new Service(storage, people)
  }

  apply(account: AccountId, operations: Parameters<typeof applyOperations>[2]) {
    const person = this.people.get(account)
    if (person === undefined) throw new Error('nobody has this account')
    const desk = {
      storage: this.storage,
      clock: () => this.time,
      report: (failure: unknown) => this.failures.push(failure),
    }
    return applyOperations(desk, person.actor, operations)
  }

  /** One after the other, each as a batch of its own, with the rule for what follows a `retry`. */
  async applyEach(account: AccountId, operations: Parameters<typeof applyOperations>[2]) {
    const results: OperationResult[] = []
    for (const operation of operations) results.push(...(await this.apply(account, [operation])))
    return results
  }

  /** Everything that operations write, without the numbers of transactions. */
  async everything(): Promise<unknown> {
    const { database } = this.storage
    const changes = await database
      .selectFrom('change')
      .select(['item', 'state', 'is_published'])
      .where('item', 'is not', null)
      .orderBy('item')
      .orderBy('seq')
      .execute()
    return {
      changes,
      items: await database.selectFrom('item').selectAll().orderBy('id').execute(),
      revisions: await database
        .selectFrom('revision')
        .selectAll()
        .orderBy('item')
        .orderBy('number')
        .execute(),
      trail: await database.selectFrom('trail').selectAll().orderBy('item').orderBy('revision').execute(),
      claims: await database
        .selectFrom('title_claim')
        .selectAll()
        .orderBy('type')
        .orderBy('field')
        .orderBy('text')
        .execute(),
      results: await database
        .selectFrom('operation_result')
        .selectAll()
        .orderBy('account')
        .orderBy('id')
        .execute(),
    }
  }
}

describe('a batch of operations', () => {
  let together: Service
  let apart: Service
  let editor: AccountId
  let accounts: readonly [AccountId, ...AccountId[]]

  beforeAll(async () => {
    const [first, second] = await openTwinStorages(now)
    together = await Service.on(first)
    apart = await Service.on(second)
    const [author, ...others] = [...together.people.keys()]
    if (author === undefined) throw new Error('there are no people')
    editor = author
    accounts = [author, ...others]
  }, 180_000)

  afterAll(async () => {
    await together.storage.close()
    await apart.storage.close()
  })

  test('is answered, and leaves behind, exactly what its operations do one by one', async () => {
    const seed = printedSeed('batches together and apart')
    const source = operationSource(seed, accounts)
    const latest = new Map<ItemId, Revision>()
    const outcomes = new Set<string>()
    const isEnough = (round: number) =>
      round >= rounds && wantedOutcomes.every(outcome => outcomes.has(outcome))
    for (let round = 0; round < mostRounds && !isEnough(round); round += 1) {
      const account = source.account()
      const batch = source.batch(latest)
      together.time = apart.time = new Date(now.getTime() + round * 60_000)
      const results = await together.apply(account, batch)
      expect(await apart.applyEach(account, batch)).toEqual(results)
      for (const [index, result] of results.entries()) {
        outcomes.add(
          result.outcome === 'refused' ? (result.problem.type.split(':').at(-1) ?? '') : result.outcome,
        )
        const operation = batch[index]
        if (operation === undefined || result.outcome !== 'applied') continue
        if (result.state === null) latest.delete(operation.item)
        else latest.set(operation.item, result.revision)
      }
    }
    expect(await together.everything()).toEqual(await apart.everything())
    expect(together.failures).toEqual([])
    expect([...outcomes]).toEqual(expect.arrayContaining(wantedOutcomes))
  })

  test('with one that fails for a reason that nobody foresaw stores the others', async () => {
    const { database } = together.storage
    await sql`
      create function no_poison() returns trigger language plpgsql as $$
      begin
        if new.fields ->> 'short_title' = 'Poison' then raise exception 'no poison'; end if;
        return new;
      end $$`.execute(database)
    await sql`create trigger no_poison before insert on revision for each row execute function no_poison()`.execute(
      database,
    )
    const [one, poisoned, other] = [newItemId(), newItemId(), newItemId()]
    const results = await together.apply(editor, [
      createOf(one, readyNews()),
      createOf(poisoned, readyNews({ short_title: 'Poison' })),
      editOf(poisoned, 1, { short_title: 'Antidote' }),
      createOf(other, readyNews()),
      editOf(one, 1, { short_title: 'Second' }),
    ])
    await sql`drop trigger no_poison on revision`.execute(database)
    expect(results.map(({ outcome }) => outcome)).toEqual(['applied', 'retry', 'retry', 'applied', 'applied'])
    expect(together.failures.splice(0).map(String)).toContainEqual(expect.stringContaining('no poison'))
  })

  test('with one that waits for its file stores the others, and keeps what follows it waiting', async () => {
    const content = aPng(3, 2, 77)
    const picture = { body: `<p><img src="/files/${fileIdOfContent(content)}" alt="A map"></p>` }
    const [one, other] = [newItemId(), newItemId()]
    const batch = [
      createOf(one, readyNews(picture)),
      createOf(other, readyNews()),
      editOf(one, 1, { short_title: 'Second' }),
    ]
    const first = await together.apply(editor, batch)
    expect(first.map(({ outcome }) => outcome)).toEqual(['retry', 'applied', 'retry'])
    await together.storage.database
      .transaction()
      .execute(transaction => storeFile(transaction, editor, fileIdOfContent(content), content, now))
    const second = await together.apply(editor, batch)
    expect(second.map(({ outcome }) => outcome)).toEqual(['applied', 'applied', 'applied'])
    expect(together.failures).toEqual([])
  })

  test('that gives up a title and takes it for another item does so in its order', async () => {
    const [, , moderator = editor] = accounts
    const [one, other] = [newItemId(), newItemId()]
    const fields = readyNews()
    await together.apply(editor, [createOf(one, fields), createOf(other, fields)])
    await together.apply(editor, [transitionOf(one, 1, 'propose')])
    const crossed = [
      transitionOf(other, 1, 'propose'),
      transitionOf(one, 2, 'return_to_author', { reason: 'Not yet' }),
    ]
    const refused = await together.apply(moderator, crossed)
    expect(refused.map(({ outcome }) => outcome)).toEqual(['refused', 'applied'])
    const again = await together.apply(editor, [transitionOf(other, 1, 'propose')])
    expect(again).toMatchObject([{ outcome: 'applied' }])
  })

  test('knows an id in capital letters, and answers in them', async () => {
    const id = newItemId()
    await together.apply(editor, [createOf(id, readyNews())])
    const edit = editOf(id, 1, { short_title: 'Second' })
    const shouted = { ...edit, id: OperationId.parse(edit.id.toUpperCase()) }
    expect(await together.apply(editor, [shouted])).toMatchObject([
      { operation: shouted.id, outcome: 'applied', revision: 2 },
    ])
    expect(await together.apply(editor, [shouted, edit])).toMatchObject([{ revision: 2 }, { revision: 2 }])
  })
})

describe('an operation that was answered', () => {
  const day = 86_400_000
  let service: Service
  let editor: AccountId

  beforeAll(async () => {
    const [storage, unused] = await openTwinStorages(now)
    await unused.close()
    service = await Service.on(storage)
    const [first] = service.people.keys()
    if (first === undefined) throw new Error('there are no people')
    editor = first
  }, 180_000)

  afterAll(() => service.storage.close())

  const forgetAt = (days: number) =>
    forgetOldResults(service.storage.database, new Date(now.getTime() + days * day))

  test('is answered the same for 30 days, and afterwards refused as too old, never applied again', async () => {
    const [id, refusedId] = [newItemId(), newItemId()]
    const batch = [createOf(id, readyNews()), createOf(refusedId, { headline: '\0' })]
    const results = await service.apply(editor, batch)
    await forgetAt(29.9)
    expect(await service.apply(editor, batch)).toEqual(results)
    await forgetAt(30.1)
    const later = await service.apply(editor, batch)
    expect(later.map(result => refusalOf(result).kind)).toEqual(['operation-too-old', 'operation-too-old'])
    const rows = await service.storage.database
      .selectFrom('revision')
      .select('number')
      .where('item', '=', id)
      .execute()
    expect(rows).toEqual([{ number: 1 }])
  })

  test('is too old for its own account only', async () => {
    const create = createOf(newItemId(), readyNews())
    await service.apply(editor, [create])
    await forgetAt(31)
    const [, contributor = editor] = service.people.keys()
    const own = { ...createOf(newItemId(), readyNews()), id: create.id }
    expect(await service.apply(contributor, [own])).toMatchObject([{ outcome: 'applied' }])
  })

  test('by nobody before is applied, however long ago it was made', async () => {
    const madeAt = instantOf(new Date(now.getTime() - 400 * day))
    const written = { ...createOf(newItemId(), readyNews()), madeAt }
    expect(await service.apply(editor, [written])).toMatchObject([{ outcome: 'applied' }])
  })

  test('can be forgotten in any number', async () => {
    const { database } = service.storage
    const count = 5_001
    await sql`
      insert into operation_result (account, id, request_hash, result, at)
      select ${editor}::uuid, gen_random_uuid(), '', '{}', ${now}::timestamptz
      from generate_series(1, ${count})`.execute(database)
    await forgetAt(31)
    const { rows } = await sql<{ left: number }>`
      select count(*)::integer as left from operation_result where at <= ${now}::timestamptz`.execute(
      database,
    )
    expect(rows).toEqual([{ left: 0 }])
  })
})
