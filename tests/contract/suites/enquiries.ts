import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { EnquiryId, EnquiryNumber, enquiryLimits } from '#shared/enquiry/enquiry.ts'
import { EnquiryPage, enquiryBytesPerPage } from '#shared/enquiry/enquiry-page.ts'
import { PrivacyLog } from '#shared/enquiry/people-data.ts'
import { TextModuleId } from '#shared/enquiry/text-module.ts'
import {
  aContactMessage,
  actOn,
  changeModule,
  enquiryOf,
  newRequestId,
  noteOn,
  postContact,
  readEnquiries,
  writeTo,
} from '../../support/enquiry-client.ts'
import { problemOfResponse, type ServiceClient, signedInClient } from '../../support/service-client.ts'
import { type Cast, secondExpert } from './cast.ts'

/** What a refusal says. */
const Refused = z.object({ type: z.string(), refusal: z.string().optional() })

/** Enquiries as experts work on them, whatever the database. */
export function describeEnquiries(cast: () => Cast): void {
  let expert: ServiceClient
  let other: ServiceClient
  let url: string

  beforeAll(async () => {
    url = cast().service.url
    expert = await signedInClient(url, 'legal')
    other = await signedInClient(url, secondExpert)
  })

  async function asked(about: Parameters<typeof aContactMessage>[0] = {}): Promise<EnquiryId> {
    const response = await postContact(url, aContactMessage(about))
    expect(response.status).toBe(200)
    const { number } = z.object({ number: EnquiryNumber }).parse(await response.json())
    return (await enquiryOf(expert, number)).id
  }

  async function refusalOf(response: Response): Promise<string | undefined> {
    expect(response.status).toBe(409)
    return Refused.parse(await response.json()).refusal
  }

  async function done(response: Response): Promise<void> {
    expect(response.status, await response.clone().text()).toBe(200)
  }

  test('what somebody writes is an enquiry with a number, and due times in office hours', async () => {
    const enquiry = await enquiryOf(expert, await asked({ language: 'fr' }))
    expect(enquiry).toMatchObject({ state: 'new', category: 'legal', language: 'fr', assignee: null })
    expect(enquiry.number).toMatch(/^OSOR-\d{4}-\d{5}$/)
    expect(enquiry.enquirer).toEqual({
      firstName: 'Ada',
      lastName: 'Example',
      organisation: 'Town of Ekdalen',
      email: 'ada@example.org',
    })
    expect(enquiry.messages).toMatchObject([{ from: 'ada@example.org', html: null }])
    expect(enquiry.firstAnswerDue).not.toBeNull()
    expect(enquiry.steps).toMatchObject([{ move: 'received', by: null }])
  })

  test('a file that came with it is handed to experts as a download alone', async () => {
    const attachment = {
      name: '../we\u202Eird.html',
      mediaType: 'text/html',
      content: btoa('<script>alert(1)</script>'),
    }
    const response = await postContact(url, aContactMessage(), attachment)
    const { number } = z.object({ number: EnquiryNumber }).parse(await response.json())
    const [file] = (await enquiryOf(expert, number)).messages[0]?.attachments ?? []
    expect(file).toMatchObject({ name: '.._we_ird.html', bytes: 25 })
    const content = await expert.ask(`/v1/enquiries/attachments/${file?.id}`)
    expect(await content.text()).toBe('<script>alert(1)</script>')
    expect(content.headers.get('content-type')).toBe('application/octet-stream')
    expect(content.headers.get('content-disposition')).toBe('attachment')
    expect(content.headers.get('etag')).toBe(`"${file?.id}"`)
    expect(content.headers.get('cache-control')).toBe('no-store')
    expect(content.headers.get('content-security-policy')).toContain('sandbox')
  })

  test('numbers are counted up, also by many who write at the same time', async () => {
    const responses = await Promise.all(
      Array.from({ length: 10 }, () => postContact(url, aContactMessage({ subject: 'At the same time' }))),
    )
    const numbers = await Promise.all(
      responses.map(
        async response => z.object({ number: EnquiryNumber }).parse(await response.json()).number,
      ),
    )
    expect(new Set(numbers).size).toBe(10)
    const counted = numbers.map(number => Number(number.slice(-5))).sort((one, two) => one - two)
    expect((counted.at(-1) ?? 0) - (counted[0] ?? 0)).toBe(9)
  })

  test('a reader who goes by the cursor gets each change once it is there, and nothing twice', async () => {
    const { cursor } = await readEnquiries(expert)
    const one = await asked()
    const next = await readEnquiries(expert, cursor)
    expect(next.enquiries.map(({ id }) => id)).toEqual([one])
    expect((await readEnquiries(expert, next.cursor)).enquiries).toEqual([])
    await done(await noteOn(expert, one, 'I know this program.'))
    const noted = await readEnquiries(expert, next.cursor)
    expect(noted.enquiries.map(({ id, notes }) => [id, notes.length])).toEqual([[one, 1]])
  })

  test('an answer has as many enquiries as go into about a megabyte, and a longer one has one by itself', async () => {
    const { cursor } = await readEnquiries(expert)
    const ids: EnquiryId[] = []
    for (let number = 0; number < 4; number += 1) {
      const id = await asked({ subject: `Long ${number}` })
      ids.push(id)
      // The second one alone is longer than an answer is to be.
      const notes = number === 1 ? 55 : 22
      for (let note = 0; note < notes; note += 1)
        await done(await noteOn(expert, id, 'zebra '.repeat(enquiryLimits.note / 6)))
    }
    const pages: EnquiryPage[] = []
    for (let after = cursor; pages.at(-1)?.isMore !== false; after = pages.at(-1)?.cursor ?? after)
      pages.push(await expert.read(`/v1/enquiries?after=${after}`, EnquiryPage))
    expect(pages.map(page => page.enquiries.map(({ subject }) => subject))).toEqual([
      ['Long 0'],
      ['Long 1'],
      ['Long 2', 'Long 3'],
    ])
    expect(pages[1]?.enquiries[0]?.notes).toHaveLength(55)
    expect(pages.flatMap(page => page.enquiries.map(({ id }) => id))).toEqual(ids)
    for (const { enquiries } of pages.filter(({ enquiries }) => enquiries.length > 1))
      expect(JSON.stringify(enquiries).length).toBeLessThan(1.2 * enquiryBytesPerPage)
  })

  test('one expert at a time: a claim holds acts and letters of others back, and is taken over with a word', async () => {
    const id = await asked()
    await done(await actOn(expert, { enquiry: id, kind: 'claim', takesOver: null }))
    expect(await refusalOf(await actOn(other, { enquiry: id, kind: 'claim', takesOver: null }))).toBe(
      'claimed',
    )
    expect(await refusalOf(await actOn(other, { enquiry: id, kind: 'close', as: 'spam' }))).toBe('claimed')
    await done(await noteOn(other, id, 'I have answered the same last year.'))
    await done(await actOn(other, { enquiry: id, kind: 'claim', takesOver: { word: 'You are ill.' } }))
    const taken = await enquiryOf(expert, id)
    expect(taken.claim).toMatchObject({ by: { name: 'Lena' }, takenFrom: { word: 'You are ill.' } })
    expect(taken.steps.map(({ move }) => move)).toEqual(['received', 'claim', 'take_over'])
  })

  test('is triaged, assigned, transferred with a note, closed and opened again', async () => {
    const id = await asked()
    const me = (await other.me()).account.id
    const they = (await expert.me()).account.id
    await done(
      await actOn(expert, {
        enquiry: id,
        kind: 'triage',
        topic: 'compatibility',
        urgency: 'urgent',
        language: 'en',
      }),
    )
    await done(await actOn(expert, { enquiry: id, kind: 'assign', to: they, word: null }))
    expect(await refusalOf(await actOn(expert, { enquiry: id, kind: 'assign', to: me, word: null }))).toBe(
      'word_missing',
    )
    await done(await actOn(expert, { enquiry: id, kind: 'assign', to: me, word: 'You wrote the guide.' }))
    const editor = (await cast().editor.me()).account.id
    expect(
      await refusalOf(await actOn(expert, { enquiry: id, kind: 'assign', to: editor, word: 'Please.' })),
    ).toBe('not_there')
    await done(await actOn(other, { enquiry: id, kind: 'close', as: 'no_answer_needed' }))
    expect(await refusalOf(await actOn(other, { enquiry: id, kind: 'close', as: 'spam' }))).toBe(
      'no_such_step',
    )
    await done(await actOn(expert, { enquiry: id, kind: 'reopen' }))
    expect(await enquiryOf(expert, id)).toMatchObject({
      state: 'assigned',
      topic: 'compatibility',
      urgency: 'urgent',
      assignee: { id: me },
    })
  })

  test('an act that is sent twice is done once, and another one under its id is refused', async () => {
    const id = await asked()
    const request = newRequestId()
    const claim = { enquiry: id, kind: 'claim', takesOver: null } as const
    for (let time = 0; time < 2; time += 1) {
      const answer = await actOn(expert, claim, request)
      // Whoever asks can tell the answer from whatever else says 200.
      expect([answer.status, await answer.json()]).toEqual([200, { done: request }])
    }
    expect((await enquiryOf(expert, id)).steps.filter(({ move }) => move === 'claim')).toHaveLength(1)
    const reused = await actOn(expert, { enquiry: id, kind: 'release' }, request)
    expect(await problemOfResponse(reused)).toMatchObject({ kind: 'operation-reused' })
    // What was refused stays refused under its id, though it could be done now.
    const refused = newRequestId()
    expect(await refusalOf(await actOn(other, { enquiry: id, kind: 'close', as: 'spam' }, refused))).toBe(
      'claimed',
    )
    await done(await actOn(expert, { enquiry: id, kind: 'release' }))
    expect(await refusalOf(await actOn(other, { enquiry: id, kind: 'close', as: 'spam' }, refused))).toBe(
      'claimed',
    )
  })

  test('duplicates of one person are merged, and what was two questions is split', async () => {
    const [first, second] = [await asked(), await asked({ message: 'I asked before.' })]
    await done(await actOn(expert, { enquiry: second, kind: 'merge', into: first }))
    const merged = await enquiryOf(expert, first)
    expect(merged.messages.map(({ text }) => text)).toContain('I asked before.')
    expect(await enquiryOf(expert, second)).toMatchObject({
      state: 'closed',
      mergedInto: first,
      messages: [],
    })
    // A note that was on its way goes where the others read on.
    await done(await noteOn(expert, second, 'Late, but here.'))
    expect((await enquiryOf(expert, first)).notes.map(({ internal }) => internal)).toEqual([
      'Late, but here.',
    ])
    const strange = await asked({ email: 'bert@example.org' })
    expect(await refusalOf(await actOn(expert, { enquiry: strange, kind: 'merge', into: first }))).toBe(
      'other_person',
    )

    const into = EnquiryId.parse(randomUUID())
    const apart = merged.messages.find(({ text }) => text === 'I asked before.')
    if (apart === undefined) throw new Error('It is there')
    const split = {
      enquiry: first,
      kind: 'split' as const,
      messages: [apart.message],
      into,
      subject: 'Another matter',
    }
    await done(await actOn(expert, split))
    expect(await enquiryOf(expert, into)).toMatchObject({
      state: 'new',
      subject: 'Another matter',
      enquirer: { email: 'ada@example.org' },
      messages: [{ text: 'I asked before.' }],
    })
    const all = (await enquiryOf(expert, first)).messages.map(({ message }) => message)
    const rest = { ...split, messages: all, into: EnquiryId.parse(randomUUID()) }
    expect(await refusalOf(await actOn(expert, rest))).toBe('no_such_step')
  })

  test('text modules are shared: told once, changed by whoever has read the newest version', async () => {
    const first = await expert.read('/v1/enquiries', EnquiryPage)
    expect(first.textModules?.map(({ language }) => language)).toEqual(
      expect.arrayContaining(['en', 'fr', 'de']),
    )
    const { cursor } = await readEnquiries(expert)
    const unchanged = await expert.read(`/v1/enquiries?after=${cursor}`, EnquiryPage)
    expect(unchanged.textModules).toBeNull()

    const module = TextModuleId.parse(randomUUID())
    const words = { language: 'en' as const, title: 'Greeting', words: 'Dear {{name}}' }
    const made = { does: 'keep' as const, id: newRequestId(), module, basedOn: null, ...words }
    await done(await changeModule(expert, made))
    await done(await changeModule(expert, made))
    const after = await expert.read(`/v1/enquiries?after=${cursor}`, EnquiryPage)
    expect(after.enquiries).toEqual([])
    expect(after.textModules?.find(each => each.module === module)).toMatchObject({
      ...words,
      version: made.id,
    })
    expect((await expert.read(`/v1/enquiries?after=${after.cursor}`, EnquiryPage)).textModules).toBeNull()

    const changed = { ...made, id: newRequestId(), basedOn: made.id, words: 'Hello {{name}}' }
    await done(await changeModule(expert, changed))
    const stale = { ...made, id: newRequestId(), basedOn: made.id, words: 'Lost?' }
    expect(await refusalOf(await changeModule(expert, stale))).toBe('changed_meanwhile')
    const removal = { does: 'remove' as const, id: newRequestId(), module, basedOn: made.id }
    expect(await refusalOf(await changeModule(expert, removal))).toBe('changed_meanwhile')
    await done(await changeModule(expert, { ...removal, id: newRequestId(), basedOn: changed.id }))
    const again = { ...changed, id: newRequestId(), basedOn: changed.id }
    expect(await refusalOf(await changeModule(expert, again))).toBe('not_there')
    const last = await expert.read(`/v1/enquiries?after=${after.cursor}`, EnquiryPage)
    expect(last.textModules?.some(each => each.module === module)).toBe(false)
  })

  test('the page that the link in a mail leads to says the same, whether there is such an enquiry or not', async () => {
    const [known, unknown] = [await asked({ subject: 'A giraffe' }), randomUUID()]
    const pageOf = async (id: string) => {
      const page = await fetch(`${url}/enquiries/${id}`)
      expect([page.status, page.headers.get('x-robots-tag')]).toEqual([200, 'noindex'])
      expect(page.headers.get('cache-control')).toBe('no-store')
      return (await page.text()).replaceAll(id, 'ID')
    }
    expect(await pageOf(known)).toBe(await pageOf(unknown))
    expect(await pageOf(known)).toContain('href="osor-desk://enquiry/ID"')
    expect((await fetch(`${url}/enquiries/OSOR-2026-00001`)).status).toBe(404)
  })

  test('without a mail server no letter is taken', async () => {
    expect(await refusalOf(await writeTo(expert, await asked(), { letter: 'Yes.' }))).toBe('no_mail')
  })

  describe('whoever is no legal expert', () => {
    test('gets no byte of an enquiry, whatever they ask', async () => {
      const secret = `zebra-${randomUUID()}`
      const id = await asked({ subject: secret, message: secret, lastName: secret })
      await done(await noteOn(expert, id, secret))
      const { messages } = await enquiryOf(expert, id)
      const paths = [
        '/v1/enquiries',
        '/v1/enquiries?after=0',
        '/v1/enquiries/privacy-log',
        `/v1/enquiries/attachments/${messages[0]?.message}`,
        '/v1/changes',
        '/v1/members',
        '/v1/members/trail',
        '/v1/pulse',
        `/v1/items/${id}`,
        `/items/${id}`,
        '/openapi.json',
      ]
      const { editor, contributor, facilitator, moderator, visitor } = cast()
      for (const client of [editor, contributor, facilitator, moderator, visitor]) {
        for (const path of paths) {
          const response = await client.ask(path)
          expect(await response.text(), path).not.toContain(secret)
          if (path.startsWith('/v1/enquiries')) expect(response.status, path).toBe(403)
        }
        const acts = [
          actOn(client, { enquiry: id, kind: 'claim', takesOver: null }),
          noteOn(client, id, 'Let me in.'),
          writeTo(client, id, { letter: 'Let me in.' }),
          client.ask('/v1/enquiries/people/export', {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ email: 'ada@example.org' }),
          }),
        ]
        for (const act of acts) {
          const response = await act
          expect(response.status).toBe(403)
          expect(await response.text()).not.toContain(secret)
        }
      }
      for (const path of paths) expect(await (await fetch(url + path)).text(), path).not.toContain(secret)
      expect((await enquiryOf(expert, id)).claim).toBeNull()
    })
  })

  test('what is stored of one person can be exported, and erased with what they wrote; the log says so', async () => {
    const email = `${randomUUID()}@example.org`
    const id = await asked({ email, message: 'This is mine.' })
    await done(await noteOn(expert, id, 'A note of ours.'))
    const body = JSON.stringify({ email: email.toUpperCase() })
    const ask = (what: string) =>
      expert.ask(`/v1/enquiries/people/${what}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
    const exported = await (await ask('export')).text()
    expect(exported).toContain('This is mine.')
    expect(exported).not.toContain('A note of ours.')
    expect(await (await ask('erase')).json()).toEqual({ enquiries: 1 })
    const erased = await enquiryOf(expert, id)
    expect(erased).toMatchObject({
      state: 'closed',
      enquirer: null,
      subject: '',
      notes: [{ internal: '' }],
    })
    expect(JSON.stringify(erased)).not.toContain('This is mine.')
    // One that a desk has sent only now may quote what is gone.
    expect(await refusalOf(await noteOn(expert, id, 'They wrote: this is mine.'))).toBe('anonymous')
    expect(await (await ask('erase')).json()).toEqual({ enquiries: 0 })
    const log = await expert.read('/v1/enquiries/privacy-log', PrivacyLog)
    expect(log.slice(0, 3).map(({ what, enquiries }) => `${what} ${enquiries}`)).toEqual([
      'erased 0',
      'erased 1',
      'exported 1',
    ])
    expect(await (await expert.ask('/v1/enquiries/privacy-log')).text()).not.toContain(email)
  })
}
