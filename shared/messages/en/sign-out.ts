import { counted, plural } from '../plural.ts'

interface Count {
  readonly count: number
}

/** Signing out, and what becomes of words that the service does not have yet. */
export const signOut = {
  title: 'Sign out?',
  plain: 'Your library stays on this computer. It opens again when you sign in.',
  unsent: ({ count }: Count) =>
    `${counted(count)} ${plural(count, {
      one: 'item has not been sent yet.',
      other: 'items have not been sent yet.',
    })} Kept on this computer, ${plural(count, {
      one: 'it stays',
      other: 'they stay',
    })} in your own library: nobody else sees ${plural(count, {
      one: 'it',
      other: 'them',
    })}, and you find ${plural(count, { one: 'it', other: 'them' })} when you sign in again.`,
  enquiries:
    'Enquiries are confidential: signing out removes them from this computer, with every reply and note that is not sent.',
  unsentEnquiries: ({ count }: Count) =>
    `${counted(count)} ${plural(count, { one: 'reply, note or change is', other: 'replies, notes or changes are' })} not sent, or only begun. If you sign out now, ${plural(count, { one: 'it is', other: 'they are' })} lost.`,
  enquiry: ({ number }: { number: string }) => `Enquiry ${number}`,
  anEnquiry: 'An enquiry that is not here any more',
  enquiryWaits: 'Waits on this computer',
  enquiryRefused: 'The service has refused something',
  enquiriesNeedYou: ({ count }: Count) =>
    `In ${counted(count)} ${plural(count, { one: 'enquiry', other: 'enquiries' })} the service has refused something. It cannot be sent by itself, and it is lost when you sign out: look there first.`,
  list: 'Not sent yet',
  sending: ({ count, all }: Count & { all: number }) =>
    `Sending … ${counted(all - count)} of ${counted(all)} sent. You are signed out when all are.`,
  signInNeeded:
    'The service no longer accepts this sign-in, so that nothing can be sent now. Keep it on this computer, or sign in again first.',
  needsYou: ({ count }: Count) =>
    `${counted(count)} ${plural(count, { one: 'item waits', other: 'items wait' })} for you and cannot be sent by ${plural(
      count,
      { one: 'itself', other: 'themselves' },
    )}: open ${plural(count, { one: 'it', other: 'them' })} in the sync panel, or keep ${plural(count, {
      one: 'it',
      other: 'them',
    })} on this computer.`,
  notStored:
    'The last words of a window could not be stored on this computer, so nobody was signed out. Check that the disk has room and look at your open windows, then try again.',
  failed: 'Signing out did not work. Nothing has changed; try again.',
  exportAll: 'Export everything…',
  signOut: 'Sign out',
  stay: 'Stay signed in',
  keep: 'Keep on this computer and sign out',
  send: 'Send now and sign out',
}
