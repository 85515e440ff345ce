import { describe, expect, it } from 'vitest'
import { AccountId, type Instant, instantOf } from '../content/identity.ts'
import { OperationId } from '../sync/operation-id.ts'
import { type Acted, actOnEnquiry, moved } from './act-on-enquiry.ts'
import { dueTimes, nextDue, timelinessOf } from './due-times.ts'
import { EnquiryId, ReplyId, type StandingOf } from './enquiry.ts'
import type { EnquiryAct } from './enquiry-act.ts'
import type { EnquiryRefusal } from './enquiry-refusal.ts'
import { EnquiryMove, EnquiryState, stateAfter } from './enquiry-state.ts'
import { letterFailed } from './letter-failed.ts'
import { letterSent } from './letter-sent.ts'

const [ada, ben, eve] = [
  '5b0f1f62-5d0a-4a55-8a39-8a5f0c4f7c01',
  '5b0f1f62-5d0a-4a55-8a39-8a5f0c4f7c02',
  '5b0f1f62-5d0a-4a55-8a39-8a5f0c4f7c03',
].map(id => AccountId.parse(id)) as [AccountId, AccountId, AccountId]
const enquiry = EnquiryId.parse('5b0f1f62-5d0a-4a55-8a39-8a5f0c4f7c10')
const other = EnquiryId.parse('5b0f1f62-5d0a-4a55-8a39-8a5f0c4f7c11')
const id = OperationId.parse('5b0f1f62-5d0a-4a55-8a39-8a5f0c4f7c12')
// A Monday, eleven in Brussels.
const monday = instantOf(new Date('2026-11-30T10:00:00Z'))
const minutesLater = (minutes: number): Instant => instantOf(new Date(Date.parse(monday) + minutes * 60_000))

const fresh: StandingOf<AccountId> = {
  state: 'new',
  category: 'legal',
  topic: null,
  urgency: 'normal',
  language: 'en',
  receivedAt: monday,
  assignee: null,
  claim: null,
  firstAnsweredAt: null,
  closed: null,
  waitingSince: null,
  waitedMinutes: 0,
  firstAnswerDue: null,
  settlementDue: null,
  linkedItems: [],
  linkedLicences: [],
  mergedInto: null,
}

const common = { id, enquiry }

function act(
  standing: StandingOf<AccountId>,
  what: EnquiryAct,
  who: AccountId = ada,
  at: Instant = monday,
): Acted<AccountId> {
  return actOnEnquiry(standing, what, {
    who,
    at,
    accountOf: account => account,
    expert: account => (account === eve ? null : account),
  })
}

function done(acted: Acted<AccountId>): StandingOf<AccountId> {
  if (acted.kind === 'refused') throw new Error(`Refused: ${acted.refusal}`)
  return acted.standing
}

const refusal = (acted: Acted<AccountId>): EnquiryRefusal | null =>
  acted.kind === 'refused' ? acted.refusal : null

const claimBy = (who: AccountId, standing = fresh, at = monday) =>
  done(act(standing, { ...common, kind: 'claim', takesOver: null }, who, at))

describe('the table of moves', () => {
  it('leads from every state by every move to one state or nowhere, whoever has the enquiry', () => {
    let cells = 0
    const led: string[] = []
    for (const state of EnquiryState.options) {
      for (const move of EnquiryMove.options) {
        for (const isAssigned of [false, true]) {
          cells += 1
          const to = stateAfter(state, move, isAssigned)
          if (to !== null) led.push(`${state} ${move} ${to}`)
        }
      }
    }
    expect(cells).toBe(6 * 10 * 2)
    // What comes from the enquirer is never refused, and nothing leads out of closed but that, a letter that did not arrive, and reopening.
    for (const state of EnquiryState.options) expect(stateAfter(state, 'message_came', false)).not.toBeNull()
    const outOfClosed = led.filter(step => step.startsWith('closed '))
    expect(new Set(outOfClosed)).toEqual(
      new Set([
        'closed reopen triaged',
        'closed reopen assigned',
        'closed letter_failed triaged',
        'closed letter_failed assigned',
        'closed message_came triaged',
        'closed message_came assigned',
      ]),
    )
    // Every state but `new` can be reached.
    for (const state of EnquiryState.options.slice(1))
      expect(led.some(step => step.endsWith(` ${state}`))).toBe(true)
  })
})

