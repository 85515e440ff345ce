import type { Enquiry } from '#shared/enquiry/enquiry.ts'
import type { AskedFor } from '#shared/ipc/contract.ts'
import type { Messages } from '#shared/messages/en.ts'

const day = 86_400_000

/** What the system shows of enquiries that have come: their numbers, for whoever looks at the screen may see them. */
interface EnquiryNotification {
  readonly title: string
  readonly body: string
  readonly opens: AskedFor
}

/** One notification of enquiries that have come; null where all of them came long ago, and were only received now. */
export function newsOf(
  came: readonly Enquiry[],
  now: Date,
  { enquiryNews: text }: Messages,
): EnquiryNotification | null {
  const fresh = came.filter(({ receivedAt }) => now.getTime() - Date.parse(receivedAt) < day)
  const [first] = fresh
  if (first === undefined) return null
  const opens = { kind: 'enquiry', enquiry: first.id } as const
  if (fresh.length === 1) return { title: text.came(first), body: '', opens }
  const numbers = fresh.map(({ number }) => number)
  return { title: text.severalCame({ count: fresh.length }), body: numbers.join(', ').slice(0, 1_000), opens }
}
