import type { ContentTypeSpec } from './field.ts'
import { largestFile, largestLogo } from './file-limits.ts'

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
    { name: 'starts_at', kind: 'zoned-date-time', section: 'where_and_when', required: true },
    {
      name: 'ends_at',
      kind: 'zoned-date-time',
      section: 'where_and_when',
      required: true,
      notBefore: 'starts_at',
    },
    { name: 'address', kind: 'text', section: 'where_and_when', oneOfGroup: 'location' },
    { name: 'virtual_links', kind: 'links', section: 'where_and_when', oneOfGroup: 'location' },
    { name: 'topics', kind: 'terms', section: 'classification', vocabulary: 'topics', required: true },
    { name: 'agenda', kind: 'html', section: 'programme' },
    { name: 'website', kind: 'url', section: 'programme' },
    { name: 'contact_emails', kind: 'emails', section: 'organiser' },
    { name: 'organisation', kind: 'text', section: 'organiser', maxLength: 255 },
    { name: 'organisation_type', kind: 'choice', section: 'organiser', values: organisationTypes },
    { name: 'scope', kind: 'choices', section: 'classification', values: eventScopes },
    { name: 'countries', kind: 'terms', section: 'classification', vocabulary: 'countries' },
    { name: 'logo', kind: 'image', section: 'files', maxBytes: largestLogo },
    { name: 'attachments', kind: 'attachments', section: 'files', maxBytes: largestFile },
    { name: 'keywords', kind: 'texts', section: 'classification', maxLength: 255 },
  ],
} as const satisfies ContentTypeSpec
