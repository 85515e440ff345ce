import type { FaqDraft } from './faq-draft.ts'
import { type FaqWords, faqWords } from './faq-words.ts'

/** A text with another one behind it, in a paragraph of its own; what was decided in either counts on. */
function joined(words: FaqWords, others: FaqWords): FaqWords {
  if (others.text === '' || others.text === words.text) return words
  const before = words.text === '' || words.text.endsWith('\n\n') ? words.text : `${words.text}\n\n`
  const by = before.length
  return {
    text: before + others.text,
    settled: [
      ...words.settled,
      ...others.settled.map(place => ({ ...place, from: place.from + by, to: place.to + by })),
    ],
  }
}

/**
 * A public answer with the words of another one behind its own. What that one has made of letters that are not chosen is there
 * when they are.
 */
export function withFaq(own: FaqDraft, other: FaqDraft): FaqDraft {
  const answers = new Map(own.answers.map(({ reply, words }) => [reply, words]))
  for (const { reply, words } of other.answers) {
    const at = reply === other.chosen ? own.chosen : reply
    answers.set(at, joined(answers.get(at) ?? faqWords(''), words))
  }
  return {
    ...own,
    question: joined(own.question, other.question),
    answers: [...answers].map(([reply, words]) => ({ reply, words })),
  }
}
