import { expect, it } from 'vitest'
import { anEnquiry } from '../../tests/support/an-enquiry.ts'
import { instantOf } from '../content/identity.ts'
import { ReplyId } from './enquiry.ts'
import { answerIn, type FaqDraft } from './faq-draft.ts'
import { withFaq } from './faq-joined.ts'
import { type FaqWords, faqWords, keep, openFindings } from './faq-words.ts'
import { factsOfThread } from './thread-facts.ts'

const enquiry = anEnquiry(1)
const facts = factsOfThread(enquiry)
const letter = (number: number) => ReplyId.parse(`5b0f1f62-5d0a-4a55-8a39-8a5f0c4f7c0${number}`)

function aFaq(chosen: number, question: FaqWords, answers: readonly [number, FaqWords][]): FaqDraft {
  return {
    faqOf: enquiry.id,
    question,
    chosen: letter(chosen),
    answers: answers.map(([number, words]) => ({ reply: letter(number), words })),
    changedAt: instantOf(new Date(0)),
  }
}

/** With everything in it kept as not personal. */
function confirmed(text: string): FaqWords {
  return openFindings(faqWords(text), facts).reduce<FaqWords>(keep, faqWords(text))
}

it('has the words of both, one behind the other, and what was decided in both', () => {
  const own = aFaq(1, confirmed('May Zoe?\n\nAnd Zebra too?'), [[1, faqWords('Yes, Zoe.')]])
  const other = aFaq(2, confirmed('Zebra asks again.'), [[2, confirmed('Yes, Zebra.')]])
  const both = withFaq(own, other)
  expect(both.chosen).toBe(own.chosen)
  expect(both.question.text).toBe('May Zoe?\n\nAnd Zebra too?\n\nZebra asks again.')
  expect(openFindings(both.question, facts)).toEqual([])
  expect(answerIn(both).text).toBe('Yes, Zoe.\n\nYes, Zebra.')
  expect(openFindings(answerIn(both), facts).map(({ words }) => words)).toEqual(['Zoe'])
})

it('what was made of letters that are not chosen is lost in neither', () => {
  const own = aFaq(1, faqWords('A'), [
    [1, faqWords('one')],
    [3, faqWords('three')],
  ])
  const other = aFaq(2, faqWords('B'), [
    [2, faqWords('two')],
    [3, faqWords('three of the other')],
    [4, faqWords('four')],
  ])
  const words = new Map(withFaq(own, other).answers.map(({ reply, words }) => [reply, words.text]))
  expect(words).toEqual(
    new Map([
      [letter(1), 'one\n\ntwo'],
      [letter(3), 'three\n\nthree of the other'],
      [letter(4), 'four'],
    ]),
  )
})

it('an empty text takes the other as it is', () => {
  const own = aFaq(1, faqWords(''), [])
  const other = aFaq(2, confirmed('Zebra asks.'), [[2, faqWords('Yes.')]])
  const both = withFaq(own, other)
  expect(both.question).toEqual(other.question)
  expect(answerIn(both).text).toBe('Yes.')
  expect(withFaq(other, own).question).toEqual(other.question)
})
