import type { CentreKind, ResourceCentre } from '#shared/centres/resource-centre.ts'
import { searchWords, titleMatches } from '../../lists/title-match.ts'

/** What a list of centres is narrowed by; no kind, null: all of them. */
export interface CentreFilter {
  readonly search: string
  readonly kinds: readonly CentreKind[]
  readonly country: string | null
  readonly language: string | null
}

/** The centres that every word of the search is found in, of the chosen kinds, country and language, in their order. */
export function shownCentres(
  centres: readonly ResourceCentre[],
  { search, kinds, country, language }: CentreFilter,
  countryName: (id: string) => string,
): readonly ResourceCentre[] {
  const words = searchWords(search)
  return centres.filter(
    centre =>
      (kinds.length === 0 || kinds.includes(centre.kind)) &&
      (country === null || centre.country === country) &&
      (language === null || centre.languages.includes(language)) &&
      titleMatches(
        `${centre.name} ${centre.description} ${centre.url} ${countryName(centre.country)}`,
        words,
      ),
  )
}
