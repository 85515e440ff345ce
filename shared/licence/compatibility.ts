import { knownLicenceOf } from './known-licence.ts'
import { type ReservationId, reservationOn } from './reservations.ts'
import { type RuledLicence, type RuleId, type RuleTone, ruleFor } from './rules.ts'

/**
 * What is said of code under one licence that is reused in work under another: the rule that answers, with what is to be
 * said against it, that no rule allows it, or that a licence is not described well enough to ask the rules. None of them is
 * legal advice.
 */
export type Compatibility =
  | {
      readonly kind: 'rule'
      readonly rule: RuleId
      readonly tone: RuleTone
      /** Where there is one, the tone is a warning, whatever the rule says in general. */
      readonly reservation: ReservationId | null
    }
  | { readonly kind: 'incompatible' }
  | { readonly kind: 'not_described'; readonly licences: readonly string[] }

/**
 * Asks the rules for a pair of SPDX identifiers. The same licence twice needs no description; an identifier that SPDX does not
 * list counts as not described.
 */
export function compatibilityOf(inboundId: string, outboundId: string): Compatibility {
  const inbound = ruled(inboundId)
  const outbound = ruled(outboundId)
  const missing = [inbound, outbound].filter(({ isDescribed }) => !isDescribed).map(({ id }) => id)
  if (missing.length > 0 && inboundId !== outboundId) return { kind: 'not_described', licences: missing }
  const rule = ruleFor(inbound, outbound)
  if (rule === null) return { kind: 'incompatible' }
  // A rule that warns by itself says it already.
  const reservation = rule.tone === 'warning' ? null : reservationOn(inboundId, outboundId)
  return { kind: 'rule', rule: rule.id, tone: reservation === null ? rule.tone : 'warning', reservation }
}

function ruled(id: string): RuledLicence & { readonly isDescribed: boolean } {
  const licence = knownLicenceOf(id)
  const profile = licence?.profile ?? null
  return { id, terms: licence?.terms ?? new Set(), isDescribed: profile !== null }
}
