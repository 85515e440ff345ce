import type { Readable } from 'node:stream'
import { DataStore, Upload } from '@tus/server'
import { refusalBySize } from '#shared/content/file-checks.ts'
import type { AccountId } from '#shared/content/identity.ts'
import { FileId } from '#shared/content/kept-file.ts'
import {
  appendPart,
  beginUpload,
  findUpload,
  isExpired,
  removeUpload,
  takeTurn,
  unfinishedKept,
} from '../files/uploads.ts'
import type { Database } from '../storage/tables.ts'
import { ProblemFailure } from './problem-failure.ts'
import { UploadFailure } from './upload-failure.ts'

/**
 * So many bytes are gathered before they are stored: what a service that is killed loses of an upload, and the price
 * of one transaction for each.
 */
const partSize = 128 * 1024

interface TusStoreParts {
  readonly database: Database
  readonly account: AccountId
  readonly clock: () => Date
}

/**
 * Keeps the uploads of one account for one request of the tus protocol, in the database that all services share.
 * Whatever it throws becomes problem details.
 */
export class TusStore extends DataStore {
  override extensions = ['creation', 'creation-with-upload', 'termination', 'expiration']
  readonly #parts: TusStoreParts
  #turn = 0
  /** An upload that this request has ended is still asked about. */
  #ended: Upload | null = null

  constructor(parts: TusStoreParts) {
    super()
    this.#parts = parts
  }

  #of(id: string) {
    return { account: this.#parts.account, id }
  }

  /** From now on only this request appends to the upload. */
  async takeTurn(id: string): Promise<void> {
    this.#turn = await takeTurn(this.#parts.database, this.#of(id))
  }

  override async create(upload: Upload): Promise<Upload> {
    const file = FileId.safeParse(upload.metadata?.['sha256'])
    if (!file.success) {
      throw new ProblemFailure('invalid-request', [
        { pointer: '/metadata/sha256', detail: 'the SHA-256 of the content, in lower-case hex' },
      ])
    }
    const bytes = upload.size ?? 0
    const refusal = refusalBySize(bytes)
    if (refusal) throw new ProblemFailure('file-refused', [{ pointer: '', detail: refusal.rule }])
    const { database, clock } = this.#parts
    await beginUpload(
      database,
      this.#of(upload.id),
      { file: file.data, bytes, metadata: upload.metadata ?? {} },
      clock(),
    )
    return upload
  }

  override async getUpload(id: string): Promise<Upload> {
    if (this.#ended?.id === id) return this.#ended
    const { database, clock } = this.#parts
    const known = await findUpload(database, this.#of(id))
    if (known === undefined) throw new ProblemFailure('not-found')
    if (isExpired(known, clock())) throw new UploadFailure(410, 'The upload has expired')
    return new Upload({
      id,
      size: known.bytes,
      offset: known.received,
      metadata: { ...known.metadata },
      // An upload that grows does not expire.
      creation_date: known.at.toISOString(),
    })
  }

  /** Stores what comes, also what comes before the line breaks; answers how much is here then. */
  override async write(stream: Readable, id: string, offset: number): Promise<number> {
    let received = offset
    let gathered: Buffer[] = []
    let length = 0
    const store = async () => {
      if (length === 0) return
      const content = Buffer.concat(gathered, length)
      gathered = []
      length = 0
      received = await this.#append(id, received, content)
    }
    try {
      for await (const bytes of stream) {
        gathered.push(Buffer.from(bytes))
        length += bytes.length
        if (length >= partSize) await store()
      }
    } catch (failure) {
      await store()
      throw failure
    }
    await store()
    return received
  }

  async #append(id: string, start: number, content: Buffer): Promise<number> {
    const { database, clock } = this.#parts
    const part = { turn: this.#turn, start, content }
    const outcome = await appendPart(database, this.#of(id), part, clock())
    switch (outcome.kind) {
      case 'grown':
        return outcome.received
      case 'overtaken':
        throw new UploadFailure(409, 'Another request goes on with this upload')
      case 'damaged':
        throw new ProblemFailure('file-damaged')
      case 'refused':
        throw new ProblemFailure('file-refused', [{ pointer: '', detail: outcome.refusal.rule }])
      case 'stored': {
        const { bytes } = outcome.facts
        this.#ended = new Upload({ id, size: bytes, offset: bytes })
        return bytes
      }
    }
  }

  override async remove(id: string): Promise<void> {
    if (!(await removeUpload(this.#parts.database, this.#of(id)))) throw new ProblemFailure('not-found')
  }

  /** Milliseconds. */
  override getExpiration(): number {
    return unfinishedKept
  }
}
