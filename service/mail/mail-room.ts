import type { Database } from '../storage/tables.ts'
import type { MailTransport } from './mail.ts'
import { createExpertTelling } from './mail-enquiry-notices.ts'
import { mailNotices } from './mail-notices.ts'
import { sendDueMails } from './mail-queue.ts'
import type { MailingRules } from './mailing-time.ts'

/** So often it is looked whether there is anything to send, in milliseconds. */
const beat = 2_000

interface MailRoomParts {
  readonly database: Database
  readonly transport: MailTransport
  readonly rules: MailingRules
  /** Makes mails of the letters whose time has come. */
  readonly sendLetters: () => Promise<unknown>
  readonly clock: () => Date
  readonly onFault: (fault: unknown) => void
}

/** Makes mails of what happens and sends them, for as long as the service runs. */
export interface MailRoom {
  /** Ends it; resolves when the mail that is being sent has gone, or has not. */
  readonly close: () => Promise<void>
}

export function openMailRoom({
  database,
  transport,
  rules,
  sendLetters,
  clock,
  onFault,
}: MailRoomParts): MailRoom {
  const tellExperts = createExpertTelling(database, rules)
  let isClosed = false
  let next: NodeJS.Timeout | undefined
  let turn: Promise<void> = Promise.resolve()

  async function work(): Promise<void> {
    const kinds = [
      () => mailNotices(database, rules, clock()),
      () => tellExperts(clock()),
      sendLetters,
      () => sendDueMails(database, transport, clock),
    ]
    for (const work of kinds) {
      try {
        await work()
      } catch (fault) {
        // What goes wrong with one kind of mails holds up no other.
        onFault(fault)
      }
    }
    if (!isClosed) later()
  }

  function later(): void {
    next = setTimeout(() => {
      turn = work()
    }, beat)
    next.unref()
  }

  later()
  return {
    close: async () => {
      isClosed = true
      clearTimeout(next)
      transport.close()
      await turn
    },
  }
}
