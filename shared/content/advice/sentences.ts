/** Abbreviations with a full stop behind which a sentence goes on, also before a capital letter. */
const goesOn =
  /(?:^|[\s(“"‘'])(?:e\.g|i\.e|etc|cf|vs|Mr|Mrs|Ms|Dr|Prof|St|No|Art|Nr|Fig|Vol|pp?|approx|incl|Inc|Ltd|[A-Z])\.$/u
const ending = /[.!?…]{1,5}["”’')\]]{0,3}(?=\s)/gu
/** The longest of these abbreviations, and what stands before it. */
const abbreviationReach = 8

/** The sentences of a line of running text. */
export function sentencesOf(line: string): readonly string[] {
  const sentences: string[] = []
  let start = 0
  for (const match of line.matchAll(ending)) {
    const end = match.index + match[0].length
    const next = line.slice(end).trimStart().charAt(0)
    if (/\p{Ll}/u.test(next) || goesOn.test(line.slice(Math.max(start, end - abbreviationReach), end)))
      continue
    sentences.push(line.slice(start, end).trim())
    start = end
  }
  const rest = line.slice(start).trim()
  if (rest !== '') sentences.push(rest)
  return sentences
}

/** The words of a sentence: runs of letters or digits, with inner apostrophes and hyphens. */
export function wordsOf(sentence: string): readonly string[] {
  return sentence.match(/[\p{L}\p{N}]+(?:[-'’.][\p{L}\p{N}]+)*/gu) ?? []
}
