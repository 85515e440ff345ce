import { judgeFile } from '#shared/content/file-checks.ts'
import { instantOf } from '#shared/content/identity.ts'
import type { FileId } from '#shared/content/kept-file.ts'
import type { CallOutput } from '#shared/ipc/contract.ts'
import type { LibraryDatabase } from './database.ts'
import { fileIdFor, putFile } from './files.ts'

/** `not_there`: the service has no such file for this account. `unreachable`: it could not be asked, or not stored. */
export type FetchOutcome = 'kept' | 'unreachable' | 'not_there'

export interface FetchFileParts {
  readonly database: LibraryDatabase
  readonly now: () => Date
  /** Asks the service for the content. */
  readonly ask: (id: FileId) => Promise<CallOutput<'service.file'>>
}

/**
 * Fetches files of items that were written elsewhere and keeps them, so that they are there offline afterwards. A file
 * that several places ask for at once is fetched once.
 */
export function createFileFetcher({
  database,
  now,
  ask,
}: FetchFileParts): (id: FileId) => Promise<FetchOutcome> {
  const underWay = new Map<FileId, Promise<FetchOutcome>>()

  async function fetchAndKeep(id: FileId): Promise<FetchOutcome> {
    const answer = await ask(id)
    if (answer.kind !== 'answer') return answer.kind === 'refused' ? 'not_there' : 'unreachable'
    const { content } = answer.value
    // The content decides what it is, here as everywhere: what is no file that is kept is never shown.
    const verdict = judgeFile(content, '')
    if (verdict.kind === 'refused' || (await fileIdFor(content)) !== id) return 'not_there'
    await putFile(database, id, content, verdict.facts.mediaType, instantOf(now()))
    return 'kept'
  }

  return id => {
    const known = underWay.get(id)
    if (known) return known
    const started = fetchAndKeep(id)
      .catch((): FetchOutcome => 'unreachable')
      .finally(() => underWay.delete(id))
    underWay.set(id, started)
    return started
  }
}
