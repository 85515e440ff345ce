/** Text as it is compared in a search: without accents and case. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** The words of a search. */
export function searchWords(search: string): readonly string[] {
  return folded(search)
    .split(/\s+/)
    .filter(word => word !== '')
}

/** Whether a title holds every word of a search, in any order. */
export function titleMatches(title: string, words: readonly string[]): boolean {
  if (words.length === 0) return true
  const text = folded(title)
  return words.every(word => text.includes(word))
}

/** Whether the letters of a word stand in a text in their order, with others between them. */
function hasLettersInOrder(text: string, word: string): boolean {
  let from = 0
  for (const letter of word) {
    const found = text.indexOf(letter, from)
    if (found < 0) return false
    from = found + 1
  }
  return true
}

/**
 * How well a text answers a search, from 0 to 4 for each word, or null where it does not. Best is the beginning of the
 * text, then of a word, then anywhere, then the initials or letters in their order ("nni" for "New news item").
 */
export function matchScore(text: string, words: readonly string[]): number | null {
  const whole = folded(text)
  const parts = whole.split(/[^\p{L}\p{N}]+/u)
  let score = 0
  for (const word of words) {
    if (whole.startsWith(word)) score += 4
    else if (parts.some(part => part.startsWith(word))) score += 3
    else if (whole.includes(word)) score += 2
    else if (
      parts
        .map(part => part.charAt(0))
        .join('')
        .includes(word)
    )
      score += 1
    // In order but apart: only for short texts and real words, or everything would match something.
    else if (word.length < 3 || whole.length > 40 || !hasLettersInOrder(whole, word)) return null
  }
  return score
}

/** From this score a word on, an answer is what was meant: each word that was typed begins one of its words. */
export const goodScore = 3

/** The best answer's score a word, from 0 to 4; -1 where there is none, or nothing is searched for. */
export function bestScore<Candidate>(
  candidates: readonly Candidate[],
  textOf: (candidate: Candidate) => string,
  search: string,
): number {
  const words = searchWords(search)
  if (words.length === 0) return -1
  const scores = candidates.map(candidate => matchScore(textOf(candidate), words) ?? -1)
  return Math.max(-1, ...scores.map(score => score / words.length))
}

/** The best answers to a search, best first, at most `limit`; the given order decides between equals. */
export function bestMatches<Candidate>(
  candidates: readonly Candidate[],
  textOf: (candidate: Candidate) => string,
  search: string,
  limit: number,
): readonly Candidate[] {
  const words = searchWords(search)
  if (words.length === 0) return candidates.slice(0, limit)
  return candidates
    .flatMap(candidate => {
      const score = matchScore(textOf(candidate), words)
      return score === null ? [] : [{ candidate, score }]
    })
    .sort((one, other) => other.score - one.score)
    .slice(0, limit)
    .map(({ candidate }) => candidate)
}
