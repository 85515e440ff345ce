import { type FileId, filesNamedBy } from '#shared/content/kept-file.ts'
import type { LocalStore } from '#shared/sync/local-store.ts'
import type { Operation } from '#shared/sync/operation.ts'
import { type Problem, problemKind, problemType } from '#shared/sync/problem.ts'
import type { ContentService, ServiceAnswer } from '../service/port.ts'

type Failure = Exclude<ServiceAnswer<unknown>, { kind: 'answer' } | { kind: 'refused' }>

/** What came of bringing an operation's files to the service. */
type UploadOutcome =
  | { readonly kind: 'brought' }
  /** A person has to see it: the file is nowhere, or the service does not take it. */
  | { readonly kind: 'refused'; readonly problem: Problem }
  | Failure

/** Which files the service has from this account, as far as this run of the desk knows, and how others get there. */
export interface FileUploads {
  /** Whether the service is known to have every file that the operation names. */
  isReadyFor(operation: Operation): boolean
  /** Uploads what the operation names and the service does not have. */
  bringFor(operation: Operation, library: Pick<LocalStore, 'takeFile'>): Promise<UploadOutcome>
  /** The service has said that it lacks files of this operation after all. */
  forgetFor(operation: Operation): void
  /** Another library, perhaps of another account, which the service may not let see the same files. */
  forgetAll(): void
}

function filesOf(operation: Operation): readonly FileId[] {
  return 'fields' in operation && operation.fields !== undefined ? filesNamedBy(operation.fields) : []
}

/** Of a file that is neither here nor there: only a person can give it again, or take it out of the words. */
const nowhere: Problem = {
  type: problemType('file-missing'),
  title: 'A file is neither on this computer nor at the service',
  status: 409,
}

export function createFileUploads(service: Pick<ContentService, 'hasFile' | 'sendFile'>): FileUploads {
  const atService = new Set<FileId>()

  async function bring(id: FileId, library: Pick<LocalStore, 'takeFile'>): Promise<UploadOutcome> {
    const asked = await service.hasFile(id)
    if (asked.kind !== 'answer') return asked
    if (!asked.value) {
      const file = await library.takeFile(id)
      if (file === null) return { kind: 'refused', problem: nowhere }
      const sent = await service.sendFile(id, file.content)
      if (sent.kind === 'refused' && problemKind(sent.problem) === 'file-damaged') {
        // Something on the way changes what is sent; the same content may come through another time.
        return { kind: 'failed', failure: 'not_understood', retryAfter: null }
      }
      if (sent.kind !== 'answer') return sent
    }
    atService.add(id)
    return { kind: 'brought' }
  }

  return {
    isReadyFor: operation => filesOf(operation).every(id => atService.has(id)),
    bringFor: async (operation, library) => {
      for (const id of filesOf(operation)) {
        const outcome = atService.has(id) ? null : await bring(id, library)
        if (outcome && outcome.kind !== 'brought') return outcome
      }
      return { kind: 'brought' }
    },
    forgetFor: operation => {
      for (const id of filesOf(operation)) atService.delete(id)
    },
    forgetAll: () => atService.clear(),
  }
}
