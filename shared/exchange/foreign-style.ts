/** The declarations of a `style` attribute, by their name in lower case. Values keep their letters. */
export function declarations(style: string | undefined): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const declaration of (style ?? '').split(';')) {
    const colon = declaration.indexOf(':')
    if (colon < 1) continue
    found.set(declaration.slice(0, colon).trim().toLowerCase(), declaration.slice(colon + 1).trim())
  }
  return found
}

/** Whether a style makes text bold, or expressly not; null where it says nothing. */
export function boldBy(style: ReadonlyMap<string, string>): boolean | null {
  const weight = style.get('font-weight')?.toLowerCase()
  if (weight === undefined) return null
  if (weight === 'bold' || weight === 'bolder') return true
  const number = Number(weight)
  return Number.isNaN(number) ? false : number >= 600
}

/** Whether a style makes text italic, or expressly not; null where it says nothing. */
export function italicBy(style: ReadonlyMap<string, string>): boolean | null {
  const slant = style.get('font-style')?.toLowerCase()
  return slant === undefined ? null : slant === 'italic' || slant.startsWith('oblique')
}

/** Text that its program keeps from being seen. */
export function isHiddenBy(style: ReadonlyMap<string, string>): boolean {
  return style.get('display')?.toLowerCase() === 'none' || style.get('mso-hide')?.toLowerCase() === 'all'
}

/** A paragraph of Word that is an item of a list: `mso-list:l0 level2 lfo1`. */
export interface WordListPlace {
  /** Which list of the document it belongs to. */
  readonly list: string
  /** From 1. */
  readonly level: number
}

/** Where a paragraph stands in Word's lists; null for one that is no item. */
export function wordListPlace(style: ReadonlyMap<string, string>): WordListPlace | null {
  const value = style.get('mso-list')?.toLowerCase()
  const level = value === undefined ? undefined : /\blevel(\d+)/.exec(value)?.[1]
  if (value === undefined || level === undefined) return null
  return { list: /\bl\d+\b/.exec(value)?.[0] ?? '', level: Math.max(1, Number(level)) }
}

/** What stands before an item of a list: whether it counts, and from which number. */
export function markerOf(words: string): { readonly ordered: boolean; readonly start: number } {
  const number = /^\(?(\d+)[.)]/.exec(words)?.[1]
  if (number !== undefined) return { ordered: true, start: Number(number) }
  return { ordered: /^\(?(?:[a-z]|[ivxlcdm]+)[.)]$/i.test(words), start: 1 }
}
