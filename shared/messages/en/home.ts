import { counted, plural } from '../plural.ts'

export const home = {
  title: 'Home',
  summary: ({ count }: { count: number }) =>
    count === 0
      ? 'Nothing needs you right now.'
      : `${counted(count)} ${plural(count, { one: 'item needs', other: 'items need' })} you.`,
  conflicts: 'Waiting for your decision',
  conflictsHint: 'These changed at the service meanwhile. What you wrote is kept.',
  refused: 'Refused by the service',
  refusedHint: 'Your words are kept here. Mend the cause, then send again.',
  returned: 'Returned to you',
  needsUpdate: 'To be updated',
  toReview: 'Waiting for your review',
  drafts: 'My drafts',
  published: 'Published since you last looked',
  recentlyPublished: 'Recently published',
  returnedBy: ({ name }: { name: string }) => `Returned by ${name}`,
  reportedBy: ({ name }: { name: string }) => `Reported by ${name}`,
  by: ({ name }: { name: string }) => `by ${name}`,
  showAll: ({ count }: { count: number }) => `Show all ${counted(count)}`,
  emptyTitle: 'Nothing waits for you',
  emptyBody: 'This is where you find what needs you: decisions, returned items, reviews and your drafts.',
  reading: 'Reading your library …',
}
