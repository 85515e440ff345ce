import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AccountId, instantOf } from '#shared/content/identity.ts'
import { type EnquiryId, ReplyId } from '#shared/enquiry/enquiry.ts'
import { EnquiryAct } from '#shared/enquiry/enquiry-act.ts'
import type { LetterWriting } from '#shared/enquiry/enquiry-writing.ts'
import { PersonAddress } from '#shared/enquiry/people-data.ts'
import { until } from '../../build/run/until.ts'
import { applyRequest } from '../../service/enquiries/apply-request.ts'
import { carryOutAct } from '../../service/enquiries/carry-out-act.ts'
import { tellOfDueEnquiries } from '../../service/enquiries/enquiry-notices.ts'
import type { EnquiryRules } from '../../service/enquiries/enquiry-rules.ts'
import { takeEnquiryTurn } from '../../service/enquiries/enquiry-turn.ts'
import { exportPerson } from '../../service/enquiries/export-person.ts'
import { loadEnquiries } from '../../service/enquiries/load-enquiries.ts'
import { anonymiseOldEnquiries, erasePerson } from '../../service/enquiries/privacy.ts'
import { receiveMail } from '../../service/enquiries/receive-message.ts'
import { sendDueLetters } from '../../service/enquiries/send-letters.ts'
import { takeContact } from '../../service/enquiries/take-contact.ts'
import { writeLetter } from '../../service/enquiries/write-letter.ts'
import { migrateToNewest } from '../../service/storage/migrate.ts'
import { openStorage, type Storage } from '../../service/storage/storage.ts'
import { aContactMessage, newRequestId } from '../support/enquiry-client.ts'
import { type PostgresServer, startPostgresServer } from '../support/postgres-server.ts'

const day = 86_400_000
const rules: EnquiryRules = {
  sendsLetters: true,
  address: 'enquiries@example.eu',
  siteMailbox: null,
  inboundSecret: null,
  postsPerHour: 100,
  keptFor: 100 * day,
}
/** A Monday in office hours, and days after it. */
const monday = new Date('2026-03-02T10:00:00Z')
const later = (days: number) => new Date(monday.getTime() + days * day)

let server: PostgresServer
let storage: Storage
const [ada, ben, cleo] = [randomUUID(), randomUUID(), randomUUID()].map(id => AccountId.parse(id)) as [
  AccountId,
  AccountId,
  AccountId,
]

beforeAll(async () => {
  server = await startPostgresServer()
  storage = await openStorage({ kind: 'server', url: await server.createDatabase('records') })
  await migrateToNewest(storage.database)
  for (const id of [ada, ben, cleo]) {
    await storage.database
      .insertInto('account')
      .values({
        id,
        user_name: id,
        name: id,
        organisation: '',
        email: '',
        password_hash: null,
        demo_key: null,
        site_roles: JSON.stringify(['legal_expert']),
      })
      .execute()
  }
})

afterAll(async () => {
  await storage.close()
  await server.stop()
})

const newAddress = () => `${randomUUID()}@example.org`

async function asked(email = newAddress(), at = monday): Promise<EnquiryId> {
  const outcome = await takeContact(storage, rules, aContactMessage({ email }), [], at)
  if (outcome.kind !== 'enquiry') throw new Error(`It became ${outcome.kind}`)
  const { id } = await storage.database
    .selectFrom('enquiry')
    .select('id')
    .where('number', '=', outcome.number)
    .executeTakeFirstOrThrow()
  return id
}

async function enquiryOf(id: EnquiryId) {
  const [enquiry] = await loadEnquiries(storage.database, [id])
  if (enquiry === undefined) throw new Error(`There is no enquiry ${id}`)
  return enquiry
}

/** What was refused; null where it was done. */
async function act(
  by: AccountId,
  what: { readonly enquiry: EnquiryId; readonly kind: EnquiryAct['kind']; readonly [more: string]: unknown },
  at = monday,
  id = newRequestId(),
): Promise<string | null> {
  const whole = EnquiryAct.parse({ ...what, id })
  const result = await applyRequest(storage, by, whole, at, transaction =>
    carryOutAct(transaction, whole, by, at),
  )
  return result.kind === 'refused' ? result.refusal : result.kind === 'done' ? null : result.kind
}

