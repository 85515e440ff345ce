import type { MailChoice } from '#shared/notices/mail-choice.ts'
import { lastDigest } from './digest-time.ts'

const day = 86_400_000
/** What is older is not told by mail any more, in milliseconds: where mail was switched on only now. */
export const oldestTold = 3 * day

export interface MailingRules {
  /** Origin under which the service is reached, without a slash at its end. */
  readonly publicUrl: string
  /** What happens within so many milliseconds is told in one mail. */
  readonly delay: number
  /** When mails of the day are due: an hour from 0 to 23, UTC. */
  readonly digestHour: number
}

/** Up to when what happened is told now: in a mail of the day nothing that happened after its time. */
export function toldUpTo(
  choice: MailChoice,
  { digestHour }: Pick<MailingRules, 'digestHour'>,
  now: Date,
): Date {
  return choice === 'daily' ? new Date(lastDigest(now, digestHour).getTime() - 1) : now
}

/** Whether somebody is told now of what they were not told, the oldest of which happened at a moment. */
export function isTimeToTell(
  choice: MailChoice,
  oldest: Date,
  { delay, digestHour }: Pick<MailingRules, 'delay' | 'digestHour'>,
  now: Date,
): boolean {
  switch (choice) {
    case 'each':
      return now.getTime() - oldest.getTime() >= delay
    case 'daily':
      return oldest < lastDigest(now, digestHour)
    // It is noted, and not told.
    case 'none':
      return true
  }
}
