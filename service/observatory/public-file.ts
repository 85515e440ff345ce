import { sql } from 'kysely'
import type { ItemFields } from '#shared/content/item-type.ts'
import { type FileId, nameOfFile } from '#shared/content/kept-file.ts'
import type { Database } from '../storage/tables.ts'

/** How a file is called by what is published; null where it only stands in a running text. */
export interface PublicFile {
  readonly name: string | null
}

/**
 * Whether everybody may read a file: a published revision names it, one that is live now. Files of drafts, and of revisions
 * that others have taken the place of, are nobody's to know; knowing a name opens nothing. Null where it is none.
 */
export async function findPublicFile(database: Database, file: FileId): Promise<PublicFile | null> {
  const { rows } = await sql<{ fields: ItemFields }>`
    select revision.fields - array['body', 'description', 'agenda'] as fields
    from file_use
    join item on item.id = file_use.item and item.published_revision = file_use.revision and item.deleted_at is null
    join revision on revision.item = item.id and revision.number = item.published_revision
      and revision.state in ('validated', 'archived')
    where file_use.file = ${file}
    order by item.published_at desc nulls last, item.id limit 20`.execute(database)
  if (rows.length === 0) return null
  const names = rows.flatMap(({ fields }) => nameOfFile(fields, file) ?? [])
  return { name: names[0] ?? null }
}
