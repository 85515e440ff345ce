import { describe, expect, it } from 'vitest'
import { AccountId, instantOf } from '#shared/content/identity.ts'
import { type Enquiry, type EnquiryId, MessageId, NoteId, ReplyId } from '#shared/enquiry/enquiry.ts'
import { anEnquiry } from '../../../tests/support/an-enquiry.ts'
import { parseWords } from '../../search/query.ts'
import type { EnquiryBodies } from './enquiry-bodies.ts'
import { EnquiryIndexer, type EnquiryIndexState } from './enquiry-indexer.ts'

const at = instantOf(new Date('2026-11-30T10:00:00Z'))
const me = { id: AccountId.parse('5b0f1f62-5d0a-4a55-8a39-8a5f0c4f7c01'), name: 'Ada', organisation: '' }

function aMessage(
  text: string,
  about: Partial<Enquiry['messages'][number]> = {},
): Enquiry['messages'][number] {
  const message = MessageId.parse(crypto.randomUUID())
  return { message, at, from: null, text, html: null, attachments: [], ...about }
}

const full = anEnquiry(7, {
  subject: 'Öffentliche Bibliothek',
  enquirer: {
    firstName: 'Zoë',
    lastName: 'Müller',
    organisation: 'Ville de Liège',
    email: 'zoe@example.org',
  },
  messages: [aMessage('May we link it?'), aMessage('', { html: '<p>Et <b>linked</b></p><p>statically</p>' })],
  notes: [{ note: NoteId.parse(crypto.randomUUID()), writtenBy: me, writtenAt: at, internal: 'An okapi.' }],
  replies: [
    {
      reply: ReplyId.parse(crypto.randomUUID()),
      signedBy: me,
      at,
      letter: 'Dear tapir, yes.',
      comparedLicences: [],
      does: 'answer',
      sendAt: at,
      stage: 'sent',
    },
  ],
})

/** Enquiries that are here, and an indexer over them. */
function anIndexer(...enquiries: readonly Enquiry[]) {
  const here = new Map(enquiries.map(enquiry => [enquiry.id, enquiry]))
  const bodies: EnquiryBodies = {
    ids: async () => [...here.keys()],
    read: async ids => ids.flatMap(id => here.get(id) ?? []),
  }
  const states: EnquiryIndexState[] = []
  const indexer = new EnquiryIndexer(bodies, state => states.push(state))
  const found = (text: string) =>
    indexer.index
      .matching(parseWords(text))
      .map(id => here.get(id)?.number ?? 'gone')
      .sort()
  return { here, indexer, states, found }
}

describe('enquiries are searched', () => {
  it.each([
    ['its subject, without accents and case', 'offent BIBLIO'],
    ['its number', 'OSOR-2026-00007'],
    ['the beginning of its number', 'osor-2026-0000'],
    ['who asks', 'zoe mull'],
    ['their organisation', 'ville liege'],
    ['its messages', 'may link'],
    ['a message that is HTML alone', 'static'],
    ['its notes', 'okapi'],
    ['its letters', 'tapir'],
    ['words from several of them', 'okap zo 00007 tapi'],
  ])('by %s', async (_what, text) => {
    const { indexer, found } = anIndexer(full, anEnquiry(100))
    await indexer.readAll()
    expect(found(text)).toEqual([full.number])
  })

  it.each(['okapi nothing', 'ibliothek', 'p static', '2026-00007 zebra'])(
    'and not found by %j',
    async text => {
      const { indexer, found } = anIndexer(full)
      await indexer.readAll()
      expect(found(text)).toEqual([])
    },
  )

  it('as they are now: changed, come and gone', async () => {
    const { here, indexer, found } = anIndexer(full, anEnquiry(2))
    await indexer.readAll()
    here.set(full.id, { ...full, notes: [] })
    const come = anEnquiry(3, { subject: 'okapi again' })
    here.set(come.id, come)
    await indexer.changed([full.id, come.id])
    expect(found('okapi')).toEqual([come.number])
    here.delete(come.id)
    await indexer.changed([come.id])
    expect(found('okapi')).toEqual([])
  })

  it('with what was written here and waits, until it waits no more', async () => {
    const { indexer, found } = anIndexer(full)
    await indexer.readAll()
    await indexer.waits([{ enquiry: full.id, words: ['Dear quagga'] }])
    expect(found('quagga okapi')).toEqual([full.number])
    await indexer.waits([])
    expect(found('quagga')).toEqual([])
  })

  it('while they are read for the first time, and what changes meanwhile is not missed', async () => {
    const { here, indexer, states, found } = anIndexer(full)
    const reading = indexer.readAll()
    here.set(full.id, { ...full, subject: 'quagga' })
    const changing = indexer.changed([full.id])
    await Promise.all([reading, changing])
    expect(found('quagga')).toEqual([full.number])
    expect(states.at(-1)?.isReady).toBe(true)
    expect(states.map(({ version }) => version)).toEqual([...states.keys()].map(index => index + 1))
  })
})

describe('similar answers', () => {
  const similarTo = (indexer: EnquiryIndexer, enquiry: Enquiry): readonly EnquiryId[] => {
    const { id, topic, linkedLicences, subject, messages } = enquiry
    return indexer.index
      .similar({ id, topic, linkedLicences, subject, messages: messages.map(({ text }) => text) })
      .map(similar => similar.enquiry)
  }

  it('are found by what was asked and by what was answered, and not once an enquiry is opened again', async () => {
    const others = Array.from({ length: 10 }, (_, number) =>
      anEnquiry(100 + number, { messages: [aMessage('Something else entirely')] }),
    )
    const open = anEnquiry(1, {
      subject: 'A tapir',
      messages: [aMessage('Is the bibliothek linked to an okapi?')],
    })
    const answered: Enquiry = { ...full, state: 'answered' }
    const { here, indexer } = anIndexer(open, answered, ...others)
    await indexer.readAll()
    expect(similarTo(indexer, open)).toEqual([answered.id])
    here.set(answered.id, { ...answered, state: 'assigned' })
    await indexer.changed([answered.id])
    expect(similarTo(indexer, open)).toEqual([])
  })
})
