import type { WritingLanguage } from './languages.ts'

/** The marks of a quotation and of one within it, opening and closing. */
interface QuotationMarks {
  readonly outer: readonly [string, string]
  readonly inner: readonly [string, string]
}

const high: QuotationMarks = { outer: ['“', '”'], inner: ['‘', '’'] }
const lowHigh: QuotationMarks = { outer: ['„', '“'], inner: ['‚', '‘'] }
const lowRight: QuotationMarks = { outer: ['„', '”'], inner: ['’', '’'] }
const angled: QuotationMarks = { outer: ['«', '»'], inner: ['“', '”'] }

/** As they are usual in print. */
const marks: Readonly<Record<WritingLanguage, QuotationMarks>> = {
  'en-GB': high,
  'en-IE': high,
  'en-US': high,
  ga: high,
  mt: high,
  nl: high,
  bg: lowHigh,
  cs: lowHigh,
  de: lowHigh,
  et: lowHigh,
  lt: lowHigh,
  sk: lowHigh,
  sl: lowHigh,
  hr: lowRight,
  hu: lowRight,
  pl: lowRight,
  ro: lowRight,
  el: angled,
  es: angled,
  it: angled,
  'pt-PT': angled,
  lv: { outer: ['“', '”'], inner: ['‘', '’'] },
  da: { outer: ['”', '”'], inner: ['’', '’'] },
  fi: { outer: ['”', '”'], inner: ['’', '’'] },
  sv: { outer: ['”', '”'], inner: ['’', '’'] },
  // French parts the words from the marks by a space that does not break.
  fr: { outer: ['«\u00a0', '\u00a0»'], inner: ['“', '”'] },
}

/** Behind these a mark opens: at the beginning, after a space, a bracket, a dash or another opening mark. */
const opens = /(?:^|[\s([{\u2013\u2014\u00a0“„«‘‚])$/u

/**
 * What takes the place of a straight mark: `"` or `'` typed after `before`. An apostrophe within or behind a word is
 * one in every language.
 */
export function curlyMark(language: WritingLanguage, straight: '"' | "'", before: string): string {
  const { outer, inner } = marks[language]
  if (opens.test(before)) return straight === '"' ? outer[0] : inner[0]
  return straight === '"' ? outer[1] : '’'
}
