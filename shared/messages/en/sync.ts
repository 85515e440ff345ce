import type { SyncFailure } from '../../sync/sync-status.ts'
import { counted, plural } from '../plural.ts'
import { files } from './files.ts'

const size = files.sizeOf

interface Count {
  readonly count: number
}

const items = ({ count }: Count) => `${counted(count)} ${plural(count, { one: 'item', other: 'items' })}`
const wait = ({ count }: Count) => plural(count, { one: 'waits', other: 'wait' })

/** What is wrong, as the beginning of a sentence. */
const troubles = {
  unreachable: 'Offline',
  too_slow: 'The service is too slow to answer',
  service_error: 'The service has a problem',
  busy: 'The service asked for a pause',
  not_understood: 'The service gives answers that make no sense',
  library_failed: 'This computer could not store what came',
} satisfies Record<SyncFailure, string>

/** The same at length, for the sync panel. */
const explanations = {
  unreachable:
    'There is no connection to the service. Go on writing: everything is kept and sent by itself later.',
  too_slow: 'The service did not answer in time. Go on writing: OSOR Desk tries again by itself.',
  service_error:
    'The service answered with an error of its own. Nothing is lost; OSOR Desk tries again by itself.',
  busy: 'The service has much to do and asked to be left alone for a moment.',
  not_understood:
    'Something else than the OSOR service answers at its address, perhaps a sign-in page of the network you are in. Nothing is lost.',
  library_failed:
    'What the service sent could not be stored on this computer. Check that the disk has room; what you wrote before is kept.',
} satisfies Record<SyncFailure, string>

export const sync = {
  region: 'Sync status',
  gettingReady: 'Getting ready …',
  everythingSent: 'Everything is sent',
  notStored: ({ count }: Count) => `Words of ${items({ count })} are not stored as they should be`,
  waiting: ({ count }: Count) => `${items({ count })} ${wait({ count })} to be sent`,
  receiving: ({ count }: Count) => `Receiving … ${items({ count })}`,
  troubleWaiting: ({ failure, count }: Count & { failure: SyncFailure }) =>
    `${troubles[failure]} – ${items({ count })} ${wait({ count })} on this computer`,
  troubleNothing: ({ failure }: { failure: SyncFailure }) =>
    `${troubles[failure]} – everything you wrote is sent`,
  needDecision: ({ count }: Count) =>
    `${items({ count })} ${plural(count, { one: 'needs', other: 'need' })} your decision`,
  refused: ({ count }: Count) =>
    `${items({ count })} ${plural(count, { one: 'was', other: 'were' })} refused`,
  signInAgain: ({ count }: Count) => `Sign in again to send ${items({ count })}`,
  signInAgainNothing: 'Sign in again to go on receiving',
  explanations,
  panel: 'Sync',
  tryNow: 'Try now',
  lastSynced: 'Last synced',
  never: 'Not synced yet since the program started.',
  nextTry: 'Next try',
  nextTrySoon: 'now',
  nextTryIn: ({ seconds }: { seconds: number }) =>
    `in ${counted(seconds)} ${plural(seconds, { one: 'second', other: 'seconds' })}`,
  needsYouHeading: 'Needs you',
  filesHeading: 'Files on their way',
  /** Words wait while their files are sent. */
  waitingForFiles: ({ count, files }: Count & { files: number }) =>
    `Sending ${counted(files)} ${plural(files, { one: 'file', other: 'files' })} – ${items({ count })} ${wait({ count })} to be sent`,
  fileInText: 'A picture in the text',
  sendingFile: ({ name }: { name: string }) => `Sending “${name}”`,
  fileSent: size,
  fileBrokeOff: ({ bytes, sent }: { bytes: number; sent: number }) =>
    `${size({ bytes, sent })} sent. It goes on from there with the next try.`,
  waitingHeading: 'Waiting to be sent',
  enquiriesWait: ({ count }: Count) =>
    `In ${counted(count)} ${plural(count, { one: 'enquiry', other: 'enquiries' })} something waits to be sent.`,
  enquiriesRefused: ({ count }: Count) =>
    `In ${counted(count)} ${plural(count, { one: 'enquiry', other: 'enquiries' })} the service has refused something: look there.`,
  nothingWaits: 'The service has every word you wrote.',
  notTriedYet: 'Not tried yet',
  lastTried: 'Last tried',
  working: 'Sending and receiving …',
  unreadableHeading: 'Kept aside',
  unreadable: ({ count }: Count) =>
    `${items({ count })} from the service could not be read by this version and ${plural(count, {
      one: 'is',
      other: 'are',
    })} kept aside word for word. The rest is synced.`,
  unreadableItem: ({ id }: { id: string }) => `Item ${id}`,
  unreadableUnknown: 'An item without a readable identity',
  settle: 'Open',
}