describe('a claim', () => {
  it('is taken by whoever comes first, renewed by them, and holds others back until it ends', () => {
    const held = claimBy(ada)
    expect(held.claim?.until).toBe(minutesLater(30))
    expect(claimBy(ada, held, minutesLater(20)).claim?.until).toBe(minutesLater(50))
    expect(refusal(act(held, { ...common, kind: 'claim', takesOver: null }, ben, minutesLater(29)))).toBe(
      'claimed',
    )
    expect(refusal(act(held, { ...common, kind: 'close', as: 'spam' }, ben, minutesLater(29)))).toBe(
      'claimed',
    )
    expect(done(act(held, { ...common, kind: 'close', as: 'spam' }, ben, minutesLater(31))).state).toBe(
      'closed',
    )
    expect(claimBy(ben, held, minutesLater(31)).claim?.by).toBe(ben)
  })

  it('is taken over with a word alone, and released by its holder alone', () => {
    const held = claimBy(ada)
    const taken = done(act(held, { ...common, kind: 'claim', takesOver: { word: 'You are at lunch.' } }, ben))
    expect(taken.claim).toMatchObject({ by: ben, takenFrom: { who: ada, word: 'You are at lunch.' } })
    expect(refusal(act(taken, { ...common, kind: 'release' }, ada))).toBe('claimed')
    expect(done(act(taken, { ...common, kind: 'release' }, ben)).claim).toBeNull()
    expect(refusal(act(fresh, { ...common, kind: 'release' }, ada))).toBe('not_own')
  })
})

describe('the withdrawal of a letter', () => {
  it('is held back by nobody’s claim, and leaves a step', () => {
    const reply = ReplyId.parse('5b0f1f62-5d0a-4a55-8a39-8a5f0c4f7c13')
    const acted = act(claimBy(ada), { ...common, kind: 'withdraw_reply', reply }, ben)
    expect(acted).toMatchObject({ kind: 'done', step: { move: 'withdraw', word: null } })
  })
})

describe('an assignment', () => {
  const assign = (to: AccountId, word: string | null = null) =>
    ({ ...common, kind: 'assign', to, word }) satisfies EnquiryAct

  it('goes to experts alone, and out of another’s hands with a word', () => {
    expect(refusal(act(fresh, assign(eve)))).toBe('not_there')
    const mine = done(act(fresh, assign(ada)))
    expect(mine).toMatchObject({ state: 'assigned', assignee: ada })
    expect(refusal(act(mine, assign(ben)))).toBe('word_missing')
    expect(done(act(mine, assign(ben, 'You know this licence.'))).assignee).toBe(ben)
  })

  it('ends the claim of whoever gives it away, and leaves that of whoever takes it', () => {
    expect(done(act(claimBy(ada), assign(ben), ada)).claim).toBeNull()
    expect(done(act(claimBy(ada), assign(ada), ada)).claim?.by).toBe(ada)
  })

  it('ends when it is set free, by others with a word', () => {
    const mine = done(act(fresh, assign(ada)))
    expect(refusal(act(mine, { ...common, kind: 'set_free', word: null }, ben))).toBe('word_missing')
    expect(done(act(mine, { ...common, kind: 'set_free', word: null }, ada))).toMatchObject({
      state: 'triaged',
      assignee: null,
    })
  })
})

describe('closing and opening', () => {
  it('a closed one is opened again for whoever has it', () => {
    const closed = done(
      act({ ...fresh, state: 'assigned', assignee: ada }, { ...common, kind: 'close', as: 'answered' }),
    )
    expect(closed.closed).toEqual({ at: monday, as: 'answered' })
    expect(refusal(act(closed, { ...common, kind: 'close', as: 'spam' }))).toBe('no_such_step')
    expect(done(act(closed, { ...common, kind: 'reopen' }))).toMatchObject({
      state: 'assigned',
      closed: null,
    })
    expect(moved(closed, 'message_came', monday)).toMatchObject({ state: 'assigned', closed: null })
  })

  it('a letter that goes out afterwards leaves it closed: nothing waits, nothing is due, and it was answered', () => {
    const closed = done(
      act({ ...fresh, ...dueTimes(fresh) }, { ...common, kind: 'close', as: 'no_answer_needed' }),
    )
    for (const does of ['ask', 'answer'] as const) {
      const sent = letterSent(closed, does, minutesLater(5))
      expect(sent).toEqual({ ...closed, firstAnsweredAt: minutesLater(5) })
      expect(letterSent(sent, does, minutesLater(9))).toEqual(sent)
      // What the enquirer writes then opens it, and it is due from then.
      expect(moved(sent, 'message_came', minutesLater(60))).toMatchObject({
        state: 'triaged',
        dueFrom: minutesLater(60),
        waitedMinutes: 0,
        firstAnswerDue: null,
      })
      // Where it does not arrive, the first answer is due as it was.
      expect(letterFailed(sent, minutesLater(60), true)).toMatchObject({
        state: 'triaged',
        ...dueTimes(fresh),
      })
    }
    expect(letterSent(fresh, 'ask', monday)).toEqual(moved(fresh, 'ask', monday))
  })

  it('one that was merged into another stays closed, and none is merged into itself', () => {
    const merged = done(act(fresh, { ...common, kind: 'merge', into: other }))
    expect(merged).toMatchObject({ state: 'closed', mergedInto: other, closed: { as: 'duplicate' } })
    expect(refusal(act(merged, { ...common, kind: 'reopen' }))).toBe('no_such_step')
    expect(refusal(act(fresh, { ...common, kind: 'merge', into: enquiry }))).toBe('not_there')
  })
})