async function write(
  by: AccountId,
  enquiry: EnquiryId,
  about: Partial<LetterWriting> = {},
  at = monday,
): Promise<string | null> {
  const writing = {
    id: newRequestId(),
    answers: enquiry,
    reply: ReplyId.parse(randomUUID()),
    letter: 'Yes, you may.',
    comparedLicences: [],
    does: 'answer' as const,
    sendAt: null,
    ...about,
  }
  const result = await applyRequest(storage, by, writing, at, transaction =>
    writeLetter(transaction, writing, by, at),
  )
  return result.kind === 'refused' ? result.refusal : null
}

/** Sends what is due, and lets the mails of an enquiry's letters end. */
async function send(enquiry: EnquiryId, ended: 'sent' | 'given_up' | null, at = monday): Promise<void> {
  await sendDueLetters(storage, rules, at)
  if (ended === null) return
  await storage.database
    .updateTable('mail')
    .set({ ended, ended_at: at })
    .where('ended', 'is', null)
    .where('id', 'in', query =>
      query
        .selectFrom('enquiry_reply')
        .select(({ ref }) => ref('mail').$notNull().as('mail'))
        .where('enquiry', '=', enquiry)
        .where('mail', 'is not', null),
    )
    .execute()
  await sendDueLetters(storage, rules, at)
}

async function mailTo(enquiry: EnquiryId, from: string, text: string, at: Date): Promise<void> {
  const { reply_token } = await storage.database
    .selectFrom('enquiry')
    .select('reply_token')
    .where('id', '=', enquiry)
    .executeTakeFirstOrThrow()
  const files = [{ name: 'a.txt', mediaType: 'text/plain', content: Buffer.from('in a file') }]
  const mail = { from, text, html: null, mailId: randomUUID(), files }
  expect(await receiveMail(storage.database, reply_token, mail, at)).toBe('received')
}

async function mailsTo(address: string): Promise<readonly string[]> {
  const mails = await storage.database
    .selectFrom('mail')
    .select('subject')
    .where('address', '=', address)
    .execute()
  return mails.map(({ subject }) => subject)
}

const claim = (enquiry: EnquiryId) => ({ enquiry, kind: 'claim', takesOver: null }) as const
const close = (enquiry: EnquiryId) => ({ enquiry, kind: 'close', as: 'answered' }) as const

describe('a planned letter', () => {
  test('is withdrawn by its writer whoever has the claim, and by whoever has it; the trail says who', async () => {
    const id = await asked()
    const [one, other] = [ReplyId.parse(randomUUID()), ReplyId.parse(randomUUID())]
    await write(ada, id, { reply: one, sendAt: instantOf(later(2)) })
    await write(ada, id, { reply: other, sendAt: instantOf(later(2)) })
    await act(ben, claim(id))
    expect(await act(ada, { enquiry: id, kind: 'withdraw_reply', reply: one })).toBeNull()
    expect(await act(cleo, { enquiry: id, kind: 'withdraw_reply', reply: other })).toBe('not_own')
    expect(await act(ben, { enquiry: id, kind: 'withdraw_reply', reply: other })).toBeNull()
    const { replies, steps } = await enquiryOf(id)
    expect(replies.map(({ stage }) => stage)).toEqual(['withdrawn', 'withdrawn'])
    expect(steps.filter(({ move }) => move === 'withdraw').map(({ by }) => by?.id)).toEqual([ada, ben])
  })

  test.each([
    ['answer', 'answered'],
    ['ask', 'no_answer_needed'],
    ['answer', 'spam'],
  ] as const)('that is to %s goes out of an enquiry closed as %s, which stays closed', async (does, as) => {
    const person = newAddress()
    const id = await asked(person)
    await write(ada, id, { does })
    expect(await act(ada, { enquiry: id, kind: 'close', as })).toBeNull()
    await send(id, 'sent')
    const after = await enquiryOf(id)
    expect(after).toMatchObject({ state: 'closed', closed: { as }, replies: [{ stage: 'sent' }] })
    expect(after).toMatchObject({ waitingSince: null, firstAnswerDue: null, settlementDue: null })
    expect(after.steps.at(-1)).toMatchObject({ move: does, from: 'closed', to: 'closed', by: { id: ada } })
    expect(await mailsTo(person)).toEqual([expect.anything(), expect.stringContaining('Re:')])
  })

  test('that does not arrive brings a closed enquiry back; one to nobody fails', async () => {
    const [closed, nobody] = [await asked(), await asked()]
    for (const id of [closed, nobody]) {
      await write(ada, id)
      await act(ada, close(id))
    }
    // What anonymising withdraws cannot be planned; what were left all the same has nobody to go to.
    await storage.database.updateTable('enquiry').set({ enquirer: null }).where('id', '=', nobody).execute()
    await send(closed, 'given_up')
    expect(await enquiryOf(closed)).toMatchObject({
      state: 'assigned',
      firstAnsweredAt: null,
      replies: [{ stage: 'failed' }],
    })
    expect(await enquiryOf(nobody)).toMatchObject({ state: 'closed', replies: [{ stage: 'failed' }] })
  })
})

