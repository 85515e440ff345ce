import { type KnownLicence, knownLicenceOf } from './known-licence.ts'
import { type LicenceTerm, type TermGroup, termGroups, terms } from './terms.ts'

/** Most licences that are read side by side. */
export const mostCompared = 5

/** What a licence says of a term: that it holds, nothing, or that nobody has described the licence. */
export type ComparedMark = 'holds' | 'not_said' | 'not_described'

interface ComparedRow {
  readonly term: LicenceTerm
  /** One for each licence, in their order. */
  readonly marks: readonly ComparedMark[]
  /** Whether the licences differ here. */
  readonly differs: boolean
}

/** Licences side by side. */
export interface Comparison {
  readonly licences: readonly KnownLicence[]
  /** Every group with all its terms. */
  readonly groups: readonly { readonly group: TermGroup; readonly rows: readonly ComparedRow[] }[]
}

function markOf({ terms: held, profile }: KnownLicence, term: LicenceTerm): ComparedMark {
  if (held.has(term)) return 'holds'
  // The lists of OSI and FSF speak of every licence; all other terms come from the profile.
  return profile === null && term !== 'osiApproved' && term !== 'fsfFree' ? 'not_described' : 'not_said'
}

/** Compares licences by every term; identifiers that SPDX does not list, and those beyond the fifth, are left out. */
export function comparisonOf(ids: readonly string[]): Comparison {
  const licences = ids.flatMap(id => knownLicenceOf(id) ?? []).slice(0, mostCompared)
  return {
    licences,
    groups: termGroups.map(group => ({
      group,
      rows: terms[group].map(term => {
        const marks = licences.map(licence => markOf(licence, term))
        return { term, marks, differs: new Set(marks).size > 1 }
      }),
    })),
  }
}

/** The same comparison with the rows alone in which the licences differ; groups without one are left out. */
export function differencesOf({ licences, groups }: Comparison): Comparison {
  return {
    licences,
    groups: groups
      .map(({ group, rows }) => ({ group, rows: rows.filter(({ differs }) => differs) }))
      .filter(({ rows }) => rows.length > 0),
  }
}
