import { describe, expect, test } from 'vitest'
import { instantOf } from '#shared/content/identity.ts'
import type { Enquiry } from '#shared/enquiry/enquiry.ts'
import { anEnquiry } from '../../../tests/support/an-enquiry.ts'
import { elena, marta } from '../../lists/a-row.ts'
import { nearDue } from './near-due.ts'

const now = new Date('2026-12-01T12:00:00Z')
const inHours = (hours: number) => instantOf(new Date(now.getTime() + hours * 3_600_000))
const dueIn = (hours: number, about: Partial<Enquiry> = {}) =>
  anEnquiry(Math.abs(hours) + 1, { firstAnswerDue: inHours(hours), settlementDue: inHours(100), ...about })
const near = (...enquiries: readonly Enquiry[]) => nearDue(enquiries, elena.id, now)

describe('enquiries near their due time', () => {
  test('are those overdue, the longest first, then those that are due soon', () => {
    const [later, soon, late, latest] = [dueIn(5), dueIn(3), dueIn(-1), dueIn(-30)]
    expect(near(later, soon, late, latest)).toEqual([latest, late, soon])
  })

  test('are one’s own and nobody’s', () => {
    const mine = dueIn(1, { state: 'assigned', assignee: elena })
    const others = dueIn(2, { state: 'assigned', assignee: marta })
    const nobodys = dueIn(3)
    expect(near(mine, others, nobodys)).toEqual([mine, nobodys])
  })

  test('are not those that somebody else is at, until they let go', () => {
    const claim = { by: marta, at: inHours(-1), until: inHours(1), takenFrom: null }
    const held = dueIn(1, { claim })
    const heldByMe = dueIn(2, { claim: { ...claim, by: elena } })
    const lapsed = dueIn(3, { claim: { ...claim, until: inHours(-0.5) } })
    expect(near(held, heldByMe, lapsed)).toEqual([heldByMe, lapsed])
  })

  test('are none that wait for the enquirer or are done', () => {
    const due = { firstAnswerDue: inHours(-1), settlementDue: inHours(-1) }
    const closed = anEnquiry(1, { ...due, state: 'closed' })
    const waiting = anEnquiry(2, { state: 'waiting', assignee: elena })
    expect(near(closed, waiting)).toEqual([])
  })

  test('are due by their settlement once they were answered for the first time', () => {
    const settled = anEnquiry(1, { state: 'assigned', assignee: elena, settlementDue: inHours(-2) })
    expect(near(settled)).toEqual([settled])
  })
})
