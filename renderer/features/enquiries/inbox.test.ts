import { describe, expect, it } from 'vitest'
import { AccountId, instantOf } from '#shared/content/identity.ts'
import { anEnquiry } from '../../../tests/support/an-enquiry.ts'
import { inboxOf, searchedInbox, stepFrom } from './inbox.ts'

const me = { id: AccountId.parse('5b0f1f62-5d0a-4a55-8a39-8a5f0c4f7c01'), name: 'Ada', organisation: '' }
const hour = (number: number) => instantOf(new Date(Date.UTC(2026, 10, 30, number)))

const fresh = anEnquiry(1, { firstAnswerDue: hour(15), settlementDue: hour(20), receivedAt: hour(8) })
const pressing = anEnquiry(2, { firstAnswerDue: hour(12), settlementDue: hour(22), receivedAt: hour(9) })
const mine = anEnquiry(3, { state: 'assigned', assignee: me, settlementDue: hour(14), receivedAt: hour(7) })
const waiting = anEnquiry(4, { state: 'waiting', assignee: me, receivedAt: hour(6) })
const closed = anEnquiry(5, {
  state: 'closed',
  subject: 'Öffentliche Lizenz',
  receivedAt: hour(5),
  enquirer: null,
})
const all = [closed, waiting, mine, pressing, fresh]

function shown(about: Partial<Parameters<typeof inboxOf>[1]>): readonly string[] {
  return inboxOf(all, { filter: 'open', order: 'due', ...about }, me.id).map(({ number }) => number.slice(-1))
}

function searched(search: string, found: Parameters<typeof searchedInbox>[2]): readonly string[] {
  const inbox = inboxOf(all, { filter: 'all', order: 'due' }, me.id)
  return searchedInbox(inbox, search, found).map(({ number }) => number.slice(-1))
}

describe('the inbox', () => {
  it('shows what has to be answered, the next due one first', () => {
    expect(shown({})).toEqual(['2', '3', '1'])
  })

  it.each([
    ['mine', ['3', '4']],
    ['waiting', ['4']],
    ['done', ['5']],
    ['all', ['2', '3', '1', '5', '4']],
  ] as const)('filtered by %s', (filter, numbers) => {
    expect(shown({ filter })).toEqual(numbers)
  })

  it('is sorted by when they came', () => {
    expect(shown({ order: 'newest' })).toEqual(['2', '1', '3'])
    expect(shown({ order: 'oldest' })).toEqual(['3', '1', '2'])
  })

  it('shows of a search what the index found, in its own order', () => {
    const found = new Set([closed.id, pressing.id])
    expect(searched('zebra', { found, isReady: true })).toEqual(['2', '5'])
    expect(searched('zebra', { found: new Set(), isReady: true })).toEqual([])
    expect(searched('  ', { found: new Set(), isReady: true })).toEqual(['2', '3', '1', '5', '4'])
  })

  it('shows also what is said in its rows, while the index reads', () => {
    expect(searched('offentliche LIZENZ', { found: null, isReady: false })).toEqual(['5'])
    expect(searched('zoe 00002', { found: new Set([fresh.id]), isReady: false })).toEqual(['2', '1'])
    expect(searched('zoe nothing', { found: null, isReady: false })).toEqual([])
  })

  it('is walked through', () => {
    const inbox = inboxOf(all, { filter: 'open', order: 'due' }, me.id)
    expect(stepFrom(inbox, null, 1)).toBe(pressing.id)
    expect(stepFrom(inbox, pressing.id, 1)).toBe(mine.id)
    expect(stepFrom(inbox, pressing.id, -1)).toBeNull()
    expect(stepFrom(inbox, fresh.id, 1)).toBeNull()
  })
})
