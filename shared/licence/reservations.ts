/** Pairs of which stewards or the Free Software Foundation say more than the general rule does. */
export type ReservationId = 'gplTwoOnly' | 'gplThreeIntoTwo' | 'apacheIntoGplTwo' | 'extraConditions'

interface Reservation {
  readonly id: ReservationId
  readonly inbound: readonly string[]
  readonly outbound: readonly string[]
}

const gplThree = ['GPL-3.0-only', 'GPL-3.0-or-later', 'AGPL-3.0-only', 'AGPL-3.0-or-later']
const lesserThree = ['LGPL-3.0-only', 'LGPL-3.0-or-later']
const lesserTwo = ['LGPL-2.1-only', 'LGPL-2.1-or-later']

/**
 * What makes the answer of a general rule a warning. Source: https://www.gnu.org/licenses/gpl-faq.html#AllCompatibility and
 * https://www.gnu.org/licenses/license-list.html.
 */
const reservations: readonly Reservation[] = [
  { id: 'gplTwoOnly', inbound: ['GPL-2.0-only'], outbound: [...gplThree, ...lesserThree] },
  { id: 'gplThreeIntoTwo', inbound: [...gplThree, ...lesserThree], outbound: ['GPL-2.0-only'] },
  { id: 'apacheIntoGplTwo', inbound: ['Apache-2.0', 'ECL-2.0'], outbound: ['GPL-2.0-only'] },
  {
    id: 'extraConditions',
    inbound: ['BSD-4-Clause', 'Apache-1.1', 'AFL-3.0', 'CECILL-B'],
    outbound: ['GPL-2.0-only', 'GPL-2.0-or-later', ...gplThree, ...lesserTwo, ...lesserThree],
  },
]

/** What is to be said against the general rule for a pair of SPDX identifiers; null: nothing that is known here. */
export function reservationOn(inbound: string, outbound: string): ReservationId | null {
  const reservation = reservations.find(
    candidate => candidate.inbound.includes(inbound) && candidate.outbound.includes(outbound),
  )
  return reservation?.id ?? null
}
