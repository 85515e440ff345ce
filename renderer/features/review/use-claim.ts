import { useEffect } from 'react'
import type { ItemId } from '#shared/content/identity.ts'
import type { Claim } from '#shared/margin/margin.ts'
import { claimLease, isHeld } from '#shared/margin/write-in-margin.ts'
import type { Actor } from '#shared/workflow/actor.ts'
import { type Library, type MarginHere, useLibrary } from '../../library/index.ts'
import { useCurrentTime } from '../../ui/current-time.ts'

/** Who reads an item, as this computer knows it. */
export type Claiming =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'mine'; readonly claim: Claim }
  | { readonly kind: 'theirs'; readonly claim: Claim }

/** An own claim is renewed when so much of its lease is over, in milliseconds. */
const renewAfter = claimLease / 3

export function claimingOf({ margin }: MarginHere, actor: Actor, now: Date): Claiming {
  const { claim } = margin
  if (claim === null || !isHeld(claim, now)) return { kind: 'nobody' }
  return { kind: claim.by.id === actor.account ? 'mine' : 'theirs', claim }
}

function renew(library: Library, item: ItemId): void {
  // A claim that is not renewed ends by itself; nothing of anybody's is lost.
  library.margins.claim(item).catch(() => undefined)
}

/** Renews an own claim while its item is open. */
export function useRenewal(item: ItemId, claiming: Claiming): void {
  const library = useLibrary()
  const now = useCurrentTime()
  const until = claiming.kind === 'mine' ? Date.parse(claiming.claim.until) : null
  const isDue = until !== null && until - now < claimLease - renewAfter
  useEffect(() => {
    if (isDue) renew(library, item)
  }, [isDue, library, item])
}
