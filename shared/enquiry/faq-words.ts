import { z } from 'zod'
import { changedStretch } from '../content/changed-stretch.ts'
import { findPersonalData, type PersonalFinding } from './personal-data.ts'
import type { ThreadFacts } from './thread-facts.ts'

/** What a person has decided on a stretch of a text: it was struck and other words stand there, or it is not personal. */
const Settled = z.object({
  from: z.int().nonnegative(),
  to: z.int().nonnegative(),
  /** What stood there when it was decided. */
  was: z.string(),
  how: z.enum(['struck', 'kept']),
})
export type Settled = z.infer<typeof Settled>

/** A text on its way to the public, with what was decided in it, in its order. Offsets are UTF-16 units. */
export const FaqWords = z.object({ text: z.string(), settled: z.array(Settled) })
export type FaqWords = Readonly<{ text: string; settled: readonly Settled[] }>

/** A text of which nothing is decided yet. */
export function faqWords(text: string): FaqWords {
  return { text, settled: [] }
}

interface Place {
  readonly from: number
  readonly to: number
}

const isWithin = (inner: Place, outer: Place) => inner.from >= outer.from && inner.to <= outer.to

/** What is still to be decided in a text, in its order. What was decided counts as long as nothing in it has changed. */
export function openFindings({ text, settled }: FaqWords, facts: ThreadFacts): readonly PersonalFinding[] {
  return findPersonalData(text, facts).filter(finding => !settled.some(place => isWithin(finding, place)))
}

/** Puts words in the place of a stretch; what was decided elsewhere moves along, what is touched has to be decided anew. */
function replaced({ text, settled }: FaqWords, { from, to }: Place, words: string): FaqWords {
  const by = words.length - (to - from)
  return {
    text: text.slice(0, from) + words + text.slice(to),
    settled: settled.flatMap(place => {
      if (place.to <= from) return [place]
      return place.from >= to ? [{ ...place, from: place.from + by, to: place.to + by }] : []
    }),
  }
}

function inOrder({ text, settled }: FaqWords): FaqWords {
  return { text, settled: settled.toSorted((one, other) => one.from - other.from) }
}

/**
 * A text that was edited by hand: the one stretch that differs is found, what was decided beside it stays. A letter that is
 * written against a decided stretch may have changed what it says, so that is decided anew.
 */
export function withEdit(words: FaqWords, text: string): FaqWords {
  const edit = changedStretch(words.text, text)
  const moved = replaced(words, edit, edit.words)
  const [begin, end] = [edit.from, edit.from + edit.words.length]
  const isLetter = /^[\p{L}\p{M}\p{N}]/u
  const [first, last] = [edit.words, [...edit.words].at(-1) ?? ''].map(each => isLetter.test(each))
  return {
    text: moved.text,
    settled: moved.settled.filter(({ from, to }) => !(to === begin && first) && !(from === end && last)),
  }
}

/**
 * A finding struck: `instead` stands in its place. The suggestion itself is known to be nobody's; one's own words are
 * looked through like the rest.
 */
export function strike(words: FaqWords, finding: PersonalFinding, instead: string): FaqWords {
  const { from, words: was, suggestion } = finding
  const next = replaced(words, finding, instead)
  if (instead !== suggestion) return next
  return inOrder({
    text: next.text,
    settled: [...next.settled, { from, to: from + instead.length, was, how: 'struck' }],
  })
}

/** A finding that a person says is not personal. */
export function keep({ text, settled }: FaqWords, { from, to, words: was }: PersonalFinding): FaqWords {
  return inOrder({ text, settled: [...settled, { from, to, was, how: 'kept' }] })
}

/** A decision taken back: what stood there stands there again, and is to be decided. */
export function takeBack(words: FaqWords, decided: Settled): FaqWords {
  const others = { text: words.text, settled: words.settled.filter(each => each !== decided) }
  return decided.how === 'kept' ? others : replaced(others, decided, decided.was)
}
