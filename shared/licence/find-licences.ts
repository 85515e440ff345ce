import type { KnownLicence } from './known-licence.ts'
import type { LicenceTerm } from './terms.ts'

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** What licences are looked for by. */
export interface LicenceQuestion {
  /** Words that identifier or name hold, in any order; case and accents do not count. */
  readonly text: string
  /** Terms that hold for the licence, all of them. */
  readonly terms: readonly LicenceTerm[]
}

/**
 * The licences that answer a question, in the order in which they are given; one whose identifier is what was typed
 * stands first.
 */
export function findLicences(
  licences: readonly KnownLicence[],
  { text, terms }: LicenceQuestion,
): readonly KnownLicence[] {
  const words = folded(text)
    .split(/\s+/)
    .filter(word => word !== '')
  const found = licences.filter(licence => {
    const said = folded(`${licence.id} ${licence.name}`)
    return words.every(word => said.includes(word)) && terms.every(term => licence.terms.has(term))
  })
  const asked = folded(text).trim()
  const isAsked = ({ id }: KnownLicence) => folded(id) === asked
  return [...found.filter(isAsked), ...found.filter(licence => !isAsked(licence))]
}
