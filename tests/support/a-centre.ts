import {
  CentreFields,
  CentreVersion,
  type CentreFields as Fields,
  type ResourceCentre,
} from '#shared/centres/resource-centre.ts'
import { Instant } from '#shared/content/identity.ts'

type Written = Parameters<typeof CentreFields.parse>[0]

/** What can be said of a resource centre; an invented one. */
export function centreFieldsOf(given: Readonly<Record<string, unknown>> = {}): Fields {
  const written: Written = {
    name: 'Example Centre',
    kind: 'competence_centre',
    country: 'EST',
    url: 'https://centre.example.org/',
    description: 'Helps towns to share what they have had written.',
    email: null,
    policy: null,
    code: null,
    languages: ['et'],
    created: null,
    ...given,
  }
  return CentreFields.parse(written)
}

/** A resource centre of the list that nobody has changed, or at another version. */
export function aCentre(given: Readonly<Record<string, unknown>> = {}, version = 1): ResourceCentre {
  return {
    ...centreFieldsOf(given),
    version: CentreVersion.parse(version),
    changed: { at: Instant.parse('2026-03-01T08:00:00.000Z'), by: null },
  }
}
