import { describe, expect, it } from 'vitest'
import { anEnquiry } from '../../tests/support/an-enquiry.ts'
import { AccountId, instantOf, type Person } from '../content/identity.ts'
import { type Enquiry, type EnquiryId, EnquiryId as Id, type Reply, ReplyId } from './enquiry.ts'
import {
  type AnsweredEnquiry,
  answerOf,
  type EnquiryWords,
  type OpenEnquiry,
  significantWords,
  similarEnquiries,
} from './similar-enquiries.ts'

const idOf = (number: number): EnquiryId =>
  Id.parse(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`)

interface Told extends Partial<AnsweredEnquiry> {
  readonly text: string
  readonly isAnswered?: boolean
}

/** Enquiries numbered from 1, in which every word says as much as any other. */
function wordsOf(told: readonly Told[]): EnquiryWords {
  const enquiries = told.map(({ text, isAnswered = true, topic = null, linkedLicences = [] }, index) => ({
    words: new Set(text.split(' ')),
    isAnswered,
    about: { id: idOf(index + 1), topic, linkedLicences },
  }))
  const withWord = (word: string) => enquiries.filter(({ words }) => words.has(word))
  return {
    size: enquiries.length,
    countOf: word => withWord(word).length,
    weightsOf: word => withWord(word).map(({ about }) => ({ enquiry: about.id, weight: 0.5 })),
    answered: id => enquiries.find(({ about, isAnswered }) => isAnswered && about.id === id)?.about ?? null,
  }
}

const written = (text: string) =>
  text
    .split(' ')
    .filter(word => word !== '')
    .map(word => ({ word: word.toLowerCase(), written: word }))

function open(number: number, text: string, about: Partial<OpenEnquiry> = {}): OpenEnquiry {
  return { id: idOf(number), topic: null, linkedLicences: [], subject: [], written: written(text), ...about }
}

/** Many that have nothing to do with it, so that what it says is rare. */
const others: readonly Told[] = Array.from({ length: 20 }, (_, number) => ({ text: `other${number} thing` }))

function found(of: OpenEnquiry, told: readonly Told[]): readonly number[] {
  return similarEnquiries(of, wordsOf([...told, ...others])).map(({ enquiry }) => Number(enquiry.slice(-4)))
}

describe('enquiries that are like an open one', () => {
  it('share words with it, the one that shares most first; itself is none', () => {
    expect(
      found(open(1, 'linking library copyleft'), [
        { text: 'linking library copyleft' },
        { text: 'linking library' },
        { text: 'linking library copyleft too' },
        { text: 'linking' },
      ]),
    ).toEqual([3, 2])
  })

  it('were answered', () => {
    expect(
      found(open(1, 'linking library'), [
        { text: 'linking library' },
        { text: 'linking library', isAnswered: false },
      ]),
    ).toEqual([])
  })

  it('are five at most', () => {
    const same = Array.from({ length: 9 }, () => ({ text: 'linking library' }))
    expect(found(open(1, 'linking library'), same)).toEqual([2, 3, 4, 5, 6])
  })

  it('are nearer with the same topic, and nearer still with the same licences', () => {
    const about = { topic: 'compatibility', linkedLicences: ['EUPL-1.2', 'MIT'] } as const
    expect(
      found(open(1, 'linking library', about), [
        { text: 'linking library' },
        { text: 'linking library' },
        { text: 'linking library', topic: 'compatibility' },
        { text: 'linking library', topic: 'compatibility', linkedLicences: ['MIT'] },
        { text: 'linking library', topic: 'trademark', linkedLicences: ['EUPL-1.2', 'MIT'] },
      ]),
    ).toEqual([4, 5, 3, 2])
  })

  it('may share one word where they share a licence', () => {
    const of = open(1, 'linking', { linkedLicences: ['MIT'] })
    expect(found(of, [{ text: 'linking' }, { text: 'linking' }])).toEqual([])
    expect(found(of, [{ text: 'linking' }, { text: 'linking', linkedLicences: ['MIT'] }])).toEqual([2])
  })

  it('say why they are near, in the words of the open one', () => {
    const all = wordsOf([
      { text: 'linking library' },
      { text: 'linking library', topic: 'procurement', linkedLicences: ['MIT'] },
      ...others,
    ])
    const of = open(1, 'Linking the Library', { topic: 'procurement', linkedLicences: ['MIT', 'EUPL-1.2'] })
    expect(similarEnquiries(of, all)).toEqual([
      { enquiry: idOf(2), words: ['Library', 'Linking'], hasSameTopic: true, licences: ['MIT'] },
    ])
  })
})

describe('the words that say most of an enquiry', () => {
  const words = (text: string, told: readonly Told[], subject = '') =>
    significantWords({ subject: written(subject), written: written(text) }, wordsOf(told)).map(
      ({ word }) => word,
    )

  it('are no stop words of English, French or German, no numbers and no short words', () => {
    const text = 'The license pour une Bibliothek fur die 2026 ab licence'
    const told = [{ text: text.toLowerCase() }, { text: text.toLowerCase() }, ...others]
    expect(words(text, told)).toEqual(['bibliothek', 'licence', 'license'])
  })

  it('stand elsewhere too, and not nearly everywhere', () => {
    const told = [{ text: 'alone shared thing' }, { text: 'shared thing' }, ...others]
    expect(words('alone shared thing', told)).toEqual(['shared'])
  })

  it('are rare ones before frequent ones, and those of the subject before those that are said once', () => {
    const told = [
      { text: 'rare often' },
      { text: 'rare often' },
      { text: 'often' },
      { text: 'often' },
      ...others,
    ]
    expect(words('often rare', told)).toEqual(['rare', 'often'])
    const alike = [{ text: 'one two' }, { text: 'one two' }, ...others]
    expect(words('one two', alike, 'two')).toEqual(['two', 'one'])
  })
})

describe('the letter that answered an enquiry', () => {
  const at = instantOf(new Date('2026-11-30T10:00:00Z'))
  const signedBy: Person = {
    id: AccountId.parse('5b0f1f62-5d0a-4a55-8a39-8a5f0c4f7c01'),
    name: 'Ada',
    organisation: '',
  }
  const reply = (letter: string, about: Partial<Reply> = {}): Reply => ({
    reply: ReplyId.parse(crypto.randomUUID()),
    signedBy,
    at,
    letter,
    comparedLicences: [],
    does: 'answer',
    sendAt: at,
    stage: 'sent',
    ...about,
  })
  const letterOf = (about: Partial<Enquiry>) => answerOf(anEnquiry(1, about))?.letter ?? null

  it('is the last answer that went out', () => {
    const replies = [
      reply('First'),
      reply('Last'),
      reply('What do you mean?', { does: 'ask' }),
      reply('Not sent', { stage: 'withdrawn' }),
      reply('Not taken', { stage: 'failed' }),
    ]
    expect(letterOf({ state: 'answered', replies })).toBe('Last')
    expect(letterOf({ state: 'closed', closed: { at, as: 'answered' }, replies })).toBe('Last')
  })

  it('is none while it is open, where it was closed as something else, and where its words were erased', () => {
    const replies = [reply('Yes.')]
    expect(letterOf({ state: 'assigned', replies })).toBeNull()
    expect(letterOf({ state: 'closed', closed: { at, as: 'duplicate' }, replies })).toBeNull()
    expect(letterOf({ state: 'answered', replies: [reply('')] })).toBeNull()
  })
})
