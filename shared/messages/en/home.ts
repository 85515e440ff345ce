import { counted, plural } from '../plural.ts'

export const home = {
  title: 'Home',
  /** `enquiries`: those near their due time, or behind it; `later`: all others that have to be answered. */
  summary: ({ items, enquiries, later = 0 }: { items: number; enquiries: number; later?: number }) => {
    const itemsNeed = `${counted(items)} ${plural(items, { one: 'item', other: 'items' })}`
    const enquiriesNeed = `${counted(enquiries)} ${plural(enquiries, { one: 'enquiry', other: 'enquiries' })}`
    const all = items + enquiries
    if (all === 0 && later > 0) {
      const wait = `${counted(later)} ${plural(later, { one: 'enquiry waits', other: 'enquiries wait' })}`
      return `Nothing needs you right now; ${wait} to be answered.`
    }
    if (all === 0) return 'Nothing needs you right now.'
    const what =
      items === 0 ? enquiriesNeed : enquiries === 0 ? itemsNeed : `${itemsNeed} and ${enquiriesNeed}`
    return `${what} ${plural(all, { one: 'needs', other: 'need' })} you.`
  },
  conflicts: 'Waiting for your decision',
  conflictsHint: 'These changed at the service meanwhile. What you wrote is kept.',
  refused: 'Refused by the service',
  refusedHint: 'Your words are kept here. Mend the cause, then send again.',
  returned: 'Returned to you',
  needsUpdate: 'To be updated',
  toReview: 'Waiting for your review',
  drafts: 'My drafts',
  enquiries: 'Enquiries near their due time',
  published: 'Published since you last looked',
  publishedToo: 'Also published since you last looked',
  recentlyPublished: 'Recently published',
  returnedBy: ({ name }: { name: string }) => `Returned by ${name}`,
  reportedBy: ({ name }: { name: string }) => `Reported by ${name}`,
  by: ({ name }: { name: string }) => `by ${name}`,
  showAll: ({ count }: { count: number }) => `Show all ${counted(count)}`,
  emptyTitle: 'Nothing waits for you',
  emptyBody: 'This is where you find what needs you: decisions, returned items, reviews and your drafts.',
  reading: 'Reading your library …',
}
