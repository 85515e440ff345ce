import { Kysely, PostgresDialect } from 'kysely'
import { Pool } from 'pg'
import type { Database, Tables } from '../../service/storage/tables.ts'

/** Acts on a service's PostgreSQL database beside it, over one connection. */
export async function besideService<Result>(
  url: string,
  act: (database: Database) => Promise<Result>,
): Promise<Result> {
  const database = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: new Pool({ connectionString: url, max: 1 }) }),
  })
  try {
    return await act(database)
  } finally {
    await database.destroy()
  }
}
