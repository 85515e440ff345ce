import type { Instant } from '../content/identity.ts'
import type { ItemType } from '../content/item-type.ts'
import { isPublicState } from '../workflow/may.ts'
import { type State, waitingStates } from '../workflow/state.ts'

/**
 * The lists that rows stand in. Each is an index of its own over `listedAt`, in which only its rows are: a list is
 * opened by reading its newest rows, however much else there is on this computer.
 */
export const listNames = [
  'everything',
  'ownWork',
  'waiting',
  'published',
  'solutions',
  'caseStudies',
] as const
export type ListName = (typeof listNames)[number]

/**
 * In which lists a row stands, and its place there: milliseconds before 1970, so that the newest has the smallest number
 * and a list is read from its beginning. (A database reads many records at once in ascending order only.)
 */
export type ListedAt = { readonly everything: number } & Partial<Readonly<Record<ListName, number>>>

/** What decides on the lists of a row. */
export interface RowStanding {
  readonly type: ItemType
  readonly documentType: string | null
  readonly state: State
  readonly isOwn: boolean
  /** Whether there are words or a decision of mine that the service has not acknowledged. */
  readonly hasUnsent: boolean
  readonly changedAt: Instant
  readonly published: { readonly at: Instant } | null
}

/** The lists in which a row of this standing is shown. */
export function listedAt(row: RowStanding): ListedAt {
  const changedAt = -Date.parse(row.changedAt)
  return {
    everything: changedAt,
    // Work in my hands: my own until it is published, and whatever holds words of mine that are not sent, so that
    // nothing I wrote is out of sight.
    ...((row.hasUnsent || (row.isOwn && !isPublicState(row.state))) && { ownWork: changedAt }),
    ...(waitingStates.includes(row.state) && { waiting: changedAt }),
    ...(row.published && { published: -Date.parse(row.published.at) }),
    ...(row.type === 'solution' && { solutions: changedAt }),
    ...(row.documentType === 'case_open_source' && { caseStudies: changedAt }),
  }
}
