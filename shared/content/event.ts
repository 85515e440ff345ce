import type { ContentTypeSpec } from './field.ts'

export const organisationTypes = [
  'academia',
  'non_profit',
  'other',
  'private_on_behalf_of_public_organisation',
  'private_enterprise',
  'private_sme',
  'public',
] as const

export const eventScopes = [
  'cross_border',
  'pan_european',
  'international',
  'european',
  'national',
  'regional',
  'local',
] as const

/** Event. Source of the limits: the portal's own configuration. */
export const event = {
  titleField: 'title',
  bodyField: 'description',
  fields: [
    { name: 'title', kind: 'text', required: true, maxLength: 255, unique: true },
    { name: 'short_title', kind: 'text', maxLength: 255, unique: true },
    { name: 'description', kind: 'html', required: true },
    { name: 'starts_at', kind: 'zoned-date-time', required: true },
    { name: 'ends_at', kind: 'zoned-date-time', required: true, notBefore: 'starts_at' },
    { name: 'address', kind: 'text', oneOfGroup: 'location' },
    { name: 'virtual_links', kind: 'links', oneOfGroup: 'location' },
    { name: 'topics', kind: 'terms', vocabulary: 'topics', required: true },
    { name: 'agenda', kind: 'html' },
    { name: 'website', kind: 'url' },
    { name: 'contact_emails', kind: 'emails' },
    { name: 'organisation', kind: 'text', maxLength: 255 },
    { name: 'organisation_type', kind: 'choice', values: organisationTypes },
    { name: 'scope', kind: 'choices', values: eventScopes },
    { name: 'countries', kind: 'terms', vocabulary: 'countries' },
    { name: 'keywords', kind: 'texts', maxLength: 255 },
  ],
} as const satisfies ContentTypeSpec
