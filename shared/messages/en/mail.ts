import { counted, plural } from '../plural.ts'

/** What the service writes by mail. */
export const mail = {
  several: ({ count }: { count: number }) =>
    `OSOR Desk: ${counted(count)} ${plural(count, { one: 'thing', other: 'things' })} happened`,
  daily: ({ count }: { count: number }) =>
    `OSOR Desk: ${counted(count)} ${plural(count, { one: 'thing', other: 'things' })} happened since yesterday`,
  greeting: ({ name }: { name: string }) => `Dear ${name},`,
  open: 'Open in OSOR Desk',
  /** Why this comes, and how it ends. */
  why: ({ collection }: { collection: string }) =>
    `You get this because you work on ${collection}. How you are told by e-mail is chosen in OSOR Desk, Settings, Notifications.`,
} as const
