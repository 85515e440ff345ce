import type { documentTypes } from '#shared/content/document.ts'
import type { eventScopes, organisationTypes } from '#shared/content/event.ts'
import type { Contact, Owner, TitledLink, ZonedDateTime } from '#shared/content/field-value.ts'
import { fieldsSchema, type ItemFields, type ItemType } from '#shared/content/item-type.ts'
import type { solutionStatuses } from '#shared/content/solution.ts'
import type { TransitionName } from '#shared/workflow/rules.ts'
import type { State } from '#shared/workflow/state.ts'
import type { DemoAuthorKey } from './demo-accounts.ts'

/** A wall-clock time told by its distance from today; `daysFromNow` is negative for the past, `time` is `HH:mm`. */
interface RelativeTime {
  readonly daysFromNow: number
  readonly time: string
  readonly zone: string
}

/** A day told by its distance from today. */
interface RelativeDay {
  readonly daysFromNow: number
}

export interface NewsFields {
  readonly short_title: string
  readonly headline: string
  readonly body: string
  readonly topics: readonly string[]
  readonly source_urls: readonly string[]
  readonly countries: readonly string[]
  readonly keywords: readonly string[]
}

export interface EventFields {
  readonly title: string
  readonly description: string
  readonly starts_at: Readonly<ZonedDateTime> | RelativeTime
  readonly ends_at: Readonly<ZonedDateTime> | RelativeTime
  readonly topics: readonly string[]
  readonly address?: string
  readonly virtual_links?: readonly Readonly<TitledLink>[]
  readonly organisation?: string
  readonly organisation_type?: (typeof organisationTypes)[number]
  readonly scope?: readonly (typeof eventScopes)[number][]
  readonly website?: string
  readonly contact_emails?: readonly string[]
  readonly agenda?: string
  readonly countries: readonly string[]
  readonly keywords: readonly string[]
}

export interface DocumentFields {
  readonly title: string
  readonly document_type: (typeof documentTypes)[number]
  readonly body: string
  readonly topics: readonly string[]
  readonly publication_date?: RelativeDay
  /** SPDX id */
  readonly licence?: string
  readonly countries: readonly string[]
  readonly keywords: readonly string[]
}

export interface SolutionFields {
  readonly title: string
  readonly description: string
  readonly contacts: readonly Readonly<Contact>[]
  readonly owner: Readonly<Owner>
  readonly solution_types: readonly string[]
  readonly topics: readonly string[]
  readonly short_id?: string
  readonly landing_page?: string
  readonly source_code_repository?: string
  readonly issue_tracker?: string
  readonly documentation?: string
  /** ISO 639-1 */
  readonly languages: readonly string[]
  /** SPDX id */
  readonly licence: string
  readonly status: (typeof solutionStatuses)[number]
  readonly version?: string
  readonly countries: readonly string[]
  readonly keywords: readonly string[]
}

/** One transition; `daysAgo` may be a fraction of a day, `reason` is there where the workflow asks for one. */
export interface DemoTransition {
  readonly daysAgo: number
  readonly by: DemoAuthorKey
  readonly transition: TransitionName
  readonly reason?: string
}

interface OfType<Type extends ItemType, Fields> {
  readonly type: Type
  readonly fields: Fields
  /** Fields of the revision that stays public while `fields`, a newer revision, waits for approval. */
  readonly publishedBefore?: Fields
}

interface Circumstances {
  /** Unique among the demo items and stable between releases. */
  readonly key: string
  readonly state: State
  readonly author: DemoAuthorKey
  /** Days since the last change. */
  readonly daysAgo: number
  readonly createdDaysAgo: number
  /** What happened after the ordinary way (drafted, proposed, approved); `trailOf` puts that way in front. */
  readonly trail?: readonly DemoTransition[]
}

export type DemoItem = Circumstances &
  (
    | OfType<'news', NewsFields>
    | OfType<'event', EventFields>
    | OfType<'document', DocumentFields>
    | OfType<'solution', SolutionFields>
  )

export type DemoFields = DemoItem['fields']

/** Joins the top-level blocks of a body into one HTML text. */
export function blocks(...parts: readonly string[]): string {
  return parts.join('')
}

/**
 * The fields as they are stored: what is told by its distance from today becomes a date, counted
 * from the day it is at `clock()` in the time's own zone (UTC for days without a zone).
 * Everything else stays as it is. Throws where `fields` are not those of `type`.
 */
export function storedFields(type: ItemType, fields: DemoFields, clock: () => Date): ItemFields {
  return fieldsSchema(type).parse(withDates(fields, clock()))
}

function withDates(fields: DemoFields, now: Date): object {
  if ('starts_at' in fields) {
    return {
      ...fields,
      starts_at: zonedTime(fields.starts_at, now),
      ends_at: zonedTime(fields.ends_at, now),
    }
  }
  if ('publication_date' in fields && fields.publication_date !== undefined) {
    return { ...fields, publication_date: dayFrom(now, fields.publication_date.daysFromNow, 'UTC') }
  }
  return fields
}

function zonedTime(time: Readonly<ZonedDateTime> | RelativeTime, now: Date): Readonly<ZonedDateTime> {
  if ('local' in time) return time
  return { local: `${dayFrom(now, time.daysFromNow, time.zone)}T${time.time}`, zone: time.zone }
}

function dayFrom(now: Date, daysFromNow: number, zone: string): string {
  // Swedish writes a date as YYYY-MM-DD.
  const today = now.toLocaleDateString('sv-SE', { timeZone: zone })
  const day = new Date(`${today}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() + daysFromNow)
  return day.toISOString().slice(0, 10)
}
