import { alone, eachOf, isAmong, type LicenceIds } from './licence-ids.ts'

/** Pairs of which stewards or the Free Software Foundation say more than the general rule does. */
type PairReservation = 'gplTwoOnly' | 'gplThreeIntoTwo' | 'apacheIntoGplTwo' | 'extraConditions'

/** What is said against a rule: of the two licences, or of an exception that the code does not come with. */
export type ReservationId = PairReservation | 'exceptionOfTheWork'

interface Reservation {
  readonly id: PairReservation
  readonly inbound: LicenceIds
  readonly outbound: LicenceIds
}

const versionThree = ['GPL-3.0-only', 'AGPL-3.0-only', 'LGPL-3.0-only'] as const

/**
 * What makes the answer of a general rule a warning. Source: https://www.gnu.org/licenses/gpl-faq.html#AllCompatibility and
 * https://www.gnu.org/licenses/license-list.html.
 */
const reservations: readonly Reservation[] = [
  { id: 'gplTwoOnly', inbound: alone('GPL-2.0-only'), outbound: eachOf(...versionThree) },
  { id: 'gplThreeIntoTwo', inbound: eachOf(...versionThree), outbound: alone('GPL-2.0-only') },
  { id: 'apacheIntoGplTwo', inbound: eachOf('Apache-2.0', 'ECL-2.0'), outbound: alone('GPL-2.0-only') },
  {
    id: 'extraConditions',
    inbound: eachOf('BSD-4-Clause', 'Apache-1.1', 'AFL-3.0', 'CECILL-B'),
    outbound: eachOf('GPL-2.0-only', 'LGPL-2.1-only', ...versionThree),
  },
]

/** What is to be said against the general rule for a pair of SPDX identifiers; null: nothing that is known here. */
export function reservationOn(inbound: string, outbound: string): PairReservation | null {
  const reservation = reservations.find(
    candidate => isAmong(inbound, candidate.inbound) && isAmong(outbound, candidate.outbound),
  )
  return reservation?.id ?? null
}
