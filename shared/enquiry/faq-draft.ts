import { z } from 'zod'
import { Instant } from '../content/identity.ts'
import { type Enquiry, EnquiryId, type Reply, ReplyId } from './enquiry.ts'
import { FaqWords, faqWords } from './faq-words.ts'
import { KeptFacts } from './kept-facts.ts'
import { withoutCourtesies } from './names-in-text.ts'
import { wordsOfMessage } from './words-of-html.ts'

/**
 * A public answer that is being made of an enquiry. It has personal data in it until it is done: it is kept sealed, as
 * letters are that are being written.
 */
export const FaqDraft = z.object({
  faqOf: EnquiryId,
  question: FaqWords,
  /** The letter whose words are the answer. */
  chosen: ReplyId,
  /** The words of each letter that was chosen once: choosing another one loses nothing. */
  answers: z.array(z.object({ reply: ReplyId, words: FaqWords })),
  /** What was personal in the thread while this was worked on; earlier desks have not kept it. */
  facts: KeptFacts.optional(),
  changedAt: Instant,
})
export type FaqDraft = Readonly<{
  faqOf: EnquiryId
  question: FaqWords
  chosen: ReplyId
  answers: readonly { readonly reply: ReplyId; readonly words: FaqWords }[]
  facts?: KeptFacts | undefined
  changedAt: Instant
}>

/** The letters of which an answer can be made, the newest first: those that answered, and went out or are about to. */
export function answersOf({ replies }: Pick<Enquiry, 'replies'>): readonly Reply[] {
  return replies
    .filter(({ does, stage, letter }) => {
      const went = stage === 'sent' || stage === 'on_its_way' || stage === 'planned'
      return does === 'answer' && went && letter.trim() !== ''
    })
    .toSorted((one, other) => (one.at < other.at ? 1 : -1))
}

/** A text without what it quotes of other mails: lines with their mark, and all behind the line that begins such a quotation. */
export function withoutQuotations(text: string): string {
  const lines = text.replaceAll('\r\n', '\n').split('\n')
  const begins = lines.findIndex(
    (line, index) =>
      index > 0 &&
      (/^\s*(?:-{2,}|_{5,})\s*(?:original|forwarded|ursprüngliche|weitergeleitete|message d[’']origine)/i.test(
        line,
      ) ||
        (/^\s*(?:on|am|le)\b.*(?:wrote|schrieb|a écrit)[^:]*:\s*$/i.test(line) &&
          (lines[index + 1] ?? '').trimStart().startsWith('>'))),
  )
  return (begins < 0 ? lines : lines.slice(0, begins))
    .filter(line => !line.trimStart().startsWith('>'))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** The words of a letter as the beginning of an answer. */
function answerFrom({ letter }: Pick<Reply, 'letter'>): FaqWords {
  return faqWords(withoutCourtesies(withoutQuotations(letter)))
}

/** What a public answer begins with: the subject and the first message ask, the newest letter answers. Null without a letter. */
export function beginFaq(enquiry: Enquiry, now: Instant): FaqDraft | null {
  const { id, subject, messages } = enquiry
  const [newest] = answersOf(enquiry)
  if (newest === undefined) return null
  const [first] = messages.toSorted((one, other) => (one.at < other.at ? -1 : 1))
  const question = [
    subject.trim(),
    withoutCourtesies(withoutQuotations(first === undefined ? '' : wordsOfMessage(first))),
  ]
    .filter(part => part !== '')
    .join('\n\n')
  return {
    faqOf: id,
    question: faqWords(question),
    chosen: newest.reply,
    answers: [{ reply: newest.reply, words: answerFrom(newest) }],
    changedAt: now,
  }
}

/** The answer as it is being made of the chosen letter. */
export function answerIn({ answers, chosen }: FaqDraft): FaqWords {
  return answers.find(({ reply }) => reply === chosen)?.words ?? faqWords('')
}

/** With other words for the answer. */
export function withAnswer(draft: FaqDraft, words: FaqWords): FaqDraft {
  const others = draft.answers.filter(({ reply }) => reply !== draft.chosen)
  return { ...draft, answers: [...others, { reply: draft.chosen, words }] }
}

/** With the words of another letter as the answer: as they were left, or from their beginning. */
export function withLetter(draft: FaqDraft, letter: Reply): FaqDraft {
  const isKnown = draft.answers.some(({ reply }) => reply === letter.reply)
  const chosen = { ...draft, chosen: letter.reply }
  return isKnown ? chosen : withAnswer(chosen, answerFrom(letter))
}
