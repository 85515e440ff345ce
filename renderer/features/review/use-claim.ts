import { useEffect } from 'react'
import type { ItemId } from '#shared/content/identity.ts'
import type { Claim } from '#shared/margin/margin.ts'
import { claimLease, isHeld } from '#shared/margin/write-in-margin.ts'
import type { Actor } from '#shared/workflow/actor.ts'
import { type MarginHere, useLibrary } from '../../library/index.ts'

/** Who reads an item, as this computer knows it. */
export type Claiming =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'mine'; readonly claim: Claim }
  /** One's own, not renewed in time, as on a computer that slept. Nobody has claimed it since. */
  | { readonly kind: 'ended'; readonly claim: Claim }
  | { readonly kind: 'theirs'; readonly claim: Claim }

/** An own claim is renewed each time so much of its lease is over, in milliseconds. */
const renewAfter = claimLease / 3

export function claimingOf({ margin }: MarginHere, actor: Actor, now: Date): Claiming {
  const { claim } = margin
  if (claim === null) return { kind: 'nobody' }
  const isMine = claim.by.id === actor.account
  if (isHeld(claim, now)) return { kind: isMine ? 'mine' : 'theirs', claim }
  return isMine ? { kind: 'ended', claim } : { kind: 'nobody' }
}

/** When this page has renewed the claim of an item last, by its own clock: the service's may go otherwise. */
const renewedAt = new Map<ItemId, number>()

/** Renews an own claim while its item is open: when it is opened, and each time a third of the lease is over. */
export function useRenewal(item: ItemId, { kind }: Claiming): void {
  const library = useLibrary()
  const isMine = kind === 'mine'
  useEffect(() => {
    if (!isMine) return
    const renew = () => {
      renewedAt.set(item, Date.now())
      // A claim that is not renewed ends by itself; nothing of anybody's is lost.
      library.margins.claim(item).catch(() => undefined)
    }
    const last = renewedAt.get(item)
    if (last === undefined || Date.now() - last > renewAfter) renew()
    const timer = setInterval(renew, renewAfter)
    return () => clearInterval(timer)
  }, [isMine, library, item])
}
