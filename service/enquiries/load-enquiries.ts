import { type AccountId, instantOf, type Person } from '#shared/content/identity.ts'
import type { Enquiry, EnquiryId } from '#shared/enquiry/enquiry.ts'
import { loadPeople } from '../items/load-items.ts'
import { isAmong } from '../storage/is-among.ts'
import type { Database } from '../storage/tables.ts'
import { lengthsOf, withinBytes } from './enquiry-lengths.ts'

type EnquiryRow = Awaited<ReturnType<typeof rowsOf>>[number]

function rowsOf(database: Database, ids: readonly EnquiryId[]) {
  return database.selectFrom('enquiry').selectAll().where(isAmong('id', ids)).orderBy('seq').execute()
}

/** What was written about some enquiries, each in the order in which it came. */
async function writingsOf(database: Database, ids: readonly EnquiryId[]) {
  const of = isAmong('enquiry', ids)
  const [messages, notes, replies, steps] = await Promise.all([
    database.selectFrom('enquiry_message').selectAll().where(of).orderBy('at').orderBy('id').execute(),
    database.selectFrom('enquiry_note').selectAll().where(of).orderBy('written_at').orderBy('note').execute(),
    database.selectFrom('enquiry_reply').selectAll().where(of).orderBy('at').orderBy('reply').execute(),
    database.selectFrom('enquiry_step').selectAll().where(of).orderBy('place').execute(),
  ])
  const attachments = await database
    .selectFrom('enquiry_attachment')
    .select(['id', 'message', 'name', 'media_type', 'bytes'])
    .where(
      isAmong(
        'message',
        messages.map(({ id }) => id),
      ),
    )
    .orderBy('name')
    .orderBy('id')
    .execute()
  return {
    messages: byEnquiry(messages),
    notes: byEnquiry(notes),
    replies: byEnquiry(replies),
    steps: byEnquiry(steps),
    attachments: grouped(attachments, ({ message }) => message),
    people: [
      ...notes.map(({ written_by }) => written_by),
      ...replies.map(({ signed_by }) => signed_by),
      ...steps.flatMap(({ by }) => by ?? []),
    ],
  }
}

/** In groups, each in the order in which they came. */
function grouped<Value, Key>(
  values: readonly Value[],
  keyOf: (value: Value) => Key,
): ReadonlyMap<Key, readonly Value[]> {
  const groups = new Map<Key, Value[]>()
  for (const value of values) {
    const group = groups.get(keyOf(value))
    if (group === undefined) groups.set(keyOf(value), [value])
    else group.push(value)
  }
  return groups
}

function byEnquiry<Writing extends { readonly enquiry: EnquiryId }>(writings: readonly Writing[]) {
  return grouped(writings, ({ enquiry }) => enquiry)
}

type Writings = Awaited<ReturnType<typeof writingsOf>>

/** Everybody whom an enquiry names. */
function accountsIn({ standing }: EnquiryRow): readonly AccountId[] {
  const { assignee, claim } = standing
  return [assignee, claim?.by ?? null, claim?.takenFrom?.who ?? null].filter(account => account !== null)
}

function enquiryOf(
  row: EnquiryRow,
  { messages, notes, replies, steps, attachments }: Writings,
  personOf: (account: AccountId) => Person,
): Enquiry {
  const { id, number, subject, standing, enquirer } = row
  const { assignee, claim } = standing
  const ofThis = <Writing>(writings: ReadonlyMap<EnquiryId, readonly Writing[]>) => writings.get(id) ?? []
  return {
    ...standing,
    id,
    number,
    subject,
    enquirer,
    assignee: assignee && personOf(assignee),
    claim: claim && {
      ...claim,
      by: personOf(claim.by),
      takenFrom: claim.takenFrom && { ...claim.takenFrom, who: personOf(claim.takenFrom.who) },
    },
    messages: ofThis(messages).map(message => ({
      message: message.id,
      at: instantOf(message.at),
      from: message.from_address,
      text: message.text,
      html: message.html,
      attachments: (attachments.get(message.id) ?? []).map(({ id, name, media_type, bytes }) => ({
        id,
        name,
        mediaType: media_type,
        bytes,
      })),
    })),
    notes: ofThis(notes).map(({ note, written_by, written_at, internal }) => ({
      note,
      writtenBy: personOf(written_by),
      writtenAt: instantOf(written_at),
      internal,
    })),
    replies: ofThis(replies).map(
      ({ reply, signed_by, at, letter, compared_licences, does, send_at, stage }) => ({
        reply,
        signedBy: personOf(signed_by),
        at: instantOf(at),
        letter,
        comparedLicences: [...compared_licences],
        does,
        sendAt: instantOf(send_at),
        stage,
      }),
    ),
    steps: ofThis(steps).map(({ at, by, move, from_state, to_state, word }) => ({
      at: instantOf(at),
      by: by && personOf(by),
      move,
      from: from_state,
      to: to_state,
      word,
    })),
  }
}

/** Enquiries with all that was written about them, in the order of their last changes. For legal experts alone. */
export async function loadEnquiries(
  database: Database,
  ids: readonly EnquiryId[],
): Promise<readonly Enquiry[]> {
  if (ids.length === 0) return []
  const rows = await rowsOf(database, ids)
  const writings = await writingsOf(database, ids)
  const people = await loadPeople(database, [...rows.flatMap(accountsIn), ...writings.people])
  const personOf = (id: AccountId): Person => people.get(id) ?? { id, name: '', organisation: '' }
  return rows.map(row => enquiryOf(row, writings, personOf))
}

/** How much is told of at a time: enquiries, and about how many bytes. A longer enquiry is told of by itself. */
interface PageBounds {
  readonly enquiries: number
  readonly bytes: number
}

/** Enquiries that changed after a place in the order of changes, and the place up to which these go. */
export async function loadChangedEnquiries(
  database: Database,
  after: string,
  most: PageBounds,
): Promise<{ readonly enquiries: readonly Enquiry[]; readonly upTo: string; readonly isMore: boolean }> {
  const changed = await database
    .selectFrom('enquiry')
    .select(['id', 'seq'])
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(most.enquiries + 1)
    .execute()
  const ids = changed.slice(0, most.enquiries).map(({ id }) => id)
  const told = withinBytes(ids, await lengthsOf(database, ids), most.bytes)
  return {
    enquiries: await loadEnquiries(database, told),
    // The embedded database reads a bigint as a number.
    upTo: String(changed[told.length - 1]?.seq ?? after),
    isMore: changed.length > told.length,
  }
}
