import { type AccountId, type Instant, instantOf } from '../content/identity.ts'
import { claimLease } from '../margin/write-in-margin.ts'
import { dueTimes } from './due-times.ts'
import type { EnquiryStep, StandingOf } from './enquiry.ts'
import type { EnquiryAct } from './enquiry-act.ts'
import type { EnquiryRefusal } from './enquiry-refusal.ts'
import { type EnquiryMove, type EnquiryState, stateAfter } from './enquiry-state.ts'
import { officeMinutesBetween } from './office-hours.ts'

type StepMove = EnquiryStep['move']

/** What became of an act: the enquiry as it stands then, and the step for its trail; null where it leaves none. */
export type Acted<Who> =
  | {
      readonly kind: 'done'
      readonly standing: StandingOf<Who>
      readonly step: { readonly move: StepMove; readonly word: string | null } | null
    }
  | { readonly kind: 'refused'; readonly refusal: EnquiryRefusal }

/** Who acts, and when. */
export interface EnquiryHand<Who> {
  readonly who: Who
  readonly at: Instant
  readonly accountOf: (who: Who) => AccountId
  /** The expert with an account; null where it is none. */
  readonly expert: (account: AccountId) => Who | null
}

const refused = (refusal: EnquiryRefusal) => ({ kind: 'refused', refusal }) as const

function isHeldAt(claim: { readonly until: Instant } | null, at: Instant): boolean {
  return claim !== null && Date.parse(claim.until) > Date.parse(at)
}

/** Whether somebody is at work on it. */
export function isHeldBy<Who>(
  { claim }: StandingOf<Who>,
  { who, at, accountOf }: Omit<EnquiryHand<Who>, 'expert'>,
): boolean {
  return claim !== null && isHeldAt(claim, at) && accountOf(claim.by) === accountOf(who)
}

/** Whether somebody else is at work on it. */
export function isHeldByOther<Who>(
  { claim }: StandingOf<Who>,
  { who, at, accountOf }: Omit<EnquiryHand<Who>, 'expert'>,
): boolean {
  return claim !== null && isHeldAt(claim, at) && accountOf(claim.by) !== accountOf(who)
}

const isOver = (state: EnquiryState) => state === 'answered' || state === 'closed'

/**
 * An enquiry after a move. The time for which the enquirer was waited for is added up as the wait ends, and due times are
 * reckoned anew: from this moment where it had been answered or closed, unless the answer never arrived. Null where there is
 * no such step.
 */
export function moved<Who>(
  standing: StandingOf<Who>,
  move: EnquiryMove,
  at: Instant,
): StandingOf<Who> | null {
  const state = stateAfter(standing.state, move, standing.assignee !== null)
  if (state === null) return null
  const { waitingSince } = standing
  const isAskedAgain = isOver(standing.state) && !isOver(state) && move !== 'letter_failed'
  const isWaiting = state === 'waiting'
  const waited =
    waitingSince !== null && !isWaiting ? officeMinutesBetween(Date.parse(waitingSince), Date.parse(at)) : 0
  const next: StandingOf<Who> = {
    ...standing,
    state,
    waitingSince: isWaiting ? (waitingSince ?? at) : null,
    waitedMinutes: isAskedAgain ? 0 : standing.waitedMinutes + waited,
    ...(isAskedAgain && { dueFrom: at }),
    closed: state === 'closed' ? standing.closed : null,
    firstAnsweredAt:
      move === 'answer' || move === 'ask' ? (standing.firstAnsweredAt ?? at) : standing.firstAnsweredAt,
  }
  return { ...next, ...dueTimes(next) }
}

type Act<Kind extends EnquiryAct['kind']> = Extract<EnquiryAct, { kind: Kind }>

