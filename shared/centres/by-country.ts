import type { CentreKind, ResourceCentre } from './resource-centre.ts'

/** The centres of one country. */
export interface CountryCentres {
  readonly country: string
  readonly centres: readonly ResourceCentre[]
  readonly counts: Readonly<Record<CentreKind, number>>
}

/** Centres by their country; countries with the most first, then in the order in which they come. */
export function byCountry(centres: readonly ResourceCentre[]): readonly CountryCentres[] {
  return [...new Set(centres.map(({ country }) => country))]
    .map(country => {
      const own = centres.filter(centre => centre.country === country)
      const countOf = (kind: CentreKind) => own.filter(centre => centre.kind === kind).length
      const counts = {
        competence_centre: countOf('competence_centre'),
        programme_office: countOf('programme_office'),
        association: countOf('association'),
        forge: countOf('forge'),
      }
      return { country, centres: own, counts }
    })
    .toSorted((one, other) => other.centres.length - one.centres.length)
}
