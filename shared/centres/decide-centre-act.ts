import { z } from 'zod'
import type { Actor } from '../workflow/actor.ts'
import { mayKeepCentres } from '../workflow/centre-rules.ts'
import type { CentreAct } from './centre-act.ts'
import { comparedAddress, differingFields, fieldsOf, type ResourceCentre } from './resource-centre.ts'

/** The rule that refuses an act on the list of centres. The message catalogue has a sentence for each. */
export const CentreRefusal = z.enum([
  'role_not_allowed',
  'no_such_centre',
  'centre_changed',
  'already_listed',
  'same_fields',
  'reason_missing',
  'unknown_country',
  'unknown_language',
])
export type CentreRefusal = z.infer<typeof CentreRefusal>

export type CentreDecision =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly refusal: CentreRefusal }

/** What an act is about, as it stands now. */
export interface CentreActTarget {
  /**
   * The centre that the act is on, also where it has left the address that the act names; null where it is not in the list,
   * and for one that is added.
   */
  readonly centre: ResourceCentre | null
  /** Whether another centre of the list has the address that the act gives. */
  readonly isAddressTaken: boolean
  /** The ids that the vocabularies know. */
  readonly countries: ReadonlySet<string>
  readonly languages: ReadonlySet<string>
}

function refusalOfSeen(act: CentreAct, { centre }: CentreActTarget): CentreRefusal | null {
  if (act.kind === 'add') return null
  if (centre === null) return 'no_such_centre'
  const isAsSeen = centre.version === act.seen && comparedAddress(centre.url) === comparedAddress(act.url)
  return isAsSeen ? null : 'centre_changed'
}

function refusalOfContent(act: CentreAct, on: CentreActTarget): CentreRefusal | null {
  if (act.kind === 'remove') return act.reason === '' ? 'reason_missing' : null
  const { fields } = act
  if (on.isAddressTaken) return 'already_listed'
  if (!on.countries.has(fields.country)) return 'unknown_country'
  if (fields.languages.some(language => !on.languages.has(language))) return 'unknown_language'
  const isSame = on.centre !== null && differingFields(fieldsOf(on.centre), fields).length === 0
  return isSame ? 'same_fields' : null
}

/**
 * Whether somebody may do this to the list as it stands now. Who may not do such a thing at all learns nothing of how it
 * stands; an act on what has changed since it was read is refused before anything else is said of it.
 */
export function decideCentreAct(actor: Actor, act: CentreAct, on: CentreActTarget): CentreDecision {
  if (!mayKeepCentres(actor, act.kind).allowed) return { allowed: false, refusal: 'role_not_allowed' }
  const refusal = refusalOfSeen(act, on) ?? refusalOfContent(act, on)
  return refusal === null ? { allowed: true } : { allowed: false, refusal }
}
