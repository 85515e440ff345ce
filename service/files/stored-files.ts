import { createHash } from 'node:crypto'
import { type FileFacts, type FileRefusal, judgeFile } from '#shared/content/file-checks.ts'
import type { AccountId, ItemId, Revision } from '#shared/content/identity.ts'
import type { FileId } from '#shared/content/kept-file.ts'
import type { Database, DatabaseTransaction } from '../storage/tables.ts'

/** What became of a file that was brought. */
export type StoringOutcome =
  | { readonly kind: 'stored'; readonly facts: FileFacts }
  /** The content is not what its name says: something was lost or changed on the way. */
  | { readonly kind: 'damaged' }
  | { readonly kind: 'refused'; readonly refusal: FileRefusal }

/**
 * Stores a file that was brought, once for everybody, and notes who brought it. Brought again, by whomever, it changes
 * nothing but that note: who has the content may see it.
 */
export async function storeFile(
  transaction: DatabaseTransaction,
  account: AccountId,
  id: FileId,
  content: Uint8Array,
  at: Date,
): Promise<StoringOutcome> {
  if (createHash('sha256').update(content).digest('hex') !== id) return { kind: 'damaged' }
  const verdict = judgeFile(content, '')
  if (verdict.kind === 'refused') return verdict
  const { mediaType, bytes, size } = verdict.facts
  await transaction
    .insertInto('file')
    .values({
      id,
      media_type: mediaType,
      bytes,
      width: size?.width ?? null,
      height: size?.height ?? null,
      content,
    })
    .onConflict(conflict => conflict.column('id').doNothing())
    .execute()
  await transaction
    .insertInto('file_upload')
    .values({ file: id, account, at })
    .onConflict(conflict => conflict.columns(['file', 'account']).doUpdateSet({ at }))
    .execute()
  return { kind: 'stored', facts: verdict.facts }
}

/** What a stored file is, without its content. */
export function loadFacts(
  database: Database,
  id: FileId,
): Promise<{ readonly media_type: string; readonly bytes: number } | undefined> {
  return database.selectFrom('file').select(['media_type', 'bytes']).where('id', '=', id).executeTakeFirst()
}

/** The content of a stored file and its type. */
export function loadContent(
  database: Database,
  id: FileId,
): Promise<{ readonly media_type: string; readonly content: Uint8Array } | undefined> {
  return database.selectFrom('file').select(['media_type', 'content']).where('id', '=', id).executeTakeFirst()
}

/** Notes which files revisions name, so that who may read the revision may read them. */
export async function recordUses(
  database: Database,
  uses: readonly { readonly file: FileId; readonly item: ItemId; readonly revision: Revision }[],
): Promise<void> {
  if (uses.length === 0) return
  await database
    .insertInto('file_use')
    .values([...uses])
    .execute()
}

const day = 86_400_000
/** So long a file that no revision names is kept after it was brought: its words may still be on their way. */
const keptUnused = 30 * day

/** Forgets files that were brought long ago and that no revision names. */
export async function forgetUnusedFiles(database: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - keptUnused)
  await database
    .deleteFrom('file')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('file_use').select('file_use.file').whereRef('file_use.file', '=', 'file.id'))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('file_upload')
            .select('file_upload.file')
            .whereRef('file_upload.file', '=', 'file.id')
            .where('file_upload.at', '>=', before),
        ),
      ),
    )
    .execute()
}