describe('a letter that went along with a merge', () => {
  test('is withdrawn where it is now', async () => {
    const person = newAddress()
    const [from, into] = [await asked(person), await asked(person)]
    const reply = ReplyId.parse(randomUUID())
    await write(ada, from, { reply, sendAt: instantOf(later(2)) })
    await act(ada, { enquiry: from, kind: 'merge', into })
    expect(await act(ada, { enquiry: from, kind: 'withdraw_reply', reply })).toBeNull()
    expect((await enquiryOf(into)).replies).toMatchObject([{ reply, stage: 'withdrawn' }])
  })
})

describe('anonymising', () => {
  test('leaves the mails of another enquiry of the same person, and lets no letter of its own hang', async () => {
    const person = newAddress()
    const [old, open] = [await asked(person), await asked(person, later(99))]
    await write(ada, old)
    await send(old, null)
    await act(ada, close(old), later(1))
    await write(ada, open, {}, later(100))
    await send(open, null, later(100))
    await anonymiseOldEnquiries(storage.database, rules.keptFor, later(105))
    expect(await enquiryOf(old)).toMatchObject({ enquirer: null, replies: [{ stage: 'withdrawn' }] })
    const left = await mailsTo(person)
    const { number } = await enquiryOf(open)
    expect(left).toHaveLength(2)
    expect(left.every(subject => subject.includes(number))).toBe(true)
    await send(open, 'sent', later(106))
    expect(await enquiryOf(open)).toMatchObject({ state: 'answered', replies: [{ stage: 'sent' }] })
  })

  test('is done with what rests answered or waiting for as long, and with nothing that moved since', async () => {
    const [rests, waits, moves, planned, isNew] = [
      await asked(),
      await asked(),
      await asked(),
      await asked(),
      await asked(),
    ]
    await write(ada, rests)
    await write(ada, waits, { does: 'ask' })
    await write(ada, moves)
    await sendDueLetters(storage, rules, monday)
    await mailTo(moves, 'ada@example.org', 'And?', later(50))
    await write(ada, moves, {}, later(50))
    await sendDueLetters(storage, rules, later(50))
    await write(ada, planned)
    await sendDueLetters(storage, rules, monday)
    await write(ada, planned, { sendAt: instantOf(later(150)) })
    await anonymiseOldEnquiries(storage.database, rules.keptFor, later(101))
    expect(await enquiryOf(rests)).toMatchObject({
      enquirer: null,
      state: 'closed',
      closed: { as: 'answered' },
    })
    expect(await enquiryOf(waits)).toMatchObject({
      enquirer: null,
      state: 'closed',
      closed: { as: 'no_answer_needed' },
    })
    for (const id of [moves, planned]) expect((await enquiryOf(id)).state).toBe('answered')
    // What nobody has answered is not forgotten.
    expect(await enquiryOf(isNew)).toMatchObject({ state: 'new' })
    expect((await enquiryOf(isNew)).enquirer).not.toBeNull()
  })

  test('ends all that can be done: it is neither opened again nor split', async () => {
    const person = newAddress()
    const id = await asked(person)
    await mailTo(id, person, 'One more thing.', monday)
    await erasePerson(storage.database, PersonAddress.parse(person), ada, monday)
    const [message] = (await enquiryOf(id)).messages
    expect(await act(ada, { enquiry: id, kind: 'reopen' })).toBe('anonymous')
    const split = { messages: [message?.message], into: randomUUID(), subject: 'Apart' }
    expect(await act(ada, { enquiry: id, kind: 'split', ...split })).toBe('anonymous')
    expect(await enquiryOf(id)).toMatchObject({ state: 'closed' })
  })

  test('of a person takes what they wrote into the threads of others along, and nothing else of those', async () => {
    const [person, third] = [newAddress(), newAddress()]
    const id = await asked(person)
    await mailTo(id, third.toUpperCase(), 'I am their lawyer.', monday)
    const address = PersonAddress.parse(third)
    const exported = await exportPerson(storage.database, address, ada, monday)
    const { number } = await enquiryOf(id)
    expect(exported).toMatchObject([
      { number, subject: '', enquirer: null, letters: [], messages: [{ text: 'I am their lawyer.' }] },
    ])
    expect(exported[0]?.messages[0]?.files).toHaveLength(1)
    expect(JSON.stringify(exported)).not.toContain(person)
    const before = await storage.database.selectFrom('enquiry').select('seq').where('id', '=', id).execute()
    expect(await erasePerson(storage.database, address, ada, monday)).toBe(1)
    const after = await enquiryOf(id)
    expect(after.enquirer?.email).toBe(person)
    expect(after.messages.map(({ from, text }) => [from, text])).toEqual(
      expect.arrayContaining([
        [person, expect.stringContaining('Our program')],
        [null, ''],
      ]),
    )
    expect(after.messages.flatMap(({ attachments }) => attachments)).toEqual([])
    // Desks have to be told.
    expect(
      await storage.database.selectFrom('enquiry').select('seq').where('id', '=', id).execute(),
    ).not.toEqual(before)
    expect(await erasePerson(storage.database, address, ada, monday)).toBe(0)
  })
})

