import type { NamedLicence } from './expression.ts'
import { knownLicenceOf } from './known-licence.ts'
import { type LaterVersionRule, laterVersionRule } from './later-version.ts'
import { type ReservationId, reservationOn } from './reservations.ts'
import { type ExplanationId, type RuledLicence, type RuleId, type RuleTone, ruleFor } from './rules.ts'

/**
 * What is said of code under one licence that is reused in work under another: the rule that answers, with what is to be
 * said against it, that no rule allows it, or that a licence is not described well enough to ask the rules. None of them is
 * legal advice.
 */
export type Compatibility =
  | {
      readonly kind: 'rule'
      readonly rule: RuleId | LaterVersionRule
      readonly explanation: ExplanationId | LaterVersionRule
      readonly tone: RuleTone
      /**
       * Where there is one, the tone is a warning, whatever the rule says in general; of an exception that the code does not
       * come with, at best conditions.
       */
      readonly reservation: ReservationId | null
    }
  | { readonly kind: 'incompatible' }
  | { readonly kind: 'not_described'; readonly licences: readonly string[] }

type Answered = Omit<Extract<Compatibility, { kind: 'rule' }>, 'kind' | 'reservation'>

/**
 * Asks the words of the licences on later versions, and then the rules. The same licence twice and versions of one licence
 * need no description; an identifier that SPDX does not list counts as not described.
 */
export function compatibilityOf(inbound: NamedLicence, outbound: NamedLicence): Compatibility {
  const isSame = inbound.id === outbound.id
  const later = isSame ? null : laterVersionRule(inbound, outbound)
  if (later !== null) {
    const tone = later === 'laterCode' ? 'fits' : 'conditions'
    return reserved({ rule: later, explanation: later, tone }, inbound, outbound)
  }
  const code = ruled(inbound.id)
  const work = ruled(outbound.id)
  const missing = [code, work].filter(({ isDescribed }) => !isDescribed).map(({ id }) => id)
  if (missing.length > 0 && !isSame) return { kind: 'not_described', licences: missing }
  const matched = ruleFor(code, work)
  if (matched === null) return { kind: 'incompatible' }
  const { id, explanation, tone } = matched
  return reserved({ rule: id, explanation, tone }, inbound, outbound)
}

/** An answer with what is to be said against it. */
function reserved(answer: Answered, inbound: NamedLicence, outbound: NamedLicence): Compatibility {
  const { tone } = answer
  // A rule that warns by itself says it already.
  const ofPair = tone === 'warning' ? null : reservationOn(inbound.id, outbound.id)
  if (ofPair !== null) return { kind: 'rule', ...answer, tone: 'warning', reservation: ofPair }
  if (!isExceptionMissing(inbound, outbound)) return { kind: 'rule', ...answer, reservation: null }
  return {
    kind: 'rule',
    ...answer,
    tone: tone === 'fits' ? 'conditions' : tone,
    reservation: 'exceptionOfTheWork',
  }
}

/**
 * Whether the work comes with an exception that nobody has granted for the code. Permissive code asks for its notices alone,
 * from which an exception to the licence of the rest takes nothing, but to its own licence it would.
 */
function isExceptionMissing(inbound: NamedLicence, outbound: NamedLicence): boolean {
  if (outbound.exception === null || outbound.exception === inbound.exception) return false
  return inbound.id === outbound.id || !ruled(inbound.id).terms.has('permissive')
}

function ruled(id: string): RuledLicence & { readonly isDescribed: boolean } {
  const licence = knownLicenceOf(id)
  const profile = licence?.profile ?? null
  return { id, terms: licence?.terms ?? new Set(), isDescribed: profile !== null }
}
