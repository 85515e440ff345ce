import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { ReadMail } from './read-mail.ts'

/** What came of reading a mail. */
export type MailReading =
  | { readonly kind: 'read'; readonly mail: ReadMail }
  /** It is no mail. */
  | { readonly kind: 'unreadable' }
  /** To read it takes more lines, time or memory than there are for one mail. */
  | { readonly kind: 'too_much' }
  /** Too many others wait to be read. */
  | { readonly kind: 'busy' }

/** Reads mails in a thread of its own, one by one: whoever sends one that is hard to read holds up other mails alone. */
export interface MailReader {
  /** Rejects with an Error where the thread itself fails. */
  readonly read: (raw: Uint8Array) => Promise<MailReading>
  readonly close: () => Promise<void>
}

/** A mail of 25 MB in base64 has 350,000 lines; each line of words takes some microseconds and kilobytes to read. */
const mostLines = 500_000
/** For one mail, in milliseconds: the largest ones that people send take less than one second. */
const patience = 10_000
/** So many mails wait at most. */
const mostWaiting = 20
/** For the objects of the thread, in megabytes. */
const resourceLimits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 } as const
/** The thread ends with a mail that is larger, in bytes, and gives its memory back. */
const large = 1024 * 1024

const lineFeed = 0x0a

function hasTooManyLines(raw: Uint8Array): boolean {
  let lines = 0
  for (let place = raw.indexOf(lineFeed); place !== -1; place = raw.indexOf(lineFeed, place + 1)) {
    lines += 1
    if (lines > mostLines) return true
  }
  return false
}

function isOutOfMemory(failure: unknown): boolean {
  return failure instanceof Error && 'code' in failure && failure.code === 'ERR_WORKER_OUT_OF_MEMORY'
}

export function createMailReader(): MailReader {
  let worker: Worker | null = null
  let waiting = 0
  let last: Promise<unknown> = Promise.resolve()

  async function endWorker(): Promise<void> {
    const ended = worker
    worker = null
    await ended?.terminate()
  }

  function startedWorker(): Worker {
    if (worker === null) {
      worker = new Worker(new URL('./read-mail-worker.ts', import.meta.url), { resourceLimits })
      // It is no reason for the process to stay.
      worker.unref()
    }
    return worker
  }

  /** The mail, as the thread answers it; rejects with an Error where the thread fails. */
  async function answered(reading: Worker, raw: Uint8Array, signal: AbortSignal): Promise<MailReading> {
    reading.postMessage(raw)
    const answer = await Promise.race([
      once(reading, 'message', { signal }),
      once(reading, 'exit', { signal }).then(() => 'ended' as const),
      setTimeout(patience, 'too_much' as const, { signal }),
    ])
    if (answer === 'too_much') return { kind: answer }
    if (answer === 'ended') throw new Error('The thread that reads mails has ended')
    const mail = ReadMail.nullable().parse(answer[0])
    return mail === null ? { kind: 'unreadable' } : { kind: 'read', mail }
  }

  async function readNow(raw: Uint8Array): Promise<MailReading> {
    const isOver = new AbortController()
    try {
      const outcome = await answered(startedWorker(), raw, isOver.signal)
      if (outcome.kind === 'too_much' || raw.byteLength > large) await endWorker()
      return outcome
    } catch (failure) {
      await endWorker()
      if (isOutOfMemory(failure)) return { kind: 'too_much' }
      throw failure
    } finally {
      isOver.abort()
    }
  }

  return {
    read: async raw => {
      if (hasTooManyLines(raw)) return { kind: 'too_much' }
      if (waiting >= mostWaiting) return { kind: 'busy' }
      waiting += 1
      const reading = last.then(() => readNow(raw))
      // Whoever waits does so for the thread, whatever became of the mail before.
      last = reading.then(
        () => undefined,
        () => undefined,
      )
      return reading.finally(() => {
        waiting -= 1
      })
    },
    close: endWorker,
  }
}