describe('what a person is given', () => {
  test('has nothing that others wrote into their thread, and says how much that is', async () => {
    const [person, third] = [newAddress(), newAddress()]
    const id = await asked(person)
    await mailTo(id, person.toUpperCase(), 'One more thing.', later(1))
    await mailTo(id, third, 'I am their lawyer.', later(2))
    await mailTo(id, third, 'Once more.', later(3))
    const exported = await exportPerson(storage.database, PersonAddress.parse(person), ada, later(4))
    expect(exported).toMatchObject([
      {
        enquirer: { email: person },
        messages: [{ from: person }, { text: 'One more thing.', files: [{ name: 'a.txt' }] }],
        writtenByOthers: 2,
      },
    ])
    expect(JSON.stringify(exported)).not.toContain(third)
    const elsewhere = await exportPerson(storage.database, PersonAddress.parse(third), ada, later(4))
    expect(elsewhere).toMatchObject([
      { messages: [{ text: 'I am their lawyer.' }, { text: 'Once more.' }], writtenByOthers: 0 },
    ])
  })
})

describe('merging', () => {
  test('what is open brings back what was answered, and what is not leaves it as it stands', async () => {
    const person = newAddress()
    const [answered, question, done] = [await asked(person), await asked(person), await asked(person)]
    for (const id of [answered, done]) await write(ada, id)
    await sendDueLetters(storage, rules, monday)
    await act(ada, { enquiry: done, kind: 'merge', into: answered })
    expect((await enquiryOf(answered)).state).toBe('answered')
    expect(await act(ada, { enquiry: question, kind: 'merge', into: answered }, later(1))).toBeNull()
    const after = await enquiryOf(answered)
    expect(after).toMatchObject({ state: 'assigned' })
    expect(after.settlementDue).not.toBeNull()
    expect(after.steps.at(-1)).toMatchObject({ move: 'merge', from: 'answered', to: 'assigned' })
  })

  test('into what another expert has claimed is refused', async () => {
    const person = newAddress()
    const [into, from] = [await asked(person), await asked(person)]
    await act(ben, claim(into))
    expect(await act(ada, { enquiry: from, kind: 'merge', into })).toBe('claimed')
    expect((await enquiryOf(from)).state).toBe('new')
    expect(await act(ben, { enquiry: from, kind: 'merge', into })).toBeNull()
  })
})

