import { DetailedError, Upload } from 'tus-js-client'
import { type FileId, fileAddress } from '#shared/content/kept-file.ts'
import { Problem } from '#shared/sync/problem.ts'
import { uploadLimits } from '#shared/sync/upload-limits.ts'
import type { FileWatch, ServiceAnswer } from './port.ts'
import { failureOf, notUnderstood } from './request-failure.ts'
import type { SignedInRequests } from './signed-in-requests.ts'
import { createTusRequests, TusRequestFailure } from './tus-requests.ts'
import type { UploadMemory } from './upload-memory.ts'

interface SendFileParts {
  readonly requests: SignedInRequests
  /** Origin of the service, without a slash at the end. */
  readonly url: string
  readonly memory: UploadMemory
  readonly now: () => Date
  /** Milliseconds that a question, and a chunk, may take. */
  readonly limits: { readonly request: number; readonly chunk: number }
}

/** `elsewhere`: the upload is not where this desk takes it to be, or gone; asking again tells. */
type Sent = ServiceAnswer<null> | { readonly kind: 'elsewhere' }

function problemIn(body: string): Problem | null {
  try {
    return Problem.parse(JSON.parse(body))
  } catch {
    return null
  }
}

/** What an error of the tus client means. */
function outcomeOf(error: Error): Sent {
  if (!(error instanceof DetailedError)) return failureOf(error)
  const { causingError, originalResponse } = error
  if (causingError instanceof TusRequestFailure) return causingError.answer
  if (causingError) return failureOf(causingError)
  const status = originalResponse?.getStatus() ?? 0
  if (status === 404 || status === 409 || status === 410) return { kind: 'elsewhere' }
  const problem = status >= 400 ? problemIn(originalResponse?.getBody() ?? '') : null
  return problem ? { kind: 'refused', problem } : notUnderstood
}

/** By what the desk remembers that a file is on its way to a service. */
export function travellingFile(url: string, id: FileId): string {
  return url + fileAddress(id)
}

/**
 * Sends a file by the tus protocol 1.0.0: from where it broke off, if that is remembered and the service still has
 * it, else from its beginning. It gives up at the first failure; the next call goes on.
 */
export async function sendFile(
  parts: SendFileParts,
  id: FileId,
  content: Uint8Array<ArrayBuffer>,
  { signal, onProgress }: FileWatch,
): Promise<ServiceAnswer<null>> {
  const { memory, url } = parts
  const endpoint = `${url}/v1/uploads`
  const file = travellingFile(url, id)
  const httpStack = createTusRequests({ ...parts, endpoint, signal })

  function send(): Promise<Sent> {
    const settled = new AbortController()
    return new Promise<Sent>(resolve => {
      const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
      const upload = new Upload(bytes, {
        endpoint,
        httpStack,
        urlStorage: memory,
        fingerprint: () => Promise.resolve(file),
        metadata: { sha256: id },
        chunkSize: uploadLimits.chunk,
        uploadDataDuringCreation: content.byteLength <= uploadLimits.chunk,
        // When to try again is the sync engine's to say.
        retryDelays: null,
        onProgress,
        onSuccess: () => resolve({ kind: 'answer', value: null }),
        onError: error => resolve(outcomeOf(error)),
      })
      const stop = () => {
        void upload.abort()
        resolve({ kind: 'failed', failure: 'unreachable', retryAfter: null })
      }
      if (signal.aborted) {
        stop()
        return
      }
      signal.addEventListener('abort', stop, { once: true, signal: settled.signal })
      upload
        .findPreviousUploads()
        .then(([previous]) => {
          if (previous) upload.resumeFromPreviousUpload(previous)
          upload.start()
        })
        .catch((error: unknown) => resolve(failureOf(error)))
    }).finally(() => settled.abort())
  }

  const first = await send()
  const sent = first.kind === 'elsewhere' ? await send() : first
  if (sent.kind === 'elsewhere') return notUnderstood
  // What was refused is gone at the service as well.
  if (sent.kind === 'answer' || sent.kind === 'refused') await memory.forget(file)
  return sent
}
