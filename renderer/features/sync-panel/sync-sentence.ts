import type { Messages } from '#shared/messages/en.ts'
import type { SyncStatus } from '#shared/sync/sync-status.ts'

/** What waits in the library, in items; each counts once. */
export interface Counts {
  readonly waiting: number
  /** With words that are being stored: a moment later they wait, and often did already. */
  readonly written: number
  readonly needDecision: number
  readonly refused: number
  /** Not stored on this computer: in the second copy, or in the window only. */
  readonly notStored: number
  /** Files that move towards the service. */
  readonly files: number
}

export type SyncTone = 'sent' | 'waiting' | 'working' | 'offline' | 'needs_you' | 'refused'

export interface SyncSentence {
  readonly tone: SyncTone
  readonly sentence: string
}

/** A pull of fewer items passes too quickly to be read: the sentence would only blink. */
const worthSaying = 50

/**
 * The status to speak of: while a short try is under way, that of the last one, so that the sentence doesn't change back
 * and forth with each try of a service that cannot be reached, nor with each small pull.
 */
export function spokenStatus(
  last: SyncStatus | undefined,
  now: SyncStatus | undefined,
): SyncStatus | undefined {
  const isShort = now?.phase === 'working' && now.receivedItems < worthSaying
  return isShort && (last?.phase === 'failed' || last?.phase === 'idle') ? last : now
}

/**
 * The one sentence about what is sent and what is not. What needs a person comes before what mends itself; a wait is
 * told with its reason. `status` is undefined until the main process has answered.
 */
export function syncSentence(
  status: SyncStatus | undefined,
  { waiting: counted, written, needDecision, refused, notStored, files }: Counts,
  { sync }: Messages,
): SyncSentence {
  const waiting = Math.max(counted, written)
  // What is not stored does not wait to be sent either, whatever else is true.
  if (notStored > 0) return { tone: 'refused', sentence: sync.notStored({ count: notStored }) }
  if (status?.phase === 'sign_in_needed') {
    const sentence = waiting > 0 ? sync.signInAgain({ count: waiting }) : sync.signInAgainNothing
    return { tone: 'needs_you', sentence }
  }
  if (needDecision > 0) return { tone: 'needs_you', sentence: sync.needDecision({ count: needDecision }) }
  if (status?.phase === 'failed') {
    const { failure } = status
    const sentence =
      waiting > 0 ? sync.troubleWaiting({ failure, count: waiting }) : sync.troubleNothing({ failure })
    return { tone: 'offline', sentence }
  }
  if (refused > 0) return { tone: 'refused', sentence: sync.refused({ count: refused }) }
  if (status?.phase === 'working' && status.receivedItems > 0) {
    return { tone: 'working', sentence: sync.receiving({ count: status.receivedItems }) }
  }
  if (waiting > 0 && files > 0) {
    return { tone: 'waiting', sentence: sync.waitingForFiles({ count: waiting, files }) }
  }
  if (waiting > 0) return { tone: 'waiting', sentence: sync.waiting({ count: waiting }) }
  if (status?.phase !== 'idle') return { tone: 'working', sentence: sync.gettingReady }
  return { tone: 'sent', sentence: sync.everythingSent }
}
