import { describe, expect, it } from 'vitest'
import { anEnquiry } from '../../tests/support/an-enquiry.ts'
import { disallowedHtml } from '../content/allowed-html.ts'
import { AccountId, type Instant, instantOf } from '../content/identity.ts'
import { MessageId, type Reply, ReplyId } from './enquiry.ts'
import {
  answerIn,
  answersOf,
  beginFaq,
  type FaqDraft,
  withAnswer,
  withLetter,
  withoutQuotations,
} from './faq-draft.ts'
import { faqItem } from './faq-item.ts'
import { faqWords, openFindings, strike } from './faq-words.ts'
import { withoutCourtesies } from './names-in-text.ts'
import { factsOfThread } from './thread-facts.ts'

const time = (hour: number): Instant => instantOf(new Date(Date.UTC(2026, 10, 30, hour)))

function aLetter(number: number, about: Partial<Reply> = {}): Reply {
  return {
    reply: ReplyId.parse(`5b0f1f62-5d0a-4a55-8a39-8a5f0c4f7c0${number}`),
    signedBy: {
      id: AccountId.parse('5b0f1f62-5d0a-4a55-8a39-8a5f0c4f7c01'),
      name: 'Hanna Vogel',
      organisation: '',
    },
    at: time(number),
    letter: `Letter ${number}.`,
    comparedLicences: [],
    does: 'answer',
    sendAt: time(number),
    stage: 'sent',
    ...about,
  }
}

function aMessage(hour: number, text: string) {
  return {
    message: MessageId.parse(`5b0f1f62-5d0a-4a55-8a39-8a5f0c4f7c1${hour}`),
    at: time(hour),
    from: 'zoe@example.org',
    text,
    html: null,
    attachments: [],
  }
}

function begun(enquiry = anEnquiry(1, { replies: [aLetter(1)] })): FaqDraft {
  const draft = beginFaq(enquiry, time(5))
  if (draft === null) throw new Error('It has a letter')
  return draft
}

const facts = factsOfThread(anEnquiry(1, { replies: [aLetter(1)] }))

function aDraft(question: string, answer: string): FaqDraft {
  return withAnswer({ ...begun(), question: faqWords(question) }, faqWords(answer))
}

describe('a public answer', () => {
  it('begins with the subject, the first message and the newest letter that answered', () => {
    const enquiry = anEnquiry(1, {
      subject: 'May we?',
      messages: [aMessage(3, 'And the logo?'), aMessage(2, 'Under the EUPL.')],
      replies: [
        aLetter(1),
        aLetter(3),
        aLetter(4, { does: 'ask' }),
        aLetter(5, { stage: 'withdrawn' }),
        aLetter(6, { stage: 'failed' }),
        aLetter(7, { letter: '' }),
      ],
    })
    const draft = begun(enquiry)
    expect(draft.question.text).toBe('May we?\n\nUnder the EUPL.')
    expect(answerIn(draft).text).toBe('Letter 3.')
    expect(answersOf(enquiry).map(({ letter }) => letter)).toEqual(['Letter 3.', 'Letter 1.'])
  })

  it('there is none without a letter that answered', () => {
    expect(beginFaq(anEnquiry(1), time(1))).toBeNull()
  })

  it('another letter is chosen, and what was done to the one before is there again', () => {
    const letters = [aLetter(1), aLetter(2)] as const
    const draft = withAnswer(begun(anEnquiry(1, { replies: [...letters] })), faqWords('Mine.'))
    const other = withLetter(draft, letters[0])
    expect(answerIn(other).text).toBe('Letter 1.')
    expect(answerIn(withLetter(other, letters[1])).text).toBe('Mine.')
  })

  it('takes neither greeting nor closing over, nor what stands below that', () => {
    const letter =
      'Dear Ms Weber,\n\nyes, you may.\n\nBest practice is this.\n\nKind regards,\nHanna Vogel\nOSOR'
    expect(answerIn(begun(anEnquiry(1, { replies: [aLetter(1, { letter })] }))).text).toBe(
      'yes, you may.\n\nBest practice is this.',
    )
    expect(withoutCourtesies('Hello, may we publish under the EUPL or not?\nWe would.')).toBe(
      'Hello, may we publish under the EUPL or not?\nWe would.',
    )
    expect(
      withoutCourtesies('Sehr geehrte Damen und Herren,\ndarf man?\nMit freundlichen Grüßen / Jan'),
    ).toBe('darf man?')
    expect(withoutCourtesies('Bonjour,\nest-ce permis ?\n\nMerci d’avance,\n\nChloé')).toBe('est-ce permis ?')
    expect(withoutCourtesies('Thanks')).toBe('Thanks')
  })

  it('takes nothing over that is quoted', () => {
    expect(withoutQuotations('Yes.\n\nOn Mon, 30 Nov 2026, Zoe <z@b.eu> wrote:\n> May we?\n>\n')).toBe('Yes.')
    expect(withoutQuotations('Ja.\n-----Ursprüngliche Nachricht-----\nVon: Zoe\n\nDarf man?')).toBe('Ja.')
    expect(withoutQuotations('> May we?\nYes.\n> And?\nNo.')).toBe('Yes.\nNo.')
    expect(withoutQuotations('On this we say:\nyes.')).toBe('On this we say:\nyes.')
  })
})

