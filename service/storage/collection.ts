import type { Policy } from '#shared/workflow/policy.ts'
import type { Database } from './tables.ts'

export interface Collection {
  readonly name: string
  /** Made once for each set of data. */
  readonly instance: string
  readonly policy: Policy
}

/** The collection that this service holds. Throws when the database was not filled yet. */
export async function loadCollection(database: Database): Promise<Collection> {
  const { name, instance, membership, creation, moderation } = await database
    .selectFrom('collection')
    .selectAll()
    .executeTakeFirstOrThrow()
  return { name, instance, policy: { membership, creation, moderation } }
}
