import { desk } from './desk.ts'

const tasks = new Set<() => Promise<void>>()

/**
 * Adds what must be done before the window closes or the account signs out: storing the last words. It rejects where they
 * could not be stored. Returns its removal.
 */
export function beforeClosing(task: () => Promise<void>): () => void {
  tasks.add(task)
  return () => tasks.delete(task)
}

/** Does what must be done when the main process wants to close the window, then says so; returns the end of it. */
export function followClosing(): () => void {
  return desk.on('program.closing', () => {
    // What fails has said so on the page; the main process has its own time limit for a page that does not answer.
    void Promise.all([...tasks].map(task => task())).then(
      () => desk.call('program.readyToClose', null),
      () => undefined,
    )
  })
}
