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
  openTitle: 'Open in OSOR Desk',
  openBody:
    'This address leads to an item of the Open Source Observatory. It opens in OSOR Desk on this computer, where you are signed in.',
  openButton: 'Open the item',
  openHelp: 'If nothing happens, OSOR Desk is not installed here.',
} as const
