import { z } from 'zod'
import { AccountId } from '#shared/content/identity.ts'
import type { ItemStanding } from '#shared/workflow/may.ts'
import { State } from '#shared/workflow/state.ts'

/** Enquiries are affected, which legal experts alone see. */
export const enquiriesAffected = 'enquiries'

/** How an item stands that is affected; `ofMargin`: its margin alone is. */
type AffectedItem = ItemStanding & { readonly ofMargin?: boolean | undefined }
export type AffectedStanding = AffectedItem | typeof enquiriesAffected

/**
 * How the items of a commit stood before it and stand after it: whoever sees one of these standings, or reads the margin of
 * an item that stands so, has something to fetch, nobody else has. `unknown` where it cannot be told, and everybody is to look.
 */
export type Affected = readonly AffectedStanding[] | 'unknown'

/** PostgreSQL takes less than 8,000 bytes with a NOTIFY. */
const mostBytes = 7_500

const Standings = z
  .array(
    z.union([
      z.literal(enquiriesAffected),
      z.object({
        author: AccountId,
        state: State,
        isPublished: z.boolean(),
        ofMargin: z.boolean().optional(),
      }),
    ]),
  )
  .readonly()

/** Each standing once. */
function distinct(standings: readonly AffectedStanding[]): readonly AffectedStanding[] {
  const keyOf = (standing: AffectedStanding) => {
    if (standing === enquiriesAffected) return standing
    const { author, state, isPublished, ofMargin = false } = standing
    return `${author} ${state} ${isPublished} ${ofMargin}`
  }
  return [...new Map(standings.map(each => [keyOf(each), each])).values()]
}

export function isAnyAffected(affected: Affected): boolean {
  return affected === 'unknown' || affected.length > 0
}

export function affectedTogether(one: Affected, other: Affected): Affected {
  return one === 'unknown' || other === 'unknown' ? 'unknown' : distinct([...one, ...other])
}

/** What is affected, as one service tells the others; nothing where that is unknown, or too much to tell. */
export function writeAffected(affected: Affected): string {
  if (affected === 'unknown') return ''
  const text = JSON.stringify(
    distinct(affected).map(standing => {
      if (standing === enquiriesAffected) return standing
      const { author, state, isPublished, ofMargin } = standing
      return { author, state, isPublished, ...(ofMargin && { ofMargin }) }
    }),
  )
  return Buffer.byteLength(text) > mostBytes ? '' : text
}

/** What another service, of whatever version, has told. */
export function readAffected(text: string | undefined): Affected {
  try {
    return Standings.parse(JSON.parse(text ?? ''))
  } catch {
    return 'unknown'
  }
}
