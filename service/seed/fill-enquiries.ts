import { randomUUID } from 'node:crypto'
import { AccountId as Account, type AccountId, instantOf } from '#shared/content/identity.ts'
import { moved } from '#shared/enquiry/act-on-enquiry.ts'
import { type EnquiryId, NoteId, ReplyId } from '#shared/enquiry/enquiry.ts'
import type { EnquiryAct } from '#shared/enquiry/enquiry-act.ts'
import { OperationId } from '#shared/sync/operation-id.ts'
import { carryOutAct } from '../enquiries/carry-out-act.ts'
import { takeEnquiryTurn } from '../enquiries/enquiry-turn.ts'
import { receiveEnquiry } from '../enquiries/receive-message.ts'
import { findEnquiry, storeStanding, storeStep } from '../enquiries/stored-enquiry.ts'
import { writeLetter } from '../enquiries/write-letter.ts'
import { writeNote } from '../enquiries/write-note.ts'
import type { Database, DatabaseTransaction } from '../storage/tables.ts'
import { insertSampleAccounts } from './fill-database.ts'
import { accountOf } from './item-rows.ts'
import { type SampleEnquiry, type SampleExpert, sampleEnquiries } from './sample-enquiries.ts'
import { seedId } from './seed-id.ts'

const hour = 3_600_000

const experts: Readonly<Record<SampleExpert, AccountId>> = {
  hanna: accountOf('legal'),
  paul: Account.parse(seedId('account', 'counsel')),
}

/** A colleague of the expert among the demo accounts; nobody can sign in as them. */
async function insertColleague(transaction: DatabaseTransaction): Promise<void> {
  await transaction
    .insertInto('account')
    .values({
      id: experts.paul,
      user_name: 'demo.counsel',
      name: 'Paul Lambert',
      organisation: 'Open Source Observatory, legal coaching',
      email: 'paul.lambert@example.eu',
      demo_key: null,
      site_roles: JSON.stringify(['legal_expert']),
    })
    .onConflict(conflict => conflict.column('id').doNothing())
    .execute()
}

type Step = SampleEnquiry['steps'][number]

const newId = () => OperationId.parse(randomUUID())

/** An act that the rules have to allow. */
async function act(
  transaction: DatabaseTransaction,
  asked: EnquiryAct,
  by: AccountId,
  at: Date,
): Promise<void> {
  const refusal = await carryOutAct(transaction, asked, by, at)
  if (refusal !== null) throw new Error(`A sample enquiry was refused: ${refusal}`)
}

/** A letter that was sent long ago: no mail is made of it. */
async function sent(
  transaction: DatabaseTransaction,
  id: EnquiryId,
  { does, words }: Extract<Step, { does: 'ask' | 'answer' }>,
  by: AccountId,
  at: Date,
): Promise<void> {
  const reply = ReplyId.parse(randomUUID())
  const writing = { id: newId(), answers: id, reply, letter: words, comparedLicences: [], does, sendAt: null }
  await writeLetter(transaction, writing, by, at)
  await transaction.updateTable('enquiry_reply').set({ stage: 'sent' }).where('reply', '=', reply).execute()
  const enquiry = await findEnquiry(transaction, id)
  const next = enquiry && moved(enquiry.standing, does, instantOf(at))
  if (enquiry === undefined || next === null || next === undefined) throw new Error('It can be answered')
  await storeStanding(transaction, { id, standing: next }, await takeEnquiryTurn(transaction))
  await storeStep(transaction, id, {
    at,
    by,
    move: does,
    from: enquiry.standing.state,
    to: next.state,
    word: null,
  })
}

async function take(
  transaction: DatabaseTransaction,
  id: EnquiryId,
  { language }: SampleEnquiry,
  step: Step,
  at: Date,
): Promise<void> {
  const by = experts[step.by]
  const asked = { id: newId(), enquiry: id }
  switch (step.does) {
    case 'triage': {
      const { topic, urgency } = step
      return act(transaction, { ...asked, kind: 'triage', topic, urgency, language }, by, at)
    }
    case 'take':
      return act(transaction, { ...asked, kind: 'assign', to: by, word: null }, by, at)
    case 'note': {
      const note = NoteId.parse(randomUUID())
      await writeNote(transaction, { id: newId(), noteOn: id, note, internal: step.words }, by, at)
      return
    }
    case 'close':
      return act(transaction, { ...asked, kind: 'close', as: step.as }, by, at)
    case 'ask':
    case 'answer':
      return sent(transaction, id, step, by, at)
  }
}

async function insertSample(
  transaction: DatabaseTransaction,
  sample: SampleEnquiry,
  now: Date,
): Promise<void> {
  const { firstName, lastName, organisation, email, language, subject, message, before } = sample
  const received = now.getTime() - before * hour
  const { id } = await receiveEnquiry(
    transaction,
    {
      firstName,
      lastName,
      organisation,
      email,
      language,
      subject,
      message,
      category: 'legal',
      copyToMe: false,
    },
    [],
    new Date(received),
  )
  for (const step of sample.steps) {
    await take(transaction, id, sample, step, new Date(received + step.after * hour))
  }
  if (sample.claimedBy !== null) {
    const claim = { id: newId(), enquiry: id, kind: 'claim', takesOver: null } as const
    await act(transaction, claim, experts[sample.claimedBy], now)
  }
}

/** Puts the sample enquiries into a database in which nobody has asked anything yet. No mail is made of them. */
export async function fillEnquiries(database: Database, now: Date): Promise<void> {
  await insertSampleAccounts(database)
  await database.transaction().execute(async transaction => {
    await takeEnquiryTurn(transaction)
    const known = await transaction.selectFrom('enquiry').select('id').limit(1).executeTakeFirst()
    if (known !== undefined) return
    await insertColleague(transaction)
    for (const sample of sampleEnquiries) await insertSample(transaction, sample, now)
    await transaction.updateTable('enquiry_notice').set({ mailed_at: now }).execute()
  })
}
