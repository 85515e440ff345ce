import { timing } from '#shared/sync/timing.ts'
import { inTime } from '../in-time.ts'
import { desk } from './desk.ts'

/** Milliseconds that an answer may take on its way to the main process. */
const answering = 500

const tasks = new Set<() => Promise<boolean>>()

/**
 * Adds what must be done before the window closes or the account signs out: storing the last words. It answers whether every
 * word is safe, in the library or in the second copy. Returns its removal.
 */
export function beforeClosing(task: () => Promise<boolean>): () => void {
  tasks.add(task)
  return () => tasks.delete(task)
}

/**
 * Does what must be done before the window closes. True when every word is safe; what takes longer than the main process
 * waits is not.
 */
export async function storeEverything(): Promise<boolean> {
  const outcomes = await Promise.allSettled(
    [...tasks].map(task => inTime(task(), timing.closeLimit - answering, false)),
  )
  return outcomes.every(outcome => outcome.status === 'fulfilled' && outcome.value)
}

/** Does the same when the main process wants to close the window, then says so; returns the end of it. */
export function followClosing(): () => void {
  return desk.on('program.closing', () => {
    // The main process has its own time limit for a page that does not answer.
    void storeEverything().then(isEverythingSafe => desk.call('program.readyToClose', { isEverythingSafe }))
  })
}