describe('two experts who answer without a claim', () => {
  test('whoever had not read the other’s letter is refused; without the field it is as it was', async () => {
    const id = await asked()
    const reply = ReplyId.parse(randomUUID())
    expect(await write(ada, id, { reply, repliesRead: [] })).toBeNull()
    expect(await write(ben, id, { repliesRead: [] })).toBe('answered_meanwhile')
    // One's own are known, those of others once they were read.
    expect(await write(ada, id, { repliesRead: [] })).toBeNull()
    const read = (await enquiryOf(id)).replies.map(({ reply }) => reply)
    expect(await write(ben, id, { repliesRead: read })).toBeNull()
    expect(await write(cleo, id)).toBeNull()
  })

  test('a letter that was withdrawn, or never arrived, hinders nobody', async () => {
    const id = await asked()
    const reply = ReplyId.parse(randomUUID())
    await write(ada, id, { reply, sendAt: instantOf(later(2)) })
    await act(ada, { enquiry: id, kind: 'withdraw_reply', reply })
    expect(await write(ben, id, { repliesRead: [] })).toBeNull()
    await send(id, 'given_up')
    expect(await write(cleo, id, { repliesRead: [] })).toBeNull()
  })
})

describe('what is asked again long after it was answered', () => {
  test('is due from then on, and told of once more', async () => {
    const id = await asked()
    await write(ada, id)
    await sendDueLetters(storage, rules, monday)
    await mailTo(id, 'ada@example.org', 'And the logo?', later(90))
    const { settlementDue } = await enquiryOf(id)
    const due = new Date(settlementDue ?? 0)
    expect(due.getTime()).toBeGreaterThan(later(90 + 10).getTime())
    await tellOfDueEnquiries(storage.database, new Date(due.getTime() - day / 24))
    const told = await storage.database
      .selectFrom('enquiry_notice')
      .select(['account', 'about'])
      .where('enquiry', '=', id)
      .where('kind', '=', 'due')
      .execute()
    expect(told).toEqual([{ account: ada, about: due }])
  })
})

describe('a letter that could not be delivered', () => {
  test('was no first answer, and stands on the trail', async () => {
    const id = await asked()
    const due = (await enquiryOf(id)).firstAnswerDue
    await write(ada, id)
    await send(id, 'given_up')
    const after = await enquiryOf(id)
    expect(after).toMatchObject({ state: 'assigned', firstAnsweredAt: null, firstAnswerDue: due })
    expect(after.steps.at(-1)).toMatchObject({
      move: 'letter_failed',
      by: null,
      from: 'answered',
      to: 'assigned',
    })
  })

  test('takes back no first answer that another letter was', async () => {
    const id = await asked()
    await write(ada, id)
    await send(id, 'sent')
    await write(ada, id, {}, later(1))
    await send(id, 'given_up', later(1))
    expect(await enquiryOf(id)).toMatchObject({ state: 'assigned', firstAnsweredAt: instantOf(monday) })
  })
})

describe('the same request twice at once', () => {
  test('is done once, and answered as done both times', async () => {
    const id = await asked()
    const request = newRequestId()
    let release = () => {}
    const released = new Promise<void>(resolve => {
      release = resolve
    })
    let hasTurn = () => {}
    const turnTaken = new Promise<void>(resolve => {
      hasTurn = resolve
    })
    const holder = storage.database.transaction().execute(async transaction => {
      await takeEnquiryTurn(transaction)
      hasTurn()
      await released
    })
    await turnTaken
    const both = [act(ada, close(id), monday, request), act(ada, close(id), monday, request)]
    const waiting = sql<{ count: number }>`select count(*)::int as count from pg_locks where not granted`
    await until(
      'both to wait for their turn',
      async () => ((await waiting.execute(storage.database)).rows[0]?.count === 2 ? true : undefined),
      20_000,
    )
    release()
    await holder
    expect(await Promise.all(both)).toEqual([null, null])
    const { steps } = await enquiryOf(id)
    expect(steps.filter(({ move }) => move === 'close')).toHaveLength(1)
  })
})
