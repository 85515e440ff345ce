import { expect, test } from 'vitest'
import { anEnquiry } from '../../tests/support/an-enquiry.ts'
import { instantOf } from '../content/identity.ts'
import { mergeTargets } from './merge-targets.ts'

const enquirer = { firstName: 'Ada', lastName: 'Example', organisation: '', email: 'ada@example.org' }
const hour = (number: number) => instantOf(new Date(Date.UTC(2026, 10, 30, number)))

const asked = anEnquiry(1, { enquirer })
const older = anEnquiry(2, { enquirer: { ...enquirer, email: 'ADA@example.org' }, receivedAt: hour(8) })
const newer = anEnquiry(3, { enquirer, state: 'answered', receivedAt: hour(9) })
const closed = anEnquiry(4, { enquirer, state: 'closed' })
const gone = anEnquiry(5, { enquirer, mergedInto: older.id })
const strange = anEnquiry(6)

test('an enquiry goes into an open one of the same person, the newest first', () => {
  expect(mergeTargets(asked, [asked, older, newer, closed, gone, strange])).toEqual([newer, older])
})

test('an anonymous one goes nowhere: nobody knows who asked it', () => {
  const anonymous = anEnquiry(7, { enquirer: null })
  expect(mergeTargets(anonymous, [anonymous, anEnquiry(8, { enquirer: null }), asked])).toEqual([])
})
