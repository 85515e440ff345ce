import type { AdviceFinding } from '../checks/finding.ts'
import { contentType } from '../item-type.ts'
import type { Advise } from './advice-context.ts'
import { readingEase } from './reading-ease.ts'
import { sentencesOf, wordsOf } from './sentences.ts'
import { placeOfWords } from './text-place.ts'

/** Below this a text is for specialists, by Flesch's own bands. */
const hardBelow = 30
/** The Commission's own guide asks for 20 words a sentence; twice that is hard to hold in mind. */
const longestSentence = 40
/** Most sentences that are listed; the longest are. */
const mostSentences = 10
/** Words of a sentence that are enough to know it again. */
const wordsShown = 8

/** Whether the running text as a whole is hard to read. English only. */
export const readingEaseAdvice: Advise = ({ type, texts, known }) => {
  const field = contentType(type).bodyField
  const reading = texts.find(text => text.field === field)?.reading
  const answer = reading === undefined ? null : readingEase(reading, known.language)
  return answer === null || answer.ease >= hardBelow
    ? []
    : [{ field, severity: 'advice', rule: 'hard_to_read', ...answer }]
}

interface Long {
  readonly field: string
  readonly block: number
  readonly text: string
  readonly sentence: string
  readonly words: number
}

/** The beginning of a sentence, as it stands there. */
function beginningOf(sentence: string): string {
  return sentence.split(' ').slice(0, wordsShown).join(' ')
}

/** Sentences that are too long to hold in mind, in the order of the text. */
export const longSentenceAdvice: Advise = ({ texts }) => {
  const long = texts.flatMap(({ field, reading }) =>
    reading.flatMap(({ text, prose }, block) =>
      prose.flatMap(line =>
        // Most lines are shorter than a long sentence, and need not be taken apart.
        line.length < longestSentence * 2
          ? []
          : sentencesOf(line).flatMap((sentence): readonly Long[] => {
              const words = wordsOf(sentence).length
              return words > longestSentence ? [{ field, block, text, sentence, words }] : []
            }),
      ),
    ),
  )
  const bound = long.map(({ words }) => words).sort((one, other) => other - one)[mostSentences - 1] ?? 0
  return long
    .filter(({ words }) => words >= bound)
    .slice(0, mostSentences)
    .map(({ field, block, text, sentence, words }): AdviceFinding => {
      const value = beginningOf(sentence)
      const at = placeOfWords(block, text, value, Math.max(0, text.indexOf(sentence)))
      return { field, severity: 'advice', at, rule: 'long_sentence', words, value: `${value} …` }
    })
}
