/** A year, a month or a day: `2012`, `2012-04`, `2012-04-24`. */
export type PartialDate = string

const months: readonly (readonly [string, ...string[]])[] = [
  ['January', 'janvier', 'januar', 'jan'],
  ['February', 'fevrier', 'februar', 'feb'],
  ['March', 'mars', 'marz', 'mar'],
  ['April', 'avril', 'apr'],
  ['May', 'mai'],
  ['June', 'juin', 'juni', 'jun'],
  ['July', 'juillet', 'juli', 'jul'],
  ['August', 'aout', 'aug'],
  ['September', 'septembre', 'sept', 'sep'],
  ['October', 'octobre', 'oktober', 'oct'],
  ['November', 'novembre', 'nov'],
  ['December', 'decembre', 'dezember', 'dec'],
]

function monthNamed(name: string): number | null {
  const word = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
  const found = months.findIndex(names => names.some(each => each.toLowerCase() === word))
  return found < 0 ? null : found + 1
}

function dateOf(year: number, month: number | null, day: number | null): PartialDate | null {
  const digits = (value: number, length: number) => String(value).padStart(length, '0')
  if (month === null) return digits(year, 4)
  if (month < 1 || month > 12) return null
  if (day === null) return `${digits(year, 4)}-${digits(month, 2)}`
  const isInMonth = day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
  return isInMonth ? `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}` : null
}

/**
 * Reads a date as people write it in a table: `2012`, `2012-04-24`, `04/2012`, `24/4/2012` (day first, as in Europe),
 * `April 2012`, `24 avril 2012`, `24. April 2012`; null for anything else, a range or a sentence included.
 */
export function readPartialDate(text: string): PartialDate | null {
  const iso = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text)
  if (iso) return dateOf(Number(iso[1]), iso[2] ? Number(iso[2]) : null, iso[3] ? Number(iso[3]) : null)
  const numbers = /^(?:(\d{1,2})[./])?(\d{1,2})[./](\d{4})$/.exec(text)
  if (numbers) return dateOf(Number(numbers[3]), Number(numbers[2]), numbers[1] ? Number(numbers[1]) : null)
  const words = /^(?:(\d{1,2})(?:\.|st|nd|rd|th|er)?\s+)?(\p{L}+)\.?\s+(\d{4})$/u.exec(text)
  const month = words?.[2] === undefined ? null : monthNamed(words[2])
  if (!words || month === null) return null
  return dateOf(Number(words[3]), month, words[1] ? Number(words[1]) : null)
}

/** A date as it stands in the table: `24 April 2012`, `April 2012`, `2012`. */
export function writePartialDate(date: PartialDate): string {
  const [year = '', month, day] = date.split('-')
  const name = month === undefined ? undefined : months[Number(month) - 1]?.[0]
  return [day === undefined ? undefined : String(Number(day)), name, year]
    .filter(part => part !== undefined)
    .join(' ')
}