describe('due times', () => {
  it('are reckoned in office hours from the urgency', () => {
    const triaged = done(
      act(fresh, { ...common, kind: 'triage', topic: 'compatibility', urgency: 'urgent', language: 'fr' }),
    )
    // Four and sixteen hours of work after eleven on a Monday.
    expect(triaged).toMatchObject({
      state: 'triaged',
      firstAnswerDue: '2026-11-30T14:00:00.000Z',
      settlementDue: '2026-12-02T10:00:00.000Z',
    })
    expect(nextDue(triaged)).toBe('2026-11-30T14:00:00.000Z')
  })

  it('stand still while the enquirer is waited for, and go on later by as much', () => {
    const asked = moved({ ...fresh, ...dueTimes(fresh) }, 'ask', minutesLater(60))
    expect(asked).toMatchObject({ state: 'waiting', firstAnswerDue: null, settlementDue: null })
    if (asked === null) throw new Error('There is such a step')
    expect(asked.firstAnsweredAt).toBe(minutesLater(60))
    const again = moved(asked, 'message_came', minutesLater(24 * 60 + 60))
    expect(again).toMatchObject({ state: 'triaged', waitedMinutes: 8 * 60, firstAnswerDue: null })
    // Ten days of work, and the day of waiting; 24 December to 2 January are no work.
    expect(again?.settlementDue).toBe('2026-12-15T10:00:00.000Z')
  })

  it('start anew when it is asked again, or opened again, after it was answered or closed', () => {
    const inJune = instantOf(new Date('2026-06-10T08:00:00Z'))
    const received = instantOf(new Date('2026-03-02T09:00:00Z'))
    const answered = moved({ ...fresh, receivedAt: received, waitedMinutes: 30 }, 'answer', received)
    if (answered === null) throw new Error('There is such a step')
    const again = moved(answered, 'message_came', inJune)
    // Ten days of work after it came again, and not after it came.
    expect(again).toMatchObject({ dueFrom: inJune, settlementDue: '2026-06-24T08:00:00.000Z' })
    expect(again?.receivedAt).toBe(received)
    const closed = moved(answered, 'close', received)
    const opened = closed && moved(closed, 'reopen', inJune)
    expect(opened).toMatchObject({ dueFrom: inJune, waitedMinutes: 0 })
    // What waits for the enquirer is the same matter still.
    const asked = again && moved(again, 'ask', inJune)
    expect(asked && moved(asked, 'message_came', minutesLater(0))?.dueFrom).toBe(inJune)
  })

  it('go on as they did where the only letter did not arrive', () => {
    const due = dueTimes(fresh)
    for (const move of ['answer', 'ask'] as const) {
      const written = moved({ ...fresh, ...due }, move, minutesLater(60))
      if (written === null) throw new Error('There is such a step')
      const back = letterFailed(written, minutesLater(24 * 60), true)
      expect(back).toMatchObject({ ...due, state: 'triaged', firstAnsweredAt: null, waitedMinutes: 0 })
      expect(letterFailed(written, minutesLater(24 * 60), false)?.firstAnsweredAt).toBe(minutesLater(60))
    }
  })

  it('can be reckoned whatever the wait', () => {
    const asked = moved(
      { ...fresh, receivedAt: instantOf(new Date('2020-03-02T09:00:00Z')) },
      'ask',
      instantOf(new Date('2020-03-02T09:00:00Z')),
    )
    const again = asked && moved(asked, 'message_came', monday)
    expect(again?.settlementDue?.slice(0, 7)).toBe('2026-12')
  })

  it('are in time, soon, and late', () => {
    const due = minutesLater(5 * 60)
    expect(timelinessOf(due, new Date(monday))).toBe('in_time')
    expect(timelinessOf(due, new Date(minutesLater(61)))).toBe('soon')
    expect(timelinessOf(due, new Date(minutesLater(301)))).toBe('late')
    expect(timelinessOf(null, new Date(monday))).toBe('none')
  })
})
