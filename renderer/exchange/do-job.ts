import type { JobName, Jobs } from './jobs.ts'

export class JobStopped extends Error {
  override readonly name = 'JobStopped'
}

type Answer<Name extends JobName> =
  | { readonly ok: true; readonly output: Jobs[Name]['output'] }
  | { readonly ok: false; readonly error: string }

/**
 * Does a job beside the interface's thread, in a worker that ends with it. An aborted signal ends it at once, whatever
 * it is doing, and the promise rejects with `JobStopped`. Rejects where the job itself failed.
 */
export function doJob<Name extends JobName>(
  job: Name,
  input: Jobs[Name]['input'],
  signal?: AbortSignal,
): Promise<Jobs[Name]['output']> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(new JobStopped())
      return
    }
    const worker = new Worker(new URL('./exchange-worker.ts', import.meta.url), { type: 'module' })
    const end = () => {
      worker.terminate()
      signal?.removeEventListener('abort', stop)
    }
    const stop = () => {
      end()
      reject(new JobStopped())
    }
    signal?.addEventListener('abort', stop)
    worker.addEventListener('message', event => {
      const answer: Answer<Name> = event.data
      end()
      if (answer.ok) resolve(answer.output)
      else reject(new Error(answer.error))
    })
    worker.addEventListener('error', event => {
      end()
      reject(new Error(event.message))
    })
    worker.postMessage({ job, input })
  })
}
