import { PGlite } from '@electric-sql/pglite'
import { Kysely, PGliteDialect, PostgresDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import { Pool } from 'pg'
import { expect, test } from 'vitest'
import { loadContent, storeFile } from '../../service/files/stored-files.ts'
import { fillDatabase } from '../../service/seed/fill-database.ts'
import { prepareDatabase } from '../../service/seed/prepare-database.ts'
import { migrateToNewest, migrations } from '../../service/storage/migrate.ts'
import { firstTables } from '../../service/storage/migrations/001-first-tables.ts'
import type { Database, Tables } from '../../service/storage/tables.ts'
import { aPng, fileIdOfContent } from '../support/a-file.ts'
import { startPostgresServer } from '../support/postgres-server.ts'

const now = new Date('2026-03-01T09:00:00Z')
const tablesOfFirstVersion = [
  'account',
  'membership',
  'collection',
  'item',
  'revision',
  'trail',
  'title_claim',
  'change',
] as const

type Row = Readonly<Record<string, unknown>>

async function rowsIn(
  database: Database,
  table: (typeof tablesOfFirstVersion)[number],
): Promise<readonly Row[]> {
  const rows = await database.selectFrom(table).selectAll().execute()
  return rows.map(row => ({ ...row }))
}

/** The rows with these columns only, in an order of their own: a later version may have added some. */
function inColumns(rows: readonly Row[], columns: readonly string[]): readonly string[] {
  return rows.map(row => JSON.stringify(columns.map(column => row[column]))).toSorted()
}

async function everyRow(database: Database): Promise<readonly (readonly Row[])[]> {
  const found: (readonly Row[])[] = []
  for (const table of tablesOfFirstVersion) found.push(await rowsIn(database, table))
  return found
}

/** A database that the first version has left opens with every row that it had, and takes files. */
async function checkUpgrade(database: Database): Promise<void> {
  const provider = { getMigrations: async () => ({ '001-first-tables': firstTables }) }
  expect((await new Migrator({ db: database, provider }).migrateToLatest()).error).toBeUndefined()
  await fillDatabase(database, 'demo', 'pre_moderated', now)
  const options = { seed: 'demo', isDemo: true, moderation: 'pre_moderated' } as const
  const before = await everyRow(database)
  expect(before.every(rows => rows.length > 0)).toBe(true)

  await prepareDatabase(database, options, now)
  const after = await everyRow(database)
  for (const [index, rows] of before.entries()) {
    const columns = Object.keys(rows[0] ?? {})
    expect(inColumns(after[index] ?? [], columns)).toEqual(
      expect.arrayContaining([...inColumns(rows, columns)]),
    )
    if (tablesOfFirstVersion[index] === 'revision') expect(after[index]?.length).toBe(rows.length)
  }

  const content = aPng()
  const { id } = await database.selectFrom('account').select('id').executeTakeFirstOrThrow()
  await database
    .transaction()
    .execute(transaction => storeFile(transaction, id, fileIdOfContent(content), content, now))
  // A second start finds everything done.
  await prepareDatabase(database, options, now)
  const stored = await loadContent(database, fileIdOfContent(content))
  expect(Buffer.from(stored?.content ?? [])).toEqual(content)
}

test('an embedded database of the first version is brought up to date with every row that it had', async () => {
  const database = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: await PGlite.create() }) })
  await checkUpgrade(database)
  await database.destroy()
})

test('a database of the first version on a PostgreSQL server is, too', async () => {
  const server = await startPostgresServer()
  const pool = new Pool({ connectionString: await server.createDatabase('first') })
  const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  try {
    await checkUpgrade(database)
  } finally {
    await database.destroy()
    await server.stop()
  }
})

test('a database that has a later change already takes an earlier one that was written beside it', async () => {
  const database = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: await PGlite.create() }) })
  const { '009-resource-centres': beside, ...others } = migrations
  const provider = { getMigrations: async () => others }
  expect((await new Migrator({ db: database, provider }).migrateToLatest()).error).toBeUndefined()
  await migrateToNewest(database)
  expect(await database.selectFrom('resource_centre').selectAll().execute()).toEqual([])
  expect(beside).toBeDefined()
  await database.destroy()
})
