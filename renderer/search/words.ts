/** Letters that Unicode does not take apart, and what people type for them. */
const spelledOut: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ς: 'σ',
}
const toSpellOut = new RegExp(`[${Object.keys(spelledOut).join('')}]`, 'g')
const isPlain = /^[a-z0-9]*$/
const wordRun = /[\p{L}\p{N}\p{M}]+/gu

function takenApart(text: string): string {
  return text.normalize('NFKD').replace(/[^\p{L}\p{N}]+/gu, '')
}

/** Words repeat: most are folded once. Emptied when it has grown large. */
const folded = new Map<string, string>()
const mostFolded = 50_000

/**
 * A word as it is compared: without case and accents, ligatures and special letters spelt out (`Straße` is `strasse`,
 * `Cœur` is `coeur`). Greek and Cyrillic letters stay what they are. Empty where nothing of a word is left.
 */
export function foldWord(word: string): string {
  const plain = word.toLowerCase()
  if (isPlain.test(plain)) return plain
  const known = folded.get(word)
  if (known !== undefined) return known
  if (folded.size >= mostFolded) folded.clear()
  // Taking apart may bring capitals, and lowering them accents.
  const lowered = takenApart(takenApart(word).toLowerCase())
  const result = lowered.replace(toSpellOut, letter => spelledOut[letter] ?? letter)
  folded.set(word, result)
  return result
}

/** A word of a text, folded, and where it stands in the text as it was written. */
export interface Word {
  readonly word: string
  readonly start: number
  readonly end: number
}

/** The words of a text, in order. */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = []
  for (const match of text.matchAll(wordRun)) {
    const word = foldWord(match[0])
    if (word !== '') words.push({ word, start: match.index, end: match.index + match[0].length })
  }
  return words
}
