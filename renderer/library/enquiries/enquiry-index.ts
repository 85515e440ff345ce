import type { Enquiry, EnquiryId } from '#shared/enquiry/enquiry.ts'
import {
  type AnsweredEnquiry,
  answerOf,
  type OpenEnquiry,
  type SimilarEnquiry,
  similarEnquiries,
} from '#shared/enquiry/similar-enquiries.ts'
import { wordsOfMessage } from '#shared/enquiry/words-of-html.ts'
import { segmentOf } from '../../search/build-segment.ts'
import type { Passage } from '../../search/passages.ts'
import type { Clause } from '../../search/query.ts'
import { SegmentedIndex } from '../../search/segmented-index.ts'
import { countOfWord, weightsOfWord } from '../../search/word-weights.ts'
import { wordsOf } from '../../search/words.ts'

/** What is searched of an enquiry: its subject weighs most, its number and who asks more than what was written. */
function passagesOf(enquiry: Enquiry, unsent: readonly string[]): readonly Passage[] {
  const { number, subject, enquirer, messages, notes, replies } = enquiry
  const body = (text: string): Passage => ({ place: 'body', text })
  return [
    { place: 'title', text: subject },
    { place: 'heading', text: number },
    ...(enquirer === null ? [] : Object.values(enquirer)).map(
      (text): Passage => ({ place: 'heading', text }),
    ),
    ...messages.flatMap(message => [
      body(wordsOfMessage(message)),
      ...message.attachments.map(({ name }) => body(name)),
    ]),
    ...notes.map(({ internal }) => body(internal)),
    ...replies.map(({ letter }) => body(letter)),
    ...unsent.map(body),
  ]
}

/** An enquiry by the words of which others are looked for. */
export interface WordsOfOpen extends AnsweredEnquiry {
  readonly subject: string
  readonly messages: readonly string[]
}

function writtenWords(text: string): OpenEnquiry['subject'] {
  return wordsOf(text).map(({ word, start, end }) => ({ word, written: text.slice(start, end) }))
}

/** The words of enquiries, in memory alone. */
export class EnquiryIndex {
  readonly #index = new SegmentedIndex<{ readonly id: EnquiryId }>()
  readonly #answered = new Map<EnquiryId, AnsweredEnquiry>()

  get size(): number {
    return this.#index.size
  }

  /** Takes in enquiries as they are now; `unsent` gives what was written about one here and waits. `gone` are not there any more. */
  update(
    enquiries: readonly Enquiry[],
    unsent: (id: EnquiryId) => readonly string[],
    gone: readonly EnquiryId[],
  ): void {
    for (const id of gone) this.#answered.delete(id)
    for (const enquiry of enquiries) {
      const { id, topic, linkedLicences } = enquiry
      if (answerOf(enquiry) === null) this.#answered.delete(id)
      else this.#answered.set(id, { id, topic, linkedLicences })
    }
    const texts = enquiries.map(enquiry => ({
      entry: { id: enquiry.id },
      terms: [],
      passages: passagesOf(enquiry, unsent(enquiry.id)),
    }))
    this.#index.replace(segmentOf(texts), gone)
  }

  /** Every enquiry in which all clauses stand, in no order. */
  matching(clauses: readonly Clause[]): readonly EnquiryId[] {
    return this.#index.matching(clauses)
  }

  /** Answered enquiries that are like an open one, the nearest first. */
  similar({ id, topic, linkedLicences, subject, messages }: WordsOfOpen): readonly SimilarEnquiry[] {
    const { parts, size } = this.#index
    return similarEnquiries(
      {
        id,
        topic,
        linkedLicences,
        subject: writtenWords(subject),
        written: messages.flatMap(writtenWords),
      },
      {
        size,
        countOf: word => countOfWord(parts, word),
        weightsOf: word =>
          weightsOfWord(parts, word).map(({ entry, weight }) => ({ enquiry: entry.id, weight })),
        answered: enquiry => this.#answered.get(enquiry) ?? null,
      },
    )
  }
}
