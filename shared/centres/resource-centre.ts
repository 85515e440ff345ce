import { z } from 'zod'
import { readPartialDate } from '../case-study/partial-date.ts'
import { Instant, Person } from '../content/identity.ts'

/** What a resource centre is. The order is that of lists and filters. */
export const CentreKind = z.enum(['competence_centre', 'programme_office', 'association', 'forge'])
export type CentreKind = z.infer<typeof CentreKind>

/** The longest that a centre's texts may be, in UTF-16 units. */
export const centreLimits = { name: 200, url: 2_000, email: 254, description: 2_000, languages: 24 } as const

/** Without control characters: they are invisible in a form, and a database refuses some of them. */
const oneLine = /^[^\p{Cc}]*$/u
const severalLines = /^[^\p{Cc}]*(?:[\n\t][^\p{Cc}]*)*$/u

/** Engines differ in what they take for a host; a name with a dot, as every public one has, is the same to all. */
const hostname = /^(?:[a-z0-9-]+\.)+[a-z0-9-]{2,}$/

/** A web address, written as browsers write it. */
const webAddress = z.url({ protocol: /^https?$/, hostname, normalize: true }).max(centreLimits.url)

/** The web address of a centre, which is its identity in the list. */
export const CentreUrl = webAddress.brand('CentreUrl')
export type CentreUrl = z.infer<typeof CentreUrl>

/** The country table of the EU Publications Office without its continents: ISO 3166-1 alpha-3, 1A0, and EUR for the Union. */
const CountryCode = z.string().regex(/^[0-9A-Z]{3}$/)
/** ISO 639-1, as the vocabulary of languages has it. */
const LanguageCode = z.string().regex(/^[a-z]{2}$/)

/** The European Union stands in the country table beside the countries. */
export const europeanUnion = 'EUR'

/** A year, a month or a day in ISO 8601: `2012`, `2012-04`, `2012-04-24`. */
const Created = z.string().refine(text => readPartialDate(text) === text)

/**
 * What is said of a resource centre. Source: the public metadata format of open source programme offices (URL as id, name,
 * country, description, e-mail, policy, code, created), with the kind and the languages beside them.
 */
export const CentreFields = z.object({
  name: z.string().trim().min(1).max(centreLimits.name).regex(oneLine),
  kind: CentreKind,
  country: CountryCode,
  url: CentreUrl,
  description: z.string().trim().min(1).max(centreLimits.description).regex(severalLines),
  email: z.email().max(centreLimits.email).nullable(),
  policy: webAddress.nullable(),
  code: webAddress.nullable(),
  languages: z
    .array(LanguageCode)
    .max(centreLimits.languages)
    .refine(languages => new Set(languages).size === languages.length),
  created: Created.nullable(),
})
export type CentreFields = z.infer<typeof CentreFields>

/** The fields in the order in which they are shown and asked for. */
export const centreFields = [
  'name',
  'kind',
  'country',
  'url',
  'description',
  'email',
  'policy',
  'code',
  'languages',
  'created',
] as const satisfies readonly (keyof CentreFields)[]
export type CentreField = (typeof centreFields)[number]

/** How often a centre was changed, itself included: a correction stands on the version that was read. */
export const CentreVersion = z.int().positive().brand('CentreVersion')
export type CentreVersion = z.infer<typeof CentreVersion>

/** A centre of the list, and who changed it last; nobody has changed what the list began with. */
export const ResourceCentre = CentreFields.extend({
  version: CentreVersion,
  changed: z.object({ at: Instant, by: Person.nullable() }),
})
export type ResourceCentre = z.infer<typeof ResourceCentre>

/** Every resource centre, by name. */
export const CentreList = z.object({ centres: z.array(ResourceCentre) })
export type CentreList = z.infer<typeof CentreList>

/** An address as it is compared: two that differ in their scheme or a slash at the end lead to one centre. */
export function comparedAddress(url: CentreUrl): string {
  return url
    .replace(/^https?:\/\//, '')
    .replace(/#.*$/, '')
    .replace(/\/$/, '')
}

/** What is said of a centre, without its version. */
export function fieldsOf(centre: ResourceCentre): CentreFields {
  const { version: _version, changed: _changed, ...fields } = centre
  return fields
}

/** Whether two centres say the same in a field. */
function isSameField(field: CentreField, one: CentreFields, other: CentreFields): boolean {
  return JSON.stringify(one[field]) === JSON.stringify(other[field])
}

/** The fields in which two centres differ, in the order of the form. */
export function differingFields(one: CentreFields, other: CentreFields): readonly CentreField[] {
  return centreFields.filter(field => !isSameField(field, one, other))
}
