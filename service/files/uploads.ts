import type { AccountId } from '#shared/content/identity.ts'
import type { FileId } from '#shared/content/kept-file.ts'
import type { Database, DatabaseTransaction } from '../storage/tables.ts'
import { type StoringOutcome, storeFile } from './stored-files.ts'

/** So long an upload that does not grow is kept, in milliseconds: a desk may be offline over a weekend. */
export const unfinishedKept = 3 * 86_400_000
/** Unfinished uploads that one account may have; a further one ends the oldest. */
const mostUnfinished = 20

/** A file on its way: how much of it is here. */
export interface Upload {
  readonly id: string
  readonly file: FileId
  readonly metadata: Readonly<Record<string, string | null>>
  readonly bytes: number
  readonly received: number
  /** When it was begun, or last grew. */
  readonly at: Date
}

/** Who asks, and for which upload: to everybody but its account an upload does not exist. */
export interface UploadOf {
  readonly account: AccountId
  readonly id: string
}

/** Begins an upload of which nothing is here yet; `bytes` is what a file may have. */
export async function beginUpload(
  database: Database,
  { account, id }: UploadOf,
  upload: Pick<Upload, 'file' | 'metadata' | 'bytes'>,
  at: Date,
): Promise<void> {
  const { file, bytes } = upload
  await database.transaction().execute(async transaction => {
    await transaction
      .insertInto('upload')
      .values({
        id,
        account,
        file,
        metadata: JSON.stringify(upload.metadata),
        bytes,
        received: 0,
        turn: 0,
        at,
      })
      .execute()
    await transaction
      .deleteFrom('upload')
      .where('account', '=', account)
      .where('id', '!=', id)
      .where('id', 'not in', query =>
        query
          .selectFrom('upload')
          .select('id')
          .where('account', '=', account)
          .where('id', '!=', id)
          .orderBy('at', 'desc')
          .limit(mostUnfinished - 1),
      )
      .execute()
  })
}

export function findUpload(database: Database, { account, id }: UploadOf): Promise<Upload | undefined> {
  return database
    .selectFrom('upload')
    .select(['id', 'file', 'metadata', 'bytes', 'received', 'at'])
    .where('id', '=', id)
    .where('account', '=', account)
    .executeTakeFirst()
}

/**
 * Gives a request the only right to append to an upload, on whichever service it is answered: whoever had it before
 * appends nothing more. So a connection that is dead without knowing it blocks nobody, and how much is here does not
 * change between the question for it and the request that goes on. Answers the number of the turn, 0 where there is no
 * such upload.
 */
export async function takeTurn(database: Database, { account, id }: UploadOf): Promise<number> {
  const taken = await database
    .updateTable('upload')
    .set(({ eb }) => ({ turn: eb('turn', '+', 1) }))
    .where('id', '=', id)
    .where('account', '=', account)
    .returning('turn')
    .executeTakeFirst()
  return taken?.turn ?? 0
}

/** What became of bytes that were appended. `overtaken`: the upload has ended, or another request has the turn. */
export type AppendOutcome =
  | { readonly kind: 'grown'; readonly received: number }
  | { readonly kind: 'overtaken' }
  | StoringOutcome

/** Bytes of an upload that came in one turn and begin at `start`. */
export interface Part {
  readonly turn: number
  readonly start: number
  readonly content: Uint8Array
}

/**
 * Appends bytes. With the last of them the upload ends in the same transaction: the file is stored, or found damaged
 * or refused, and nothing of the upload stays.
 */
export function appendPart(
  database: Database,
  { account, id }: UploadOf,
  { turn, start, content }: Part,
  at: Date,
): Promise<AppendOutcome> {
  return database.transaction().execute(async transaction => {
    const grown = await transaction
      .updateTable('upload')
      .set({ received: start + content.byteLength, at })
      .where('id', '=', id)
      .where('account', '=', account)
      .where('received', '=', start)
      .where('turn', '=', turn)
      .returning(['file', 'bytes', 'received'])
      .executeTakeFirst()
    if (grown === undefined) return { kind: 'overtaken' }
    await transaction.insertInto('upload_part').values({ upload: id, start, content }).execute()
    if (grown.received < grown.bytes) return { kind: 'grown', received: grown.received }
    const whole = await wholeOf(transaction, id)
    await transaction.deleteFrom('upload').where('id', '=', id).execute()
    return storeFile(transaction, account, grown.file, whole, at)
  })
}

async function wholeOf(transaction: DatabaseTransaction, id: string): Promise<Uint8Array> {
  const parts = await transaction
    .selectFrom('upload_part')
    .select('content')
    .where('upload', '=', id)
    .orderBy('start')
    .execute()
  return Buffer.concat(parts.map(part => part.content))
}

/** Ends an upload that its account no longer wants. Answers whether there was one. */
export async function removeUpload(database: Database, { account, id }: UploadOf): Promise<boolean> {
  const removed = await database
    .deleteFrom('upload')
    .where('id', '=', id)
    .where('account', '=', account)
    .returning('id')
    .executeTakeFirst()
  return removed !== undefined
}

/** Whether an upload has not grown for so long that nobody can go on with it any more. */
export function isExpired({ at }: Pick<Upload, 'at'>, now: Date): boolean {
  return now.getTime() - at.getTime() > unfinishedKept
}

/** Forgets uploads with which nobody has gone on. */
export async function forgetExpiredUploads(database: Database, now: Date): Promise<void> {
  await database
    .deleteFrom('upload')
    .where('at', '<', new Date(now.getTime() - unfinishedKept))
    .execute()
}
