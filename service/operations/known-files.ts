import type { ItemId } from '#shared/content/identity.ts'
import { type FileId, filesNamedBy } from '#shared/content/kept-file.ts'
import type { Operation } from '#shared/sync/operation.ts'
import type { Actor } from '#shared/workflow/actor.ts'
import type { Policy } from '#shared/workflow/policy.ts'
import { mayReadFile } from '../files/may-read-file.ts'
import type { StoredItem } from '../items/stored-item.ts'
import type { DatabaseTransaction } from '../storage/tables.ts'

/** What a stored file is, read from its content. */
export interface FileFacts {
  readonly media_type: string
  readonly bytes: number
  readonly width: number | null
  readonly height: number | null
}

/** What is stored of the files that operations name. */
export interface KnownFiles {
  readonly facts: ReadonlyMap<FileId, FileFacts>
  /** Those that the actor may read and that their item did not name before. */
  readonly readable: ReadonlySet<FileId>
}

/**
 * Thrown where operations cannot be decided on together: whether a file may be read can hang on what another
 * operation of the same batch does to the item that names it.
 */
export class NotTogether extends Error {}

interface NamedFiles {
  readonly all: readonly FileId[]
  /** Those that the item does not name yet; what it names already is in the sight of whoever changes it. */
  readonly fresh: readonly FileId[]
}

function filesOf(operation: Operation, stored: ReadonlyMap<ItemId, StoredItem>): NamedFiles {
  const all = 'fields' in operation && operation.fields !== undefined ? filesNamedBy(operation.fields) : []
  if (all.length === 0) return { all, fresh: all }
  const before = new Set(filesNamedBy(stored.get(operation.item)?.latest.fields ?? {}))
  return { all, fresh: all.filter(id => !before.has(id)) }
}

async function readableOf(
  transaction: DatabaseTransaction,
  actor: Actor,
  policy: Policy,
  fresh: readonly FileId[],
  isAlone: boolean,
): Promise<ReadonlySet<FileId>> {
  if (fresh.length === 0) return new Set()
  const uploads = await transaction
    .selectFrom('file_upload')
    .select('file')
    .where('account', '=', actor.account)
    .where('file', 'in', [...fresh])
    .execute()
  const readable = new Set(uploads.map(({ file }) => file))
  const others = fresh.filter(id => !readable.has(id))
  if (others.length > 0 && !isAlone) throw new NotTogether()
  for (const id of others) {
    if (await mayReadFile(transaction, actor, policy, id)) readable.add(id)
  }
  return readable
}

/** Reads what operations have to know of the files that they name. Throws `NotTogether` where one has to be by itself. */
export async function loadFiles(
  transaction: DatabaseTransaction,
  actor: Actor,
  policy: Policy,
  operations: readonly Operation[],
  stored: ReadonlyMap<ItemId, StoredItem>,
): Promise<KnownFiles> {
  const named = operations.map(operation => filesOf(operation, stored))
  const all = [...new Set(named.flatMap(files => files.all))]
  if (all.length === 0) return { facts: new Map(), readable: new Set() }
  const fresh = [...new Set(named.flatMap(files => files.fresh))]
  const rows = await transaction
    .selectFrom('file')
    .select(['id', 'media_type', 'bytes', 'width', 'height'])
    .where('id', 'in', all)
    .execute()
  return {
    facts: new Map(rows.map(row => [row.id, row])),
    readable: await readableOf(transaction, actor, policy, fresh, operations.length === 1),
  }
}
