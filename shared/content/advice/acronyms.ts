import type { AdviceFinding, TextPlace } from '../checks/finding.ts'
import { titleOf } from '../item-type.ts'
import type { AdviceContext, Advise } from './advice-context.ts'
import { placeOfWords } from './text-place.ts'

/** Acronyms that the readers of the observatory know, and such as are names. */
const known = new Set(
  [
    'EU EEA EC UK US USA UN NATO BBC OSOR FOSS OSS FLOSS IT ICT AI GDPR COVID',
    'README LICENSE PDF HTML XML JSON CSV YAML SQL CSS PHP API APIS URL URLS HTTP HTTPS SSH USB GPS SMS TV PC ID OK FAQ CEO CTO CIO',
    'GPL LGPL AGPL EUPL MIT BSD MPL CC GNU KDE ISO W3C SPDX NGO NGOS AM PM CET CEST UTC GMT EUR USD GBP CHF',
  ].flatMap(line => line.split(' ')),
)
const roman = /^(?=[IVXLC]{2,})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/
const acronym = /(?<![\p{L}\p{N}_./@#-])\p{Lu}[\p{Lu}\d]{1,7}(?=s?(?![\p{L}\d_@-]|\.\p{L}))/gu
const severalCapitals = /\p{Lu}.*\p{Lu}/u
/** A line of capitals is shouted, not abbreviated. */
const hasLower = /\p{Ll}/u

/** The first letters of words that count in an acronym: "Public Money, Public Code" is PMPC. */
function initials(words: string): string {
  return words
    .split(/[\s\-–/’']+/u)
    .map(part => part.replace(/^[^\p{L}\p{N}]+/u, '').charAt(0))
    .join('')
    .toUpperCase()
}

function holdsInOrder(letters: string, acronymLetters: string): boolean {
  let from = 0
  for (const letter of acronymLetters) {
    const found = letters.indexOf(letter, from)
    if (found < 0) return false
    from = found + 1
  }
  return true
}

/** Words that are read before or behind an acronym to find what it stands for. */
const reach = 12
const reachInCharacters = 250
/** Places in one line at which an explanation is looked for: behind so many none is to be expected. */
const mostLooks = 200

/** What says that an acronym follows: a bracket, "or", "called" … */
const beforeAcronym = /(?:\(|(?:^|\s)(?:or|called|known as|short|abbreviated|abbreviated as)\s)\s*[“"‘']?$/u
/** Two words that begin with capitals, with or without small ones between. */
const capitalWords = /\p{Lu}\p{Ll}+\s+(?:\p{L}+\s+)*\p{L}+$/u

/** The words that an acronym is given for, where it is; null where nothing says so. */
function spellingBefore(text: string): string | null {
  if (!beforeAcronym.test(text)) return null
  return text.replace(beforeAcronym, '').trim().split(/\s+/).slice(-reach).join(' ')
}

/**
 * Whether a line spells an acronym out: "European Interoperability Framework (EIF)", or "EIF (European
 * Interoperability Framework)".
 */
function isSpeltOutIn(line: string, short: string): boolean {
  const letters = short.replace(/\P{L}/gu, '')
  let looks = 0
  for (let at = line.indexOf(short); at >= 0; at = line.indexOf(short, at + short.length)) {
    looks += 1
    if (looks > mostLooks) return false
    const before = line.slice(Math.max(0, at - reachInCharacters), at)
    const behind = line.slice(at + short.length, at + short.length + reachInCharacters)
    const spelt = spellingBefore(before)
    if (spelt !== null) {
      // In another language the words may begin with other letters: two words that start with capitals count as well.
      if (holdsInOrder(initials(spelt), letters) || capitalWords.test(spelt)) return true
    }
    const inBrackets = /^s?\s*[(–—:,]\s*([^)]{4,200})/u.exec(behind)?.[1]
    if (inBrackets !== undefined) {
      const words = inBrackets.split(/\s+/).slice(0, reach).join(' ')
      if (holdsInOrder(initials(words), letters) && words.includes(' ')) return true
    }
  }
  return false
}

interface Acronym {
  readonly short: string
  readonly field: string
  readonly at: TextPlace
  /** Every line that it stands in. */
  readonly lines: Set<string>
}

/** The acronyms of an item's texts, each once, in the order in which they come. */
function acronymsIn(texts: AdviceContext['texts']): readonly Acronym[] {
  const found = new Map<string, Acronym>()
  for (const { field, reading } of texts) {
    for (const [block, { text }] of reading.entries()) {
      let start = 0
      for (const line of text.split('\n')) {
        for (const { 0: short, index } of hasLower.test(line) ? line.matchAll(acronym) : []) {
          if (known.has(short) || roman.test(short) || !severalCapitals.test(short)) continue
          const earlier = found.get(short)
          if (earlier) earlier.lines.add(line)
          else {
            const at = placeOfWords(block, text, short, start + index)
            found.set(short, { short, field, at, lines: new Set([line]) })
          }
        }
        start += line.length + 1
      }
    }
  }
  return [...found.values()]
}

/**
 * Acronyms that nobody spelt out anywhere in the item, each at the first place where it stands. The item's own name
 * needs no words: a conference is called as it is called.
 */
export const acronymAdvice: Advise = ({ type, texts, fields }) => {
  const title = titleOf(type, fields)
  return acronymsIn(texts).flatMap(({ short, field, at, lines }): readonly AdviceFinding[] =>
    title.includes(short) || [...lines].some(line => isSpeltOutIn(line, short))
      ? []
      : [{ field, severity: 'advice', at, rule: 'acronym', value: short }],
  )
}
