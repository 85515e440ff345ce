import { randomBytes } from 'node:crypto'
import type { AccountId } from '#shared/content/identity.ts'
import { instantOf } from '#shared/content/identity.ts'
import { dueTimes } from '#shared/enquiry/due-times.ts'
import type { EnquiryAct } from '#shared/enquiry/enquiry-act.ts'
import type { EnquiryRefusal } from '#shared/enquiry/enquiry-refusal.ts'
import { mergedStanding } from '#shared/enquiry/merged-standing.ts'
import { isAmong } from '../storage/is-among.ts'
import type { DatabaseTransaction } from '../storage/tables.ts'
import { nextEnquiryNumber, takeEnquiryTurn } from './enquiry-turn.ts'
import { findEnquiry, storeStanding, storeStep } from './stored-enquiry.ts'
import { fits, sizeOfThreads } from './thread-room.ts'

type Act<Kind extends EnquiryAct['kind']> = Extract<EnquiryAct, { kind: Kind }>

/** Gives all that was written in one enquiry, which is not closed yet, to another one. */
export async function mergeEnquiries(
  transaction: DatabaseTransaction,
  { enquiry, into }: Act<'merge'>,
  by: AccountId,
  now: Date,
): Promise<EnquiryRefusal | null> {
  const [source, target] = [await findEnquiry(transaction, enquiry), await findEnquiry(transaction, into)]
  if (source === undefined || target === undefined) return 'not_there'
  const people = await transaction
    .selectFrom('enquiry')
    .select('person')
    .distinct()
    .where(isAmong('id', [enquiry, into]))
    .execute()
  if (people.length > 1) return 'other_person'
  const merged = mergedStanding(source.standing.state, target.standing, {
    who: by,
    at: instantOf(now),
    accountOf: account => account,
  })
  if (merged.kind === 'refused') return merged.refusal
  if (!fits(await sizeOfThreads(transaction, [enquiry, into]))) return 'full'
  // A mail that has come to the one concerns the other now: it answers by its own address.
  await transaction
    .updateTable('enquiry_message')
    .set({ enquiry: into })
    .where('enquiry', '=', enquiry)
    .execute()
  await transaction
    .updateTable('enquiry_note')
    .set({ enquiry: into })
    .where('enquiry', '=', enquiry)
    .execute()
  await transaction
    .updateTable('enquiry_reply')
    .set({ enquiry: into })
    .where('enquiry', '=', enquiry)
    .execute()
  const { standing } = merged
  await storeStanding(transaction, { id: into, standing }, await takeEnquiryTurn(transaction))
  const [from, to] = [target.standing.state, standing.state]
  await storeStep(transaction, into, { at: now, by, move: 'merge', from, to, word: null })
  return null
}

/** Makes an enquiry of its own of some messages of another one; those of its enquirer, of whom it is asked on. */
export async function splitEnquiry(
  transaction: DatabaseTransaction,
  { enquiry, into, messages, subject }: Act<'split'>,
  by: AccountId,
  now: Date,
): Promise<EnquiryRefusal | null> {
  const from = await transaction
    .selectFrom('enquiry')
    .select(['standing', 'enquirer', 'person'])
    .where('id', '=', enquiry)
    .executeTakeFirst()
  const found = await transaction
    .selectFrom('enquiry_message')
    .select(['id', 'at'])
    .where(isAmong('id', messages))
    .where('enquiry', '=', enquiry)
    .orderBy('at')
    .execute()
  const all = await transaction
    .selectFrom('enquiry_message')
    .select('id')
    .where('enquiry', '=', enquiry)
    .execute()
  const [first] = found
  if (from === undefined || first === undefined || found.length < new Set(messages).size) return 'not_there'
  // One that has nothing left would be one that nobody asked.
  if (found.length === all.length) return 'no_such_step'
  const isTaken = (await findEnquiry(transaction, into)) !== undefined
  if (isTaken) return 'not_there'
  const { dueFrom, ...before } = from.standing
  const standing = {
    ...before,
    state: 'new' as const,
    receivedAt: instantOf(first.at),
    assignee: null,
    claim: null,
    firstAnsweredAt: null,
    closed: null,
    waitingSince: null,
    waitedMinutes: 0,
  }
  await transaction
    .insertInto('enquiry')
    .values({
      id: into,
      number: await nextEnquiryNumber(transaction, now),
      seq: await takeEnquiryTurn(transaction),
      subject,
      standing: JSON.stringify({ ...standing, ...dueTimes(standing) }),
      enquirer: from.enquirer === null ? null : JSON.stringify(from.enquirer),
      person: from.person,
      reply_token: randomBytes(20).toString('hex'),
    })
    .execute()
  await transaction
    .updateTable('enquiry_message')
    .set({ enquiry: into })
    .where(isAmong('id', messages))
    .execute()
  await storeStep(transaction, into, { at: now, by, move: 'split', from: 'new', to: 'new', word: null })
  return null
}
