import type { FileId } from '#shared/content/kept-file.ts'
import type { Actor } from '#shared/workflow/actor.ts'
import type { Policy } from '#shared/workflow/policy.ts'
import { loadItem } from '../items/load-items.ts'
import { readableRevisions } from '../items/readable-revisions.ts'
import type { Database } from '../storage/tables.ts'

/**
 * Whether an account may read a stored file: its own uploads, and what a revision names that it may read. Knowing a
 * file's name opens nothing. False where there is no such file.
 */
export async function mayReadFile(
  database: Database,
  actor: Actor,
  policy: Policy,
  id: FileId,
): Promise<boolean> {
  const own = await database
    .selectFrom('file_upload')
    .select('file')
    .where('file', '=', id)
    .where('account', '=', actor.account)
    .executeTakeFirst()
  if (own !== undefined) return true
  const uses = await database
    .selectFrom('file_use')
    .select(['item', 'revision'])
    .where('file', '=', id)
    .execute()
  for (const itemId of new Set(uses.map(({ item }) => item))) {
    const item = await loadItem(database, itemId)
    if (item === undefined) continue
    const readable = await readableRevisions(database, item, actor, policy)
    if (uses.some(use => use.item === itemId && readable.has(use.revision))) return true
  }
  return false
}