function claim<Who>(
  standing: StandingOf<Who>,
  { takesOver }: Act<'claim'>,
  hand: EnquiryHand<Who>,
): Acted<Who> {
  const { who, at, accountOf } = hand
  const { claim: before } = standing
  const until = instantOf(new Date(Date.parse(at) + claimLease))
  if (before === null || !isHeldAt(before, at)) {
    return {
      kind: 'done',
      standing: { ...standing, claim: { by: who, at, until, takenFrom: null } },
      step: { move: 'claim', word: null },
    }
  }
  if (accountOf(before.by) === accountOf(who)) {
    return { kind: 'done', standing: { ...standing, claim: { ...before, until } }, step: null }
  }
  if (takesOver === null) return refused('claimed')
  const { word } = takesOver
  return {
    kind: 'done',
    standing: { ...standing, claim: { by: who, at, until, takenFrom: { who: before.by, word } } },
    step: { move: 'take_over', word },
  }
}

function assign<Who>(standing: StandingOf<Who>, act: Act<'assign'>, hand: EnquiryHand<Who>): Acted<Who> {
  const { who, at, accountOf, expert } = hand
  const to = expert(act.to)
  if (to === null) return refused('not_there')
  const { assignee } = standing
  const isTakenFromOther = assignee !== null && accountOf(assignee) !== act.to
  if (isTakenFromOther && act.word === null) return refused('word_missing')
  const next = moved({ ...standing, assignee: to }, 'assign', at)
  if (next === null) return refused('no_such_step')
  // Whoever gives it away is done with it.
  const isGivenAway =
    act.to !== accountOf(who) && next.claim !== null && accountOf(next.claim.by) === accountOf(who)
  return {
    kind: 'done',
    standing: isGivenAway ? { ...next, claim: null } : next,
    step: { move: 'assign', word: act.word },
  }
}

function step<Who>(
  standing: StandingOf<Who>,
  move: EnquiryMove,
  at: Instant,
  word: string | null = null,
): Acted<Who> {
  const next = moved(standing, move, at)
  return next === null ? refused('no_such_step') : { kind: 'done', standing: next, step: { move, word } }
}

/** What an act makes of how an enquiry stands. Acts on more than its standing are judged here, and carried out elsewhere. */
export function actOnEnquiry<Who>(
  standing: StandingOf<Who>,
  act: EnquiryAct,
  hand: EnquiryHand<Who>,
): Acted<Who> {
  if (act.kind === 'claim') return claim(standing, act, hand)
  // Whether a letter is theirs, or the enquiry is, is judged where the letter is: neither is hindered by another's claim.
  if (act.kind !== 'withdraw_reply' && isHeldByOther(standing, hand)) return refused('claimed')
  const { who, at, accountOf } = hand
  switch (act.kind) {
    case 'release': {
      const { claim: held } = standing
      if (held === null || accountOf(held.by) !== accountOf(who)) return refused('not_own')
      return { kind: 'done', standing: { ...standing, claim: null }, step: { move: 'release', word: null } }
    }
    case 'triage':
      return step(
        { ...standing, topic: act.topic, urgency: act.urgency, language: act.language },
        'triage',
        at,
      )
    case 'assign':
      return assign(standing, act, hand)
    case 'set_free': {
      const { assignee } = standing
      const isOthers = assignee !== null && accountOf(assignee) !== accountOf(who)
      if (isOthers && act.word === null) return refused('word_missing')
      return step({ ...standing, assignee: null }, 'set_free', at, act.word)
    }
    case 'close':
      return step({ ...standing, claim: null, closed: { at, as: act.as } }, 'close', at)
    case 'reopen':
      // Its messages are elsewhere now.
      return standing.mergedInto === null ? step(standing, 'reopen', at) : refused('no_such_step')
    case 'merge':
      if (act.into === act.enquiry) return refused('not_there')
      return step(
        { ...standing, claim: null, closed: { at, as: 'duplicate' }, mergedInto: act.into },
        'merge',
        at,
      )
    case 'link':
      return {
        kind: 'done',
        standing: { ...standing, linkedItems: act.items, linkedLicences: act.licences },
        step: { move: 'link', word: null },
      }
    case 'split':
      return { kind: 'done', standing, step: { move: 'split', word: act.subject } }
    case 'withdraw_reply':
      return { kind: 'done', standing, step: { move: 'withdraw', word: null } }
  }
}
