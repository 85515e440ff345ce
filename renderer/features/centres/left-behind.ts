import type { CentreUrl, ResourceCentre } from '#shared/centres/resource-centre.ts'
import type { AccountId } from '#shared/content/identity.ts'
import { type CentreInHand, centreKey } from '../../ui-state/centre-words.ts'

/**
 * Corrections that somebody has begun of centres that are in the list no more, as they were read: removed meanwhile, or at
 * another address. Nothing in the list leads to their words. What stands in the form already is none of them.
 */
export function leftBehind(
  written: Readonly<Record<string, CentreInHand>>,
  account: AccountId,
  centres: readonly ResourceCentre[],
  inForm: CentreUrl | null,
): readonly ResourceCentre[] {
  const listed = new Set(centres.map(({ url }) => url))
  return Object.entries(written).flatMap(([key, { base }]) => {
    const isOwn = base !== null && key === centreKey(account, base.url)
    return isOwn && !listed.has(base.url) && base.url !== inForm ? [base] : []
  })
}
