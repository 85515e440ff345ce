import { setTimeout as pause } from 'node:timers/promises'

/**
 * Waits as long as the browser's database goes on sorting what was written last: the edits that a push sends were
 * made over hours, and not in the moment before it. For everybody who is measured alike.
 */
export function rest(): Promise<void> {
  return pause(5_000)
}
