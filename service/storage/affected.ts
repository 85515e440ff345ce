import { z } from 'zod'
import { AccountId } from '#shared/content/identity.ts'
import type { ItemStanding } from '#shared/workflow/may.ts'
import { State } from '#shared/workflow/state.ts'

/**
 * How the items of a commit stood before it and stand after it: whoever sees one of these standings has something to
 * fetch, nobody else has. `unknown` where it cannot be told, and everybody is to look.
 */
export type Affected = readonly ItemStanding[] | 'unknown'

/** PostgreSQL takes less than 8,000 bytes with a NOTIFY. */
const mostBytes = 7_500

const Standings = z.array(z.object({ author: AccountId, state: State, isPublished: z.boolean() })).readonly()

/** Each standing once. */
function distinct(standings: readonly ItemStanding[]): readonly ItemStanding[] {
  return [
    ...new Map(standings.map(each => [`${each.author} ${each.state} ${each.isPublished}`, each])).values(),
  ]
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
    distinct(affected).map(({ author, state, isPublished }) => ({ author, state, isPublished })),
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
