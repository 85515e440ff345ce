import type { Enquiry, EnquiryId, EnquiryTopic, Reply } from './enquiry.ts'
import { isStopWord } from './stop-words.ts'

/** A word as it is compared, and as it was written. */
interface WrittenWord {
  /** Without accents and case. */
  readonly word: string
  readonly written: string
}

/** What is known of an enquiry for which others like it are looked for. */
export interface OpenEnquiry {
  readonly id: EnquiryId
  readonly topic: EnquiryTopic | null
  readonly linkedLicences: readonly string[]
  readonly subject: readonly WrittenWord[]
  /** The words of its messages. */
  readonly written: readonly WrittenWord[]
}

/** What is known of an enquiry that was answered. */
export interface AnsweredEnquiry {
  readonly id: EnquiryId
  readonly topic: EnquiryTopic | null
  readonly linkedLicences: readonly string[]
}

/** What can be asked of all enquiries that there are. */
export interface EnquiryWords {
  /** How many enquiries there are. */
  readonly size: number
  /** In how many a word stands. */
  readonly countOf: (word: string) => number
  /** Where a word stands, and how much it says of each, from 0 to 1; answered or not. */
  readonly weightsOf: (word: string) => readonly { readonly enquiry: EnquiryId; readonly weight: number }[]
  /** null where it was not answered by a letter. */
  readonly answered: (enquiry: EnquiryId) => AnsweredEnquiry | null
}

/** An answered enquiry that is like the open one, and why. */
export interface SimilarEnquiry {
  readonly enquiry: EnquiryId
  /** The words that they share, as the open one writes them; those that say most of it first. */
  readonly words: readonly string[]
  readonly hasSameTopic: boolean
  readonly licences: readonly string[]
}

/** Most of what is shown. */
const mostSimilar = 5

/** Words of the open enquiry by which others are looked for: those that say most of it. */
const mostWords = 24
/** Words that are told as the reason. */
const mostTold = 6
/** A word that stands in a larger part of all enquiries tells none from the others; where there are few, it may. */
const mostSpread = 0.4
const fewEnquiries = 5
/** How much a word in the subject counts for, in times that it is said. */
const subjectWorth = 3
/** What the same topic, and each linked licence that both have, make of a score. */
const sameTopic = 1.25
const sameLicence = 1.2

/** The letter that answered an enquiry: the last answer that went out; null where there is none, or it was made anonymous. */
export function answerOf({ state, closed, replies }: Enquiry): Reply | null {
  const isOver = state === 'answered' || (state === 'closed' && closed?.as === 'answered')
  if (!isOver) return null
  const isAnswer = ({ does, stage, letter }: Reply) =>
    does === 'answer' && (stage === 'sent' || stage === 'on_its_way') && letter !== ''
  return replies.findLast(isAnswer) ?? null
}

interface SignificantWord extends WrittenWord {
  readonly worth: number
}

/** How rare a word is among all enquiries (BM25's inverse document frequency, Robertson and Zaragoza 2009). */
function rarityOf(count: number, size: number): number {
  return Math.log(1 + (size - count + 0.5) / (count + 0.5))
}

/** The words that say most of an enquiry: said often in it and seldom elsewhere; no stop words, no numbers, nothing shorter than three letters. */
export function significantWords(
  { subject, written }: Pick<OpenEnquiry, 'subject' | 'written'>,
  { size, countOf }: Pick<EnquiryWords, 'size' | 'countOf'>,
): readonly SignificantWord[] {
  const said = new Map<string, { readonly written: string; times: number }>()
  const note = (words: readonly WrittenWord[], times: number) => {
    for (const { word, written: as } of words) {
      const known = said.get(word)
      if (known !== undefined) known.times += times
      else if (word.length >= 3 && !/^\d+$/.test(word) && !isStopWord(word))
        said.set(word, { written: as, times })
    }
  }
  note(subject, subjectWorth)
  note(written, 1)
  return [...said]
    .flatMap(([word, { written: as, times }]) => {
      const count = countOf(word)
      // The open one has it too.
      if (count < 2 || count > Math.max(fewEnquiries, size * mostSpread)) return []
      return [{ word, written: as, worth: (times / (times + 1.2)) * rarityOf(count, size) }]
    })
    .sort((one, other) => other.worth - one.worth || (one.word < other.word ? -1 : 1))
    .slice(0, mostWords)
}

interface Candidate {
  readonly answered: AnsweredEnquiry
  score: number
  readonly shared: { readonly written: string; readonly score: number }[]
}

/** The words by which an enquiry was found, in the order of what they say. */
function toldWords({ shared }: Candidate): readonly string[] {
  return [...shared]
    .sort((one, other) => other.score - one.score)
    .slice(0, mostTold)
    .map(({ written }) => written)
}

/**
 * Answered enquiries that are like an open one, the nearest first, at most `most`. They share at least two of its significant
 * words, or one of them and a linked licence; the same topic and shared licences bring them nearer.
 */
export function similarEnquiries(
  open: OpenEnquiry,
  all: EnquiryWords,
  most: number = mostSimilar,
): readonly SimilarEnquiry[] {
  const candidates = new Map<EnquiryId, Candidate>()
  for (const { word, written, worth } of significantWords(open, all)) {
    for (const { enquiry, weight } of all.weightsOf(word)) {
      let candidate = candidates.get(enquiry)
      if (candidate === undefined) {
        const answered = enquiry === open.id ? null : all.answered(enquiry)
        if (answered === null) continue
        candidate = { answered, score: 0, shared: [] }
        candidates.set(enquiry, candidate)
      }
      const score = worth * weight
      candidate.score += score
      candidate.shared.push({ written, score })
    }
  }
  return [...candidates.values()]
    .flatMap(candidate => {
      const { answered, score, shared } = candidate
      const licences = answered.linkedLicences.filter(licence => open.linkedLicences.includes(licence))
      if (shared.length < 2 && licences.length === 0) return []
      const hasSameTopic = open.topic !== null && answered.topic === open.topic
      const nearness = score * (hasSameTopic ? sameTopic : 1) * sameLicence ** Math.min(2, licences.length)
      return [{ candidate, nearness, hasSameTopic, licences }]
    })
    .sort(
      (one, other) =>
        other.nearness - one.nearness || (one.candidate.answered.id < other.candidate.answered.id ? -1 : 1),
    )
    .slice(0, most)
    .map(({ candidate, hasSameTopic, licences }) => ({
      enquiry: candidate.answered.id,
      words: toldWords(candidate),
      hasSameTopic,
      licences,
    }))
}