describe('the item of a public answer', () => {
  it('is a legal document titled by the question, with both texts and nothing else', () => {
    const draft = aDraft('May we <publish>?\n\nParts & all.\nReally.', '- Yes.\n- No.\n\nIt depends.')
    expect(faqItem(draft, facts, 'de', ['procurement', 'legal'])).toEqual({
      kind: 'ready',
      item: {
        type: 'document',
        title: 'May we <publish>?',
        fields: {
          title: 'May we <publish>?',
          document_type: 'legal',
          topics: ['legal'],
          body: '<h2>Frage</h2>\n<p>Parts &amp; all.<br>Really.</p>\n<h2>Antwort</h2>\n<ul><li>Yes.</li><li>No.</li></ul>\n<p>It depends.</p>',
        },
      },
    })
  })

  it('has no headings where the question is its title alone, and no topic that the service does not have', () => {
    const outcome = faqItem(aDraft('May we?', 'Yes.'), facts, 'en', ['procurement'])
    expect(outcome).toMatchObject({
      item: { fields: { title: 'May we?', document_type: 'legal', body: '<p>Yes.</p>' } },
    })
    expect(JSON.stringify(outcome)).not.toContain('topics')
  })

  it.each([
    [aDraft(' ', 'Yes.'), { kind: 'no_question' }],
    [aDraft('May we?', '\n'), { kind: 'no_answer' }],
    [aDraft('May we?', 'Yes, Zoe. Ask Zebra.'), { kind: 'to_confirm', count: 2 }],
    [aDraft('May Zoe?', 'Yes, Zebra.'), { kind: 'to_confirm', count: 2 }],
    [aDraft('x'.repeat(256), 'Yes.'), { kind: 'title_too_long' }],
  ] as const)('is not made of what is not ready (%#)', (draft, obstacle) => {
    expect(faqItem(draft, facts, 'en', [])).toEqual({ kind: 'not_ready', obstacle })
  })

  it('has HTML that the portal takes, whatever was typed', () => {
    const outcome = faqItem(aDraft('A\n\n<script>&"\'', '<img src=x onerror=y>\n\n- <b>\n'), facts, 'fr', [])
    if (outcome.kind !== 'ready') throw new Error('It is ready')
    expect(disallowedHtml(String(outcome.item.fields['body']))).toEqual([])
  })

  it('is made when each finding was confirmed', () => {
    let draft = aDraft('May we?', 'Yes, Zoe.')
    for (const finding of openFindings(answerIn(draft), facts))
      draft = withAnswer(draft, strike(answerIn(draft), finding, finding.suggestion))
    expect(faqItem(draft, facts, 'en', [])).toMatchObject({
      item: { fields: { body: '<p>Yes, the enquirer.</p>' } },
    })
  })
})
