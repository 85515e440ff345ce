import { expect, test } from 'vitest'
import { anEnquiry } from '../../tests/support/an-enquiry.ts'
import { AccountId, instantOf } from '../content/identity.ts'
import { filledIn, openPlaceholders, placeholders } from './placeholders.ts'

const expert = {
  id: AccountId.parse('5b0f1f62-5d0a-4a55-8a39-8a5f0c4f7c01'),
  name: 'Ada Rule',
  organisation: '',
}
const enquiry = anEnquiry(42, {
  receivedAt: instantOf(new Date('2026-11-03T23:30:00Z')),
  enquirer: { firstName: 'Zoë', lastName: 'Müller', organisation: 'Stadt $1', email: 'zoe@example.org' },
  linkedLicences: ['MIT', 'EUPL-1.2'],
})
const circumstances = { enquiry, comparedLicences: [], expert, now: new Date('2026-11-30T10:00:00Z') }

test.each([
  ['{{name}}, {{ firstName }}, {{lastName}}', 'Zoë Müller, Zoë, Müller'],
  ['{{organisation}}', 'Stadt $1'],
  ['{{number}}: {{subject}}', 'OSOR-2026-00042: zebra 42'],
  ['{{expert}}', 'Ada Rule'],
])('%s is filled in', (words, filled) => {
  expect(filledIn(words, 'en', circumstances)).toBe(filled)
})

test.each([
  ['en', 'November 4, 2026, MIT and EUPL-1.2'],
  ['fr', '4 novembre 2026, MIT et EUPL-1.2'],
  ['de', '4. November 2026, MIT und EUPL-1.2'],
] as const)('days, as Brussels counts them, and lists are written in the language %s', (language, filled) => {
  expect(filledIn('{{received}}, {{licences}}', language, circumstances)).toBe(filled)
})

test('licences are those of the comparison, where one goes with the letter', () => {
  expect(filledIn('{{licences}}', 'en', { ...circumstances, comparedLicences: ['ISC'] })).toBe('ISC')
})

test('what is unknown, or not said in the enquiry, stays to be filled in', () => {
  const anonymous = { ...circumstances, enquiry: { ...enquiry, enquirer: null, linkedLicences: [] } }
  const words = 'Dear {{name}}, as to {{licences}} and {{your question}}: {{ number }}. {{your question}}'
  const filled = filledIn(words, 'en', anonymous)
  expect(filled).toBe(
    'Dear {{name}}, as to {{licences}} and {{your question}}: OSOR-2026-00042. {{your question}}',
  )
  expect(openPlaceholders(filled)).toEqual(['{{name}}', '{{licences}}', '{{your question}}'])
})

test('what was filled in is not read as a placeholder once more', () => {
  const sly = { ...circumstances, enquiry: { ...enquiry, subject: '{{expert}}' } }
  expect(filledIn('{{subject}}', 'en', sly)).toBe('{{expert}}')
})

test('every placeholder has a value in a full enquiry', () => {
  const words = placeholders.map(name => `{{${name}}}`).join(' ')
  expect(openPlaceholders(filledIn(words, 'en', circumstances))).toEqual([])
})

test('a text that was made to keep it busy is read at once', () => {
  const hostile = `{{${' '.repeat(200_000)}`
  const before = performance.now()
  expect(openPlaceholders(hostile)).toEqual([])
  expect(performance.now() - before).toBeLessThan(500)
})
