import { z } from 'zod'

/** Where an enquiry stands. `waiting`: for the enquirer. */
export const EnquiryState = z.enum(['new', 'triaged', 'assigned', 'waiting', 'answered', 'closed'])
export type EnquiryState = z.infer<typeof EnquiryState>

/** What moves an enquiry. `message_came`: the enquirer wrote again; `letter_failed`: a letter to them could not be delivered. */
export const EnquiryMove = z.enum([
  'triage',
  'assign',
  'set_free',
  'ask',
  'answer',
  'close',
  'reopen',
  'message_came',
  'letter_failed',
  'merge',
])
export type EnquiryMove = z.infer<typeof EnquiryMove>

interface MoveRule {
  readonly move: EnquiryMove
  readonly from: readonly EnquiryState[]
  /** `back`: to whoever has it, or to the triaged ones where nobody does; `stays`: as it stood. */
  readonly to: EnquiryState | 'back' | 'stays'
}

const open: readonly EnquiryState[] = ['new', 'triaged', 'assigned', 'waiting', 'answered']

/** Every step that there is: all that is not in this table is refused. */
const enquiryMoves: readonly MoveRule[] = [
  { move: 'triage', from: ['new'], to: 'triaged' },
  // What was found out later is noted without a step.
  { move: 'triage', from: ['triaged', 'assigned', 'waiting', 'answered'], to: 'stays' },
  { move: 'assign', from: ['new', 'triaged', 'answered'], to: 'assigned' },
  // Whoever waits for the enquirer goes on waiting in other hands.
  { move: 'assign', from: ['assigned', 'waiting'], to: 'stays' },
  { move: 'set_free', from: ['assigned', 'waiting', 'answered'], to: 'triaged' },
  { move: 'ask', from: ['new', 'triaged', 'assigned', 'waiting', 'answered'], to: 'waiting' },
  { move: 'answer', from: ['new', 'triaged', 'assigned', 'waiting', 'answered'], to: 'answered' },
  { move: 'close', from: open, to: 'closed' },
  { move: 'reopen', from: ['answered', 'closed'], to: 'back' },
  { move: 'message_came', from: ['new', 'triaged', 'assigned'], to: 'stays' },
  { move: 'message_came', from: ['waiting', 'answered', 'closed'], to: 'back' },
  { move: 'letter_failed', from: ['new', 'triaged', 'assigned'], to: 'stays' },
  { move: 'letter_failed', from: ['waiting', 'answered', 'closed'], to: 'back' },
  { move: 'merge', from: open, to: 'closed' },
]

/** Where a move leads; null where there is no such step from there. */
export function stateAfter(state: EnquiryState, move: EnquiryMove, isAssigned: boolean): EnquiryState | null {
  const rule = enquiryMoves.find(rule => rule.move === move && rule.from.includes(state))
  if (rule === undefined) return null
  if (rule.to === 'stays') return state
  if (rule.to === 'back') return isAssigned ? 'assigned' : 'triaged'
  return rule.to
}
