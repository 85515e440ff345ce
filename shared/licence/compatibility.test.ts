import { describe, expect, it } from 'vitest'
import { answerFor } from '../../tests/support/licence-answer.ts'
import { type RuleId, ruleFor, ruleIds, rules } from './rules.ts'

/** Pairs of licences, from the code to the work, and the rule that answers. */
const cases: readonly (readonly [RuleId, string, string])[] = [
  ['T01', 'MIT', 'MIT'],
  ['T01', 'GPL-3.0-only', 'GPL-3.0-only'],
  ['T02', 'GPL-2.0-only', 'EUPL-1.1'],
  ['T02', 'GPL-2.0-or-later', 'EUPL-1.1'],
  ['T03', 'GPL-3.0-only', 'EUPL-1.1'],
  ['T03', 'GPL-3.0-or-later', 'EUPL-1.1'],
  ['T03', 'AGPL-3.0-only', 'EUPL-1.1'],
  ['T03', 'AGPL-3.0-or-later', 'EUPL-1.1'],
  ['T04', 'GPL-2.0-only', 'EUPL-1.2'],
  ['T04', 'AGPL-3.0-only', 'EUPL-1.2'],
  ['T04', 'AGPL-3.0-or-later', 'EUPL-1.2'],
  ['T05', 'GPL-2.0-only', 'GPL-3.0-only'],
  ['T05', 'GPL-3.0-only', 'GPL-2.0-only'],
  ['T06', 'EUPL-1.1', 'EUPL-1.2'],
  ['T06', 'EUPL-1.2', 'EUPL-1.1'],
  ['T07', 'GPL-3.0-only', 'CECILL-2.1'],
  ['T07', 'GPL-2.0-or-later', 'AGPL-3.0-only'],
  ['T07', 'GPL-3.0-or-later', 'MPL-2.0'],
  ['T08', 'EUPL-1.1', 'GPL-2.0-only'],
  ['T07', 'AGPL-3.0-or-later', 'GPL-3.0-only'],
  ['T07', 'AGPL-3.0-or-later', 'GPL-2.0-or-later'],
  ['T08', 'EUPL-1.1', 'GPL-2.0-or-later'],
  ['T08', 'EUPL-1.1', 'OSL-3.0'],
  ['T08', 'EUPL-1.1', 'CPL-1.0'],
  ['T09', 'EUPL-1.1', 'GPL-3.0-only'],
  ['T09', 'EUPL-1.1', 'AGPL-3.0-or-later'],
  ['T10', 'EUPL-1.2', 'GPL-2.0-or-later'],
  ['T10', 'EUPL-1.2', 'AGPL-3.0-or-later'],
  ['T10', 'EUPL-1.2', 'LGPL-2.1-or-later'],
  ['T10', 'EUPL-1.2', 'MPL-2.0'],
  ['T10', 'EUPL-1.2', 'CC-BY-SA-4.0'],
  ['T11', 'CECILL-2.1', 'EUPL-1.2'],
  ['T11', 'LiLiQ-Rplus-1.1', 'EUPL-1.1'],
  ['T12', 'MIT', 'GPL-3.0-only'],
  ['T12', 'Apache-2.0', 'EUPL-1.2'],
  ['T12', 'CC0-1.0', 'BUSL-1.1'],
  ['T13', 'MPL-2.0', 'GPL-3.0-only'],
  ['T13', 'LGPL-2.1-only', 'AGPL-3.0-only'],
  ['T13', 'MPL-2.0', 'AGPL-3.0-or-later'],
  ['T13', 'CECILL-2.0', 'GPL-2.0-or-later'],
  ['T14', 'GPL-3.0-only', 'MIT'],
  ['T14', 'MPL-2.0', 'Apache-2.0'],
  ['T15', 'OSL-3.0', 'GPL-3.0-only'],
  ['T15', 'EPL-1.0', 'EUPL-1.2'],
  ['T16', 'OSL-3.0', 'MPL-2.0'],
  ['T16', 'EUPL-1.2', 'CDDL-1.0'],
  ['T17', 'Elastic-2.0', 'ODbL-1.0'],
  ['T18', 'CC-BY-NC-4.0', 'LGPL-2.1-only'],
]

describe('the rules', () => {
  it('are asked in the order of their numbers', () => {
    expect(rules.map(({ id }) => id)).toEqual(ruleIds)
  })

  it.each(cases)('%s answers for %s in %s', (rule, inbound, outbound) => {
    expect(answerFor(inbound, outbound)).toMatchObject({ kind: 'rule', rule })
  })

  it('are each asked for here', () => {
    expect(new Set(cases.map(([rule]) => rule))).toEqual(new Set(ruleIds))
  })

  it.each([
    // T01 stands before T04, T07 and T15, which all match.
    ['EUPL-1.2', 'EUPL-1.2', 'T01'],
    // T04 before T07 and T15.
    ['GPL-3.0-only', 'EUPL-1.2', 'T04'],
    // T05 before T07.
    ['GPL-2.0-only', 'GPL-3.0-only', 'T05'],
    // T06 before T15.
    ['EUPL-1.2', 'EUPL-1.1', 'T06'],
    // T08 before T13, and T10 before T16.
    ['EUPL-1.1', 'GPL-2.0-only', 'T08'],
    ['EUPL-1.2', 'LGPL-3.0-only', 'T10'],
    // T12 before T18.
    ['CC-BY-4.0', 'GPL-3.0-only', 'T12'],
    // T14 before T17.
    ['GPL-3.0-only', 'CC-BY-4.0', 'T14'],
  ] as const)('answer for %s in %s by the first that matches, %s', (inbound, outbound, rule) => {
    expect(answerFor(inbound, outbound)).toMatchObject({ rule })
  })

  it('see no more of a licence than identifier and terms', () => {
    const made = (id: string, ...terms: readonly ('permissive' | 'copyleft')[]) => ({
      id,
      terms: new Set(terms),
    })
    expect(ruleFor(made('A', 'permissive'), made('B'))?.id).toBe('T12')
    expect(ruleFor(made('A', 'copyleft'), made('B', 'copyleft'))?.id).toBe('T15')
    expect(ruleFor(made('A'), made('B'))).toBeNull()
  })
})

describe('the answer', () => {
  it.each([
    ['BUSL-1.1', 'MIT'],
    ['MPL-1.1', 'EPL-2.0'],
    ['CC-BY-NC-4.0', 'CC-BY-4.0'],
  ])('is incompatible where no rule is about it: %s in %s', (inbound, outbound) => {
    expect(answerFor(inbound, outbound)).toEqual({ kind: 'incompatible' })
  })

  it.each([
    ['T02', 'GPL-2.0-only', 'EUPL-1.1'],
    ['T03', 'GPL-3.0-only', 'EUPL-1.1'],
    ['T04', 'GPL-3.0-only', 'EUPL-1.2'],
    ['T05', 'GPL-2.0-only', 'GPL-3.0-only'],
    ['T15', 'OSL-3.0', 'GPL-3.0-only'],
  ])('is a warning by %s', (rule, inbound, outbound) => {
    expect(answerFor(inbound, outbound)).toEqual({
      kind: 'rule',
      rule,
      explanation: rule,
      tone: 'warning',
      reservation: null,
    })
  })

  it.each([
    ['apacheIntoGplTwo', 'T12', 'Apache-2.0', 'GPL-2.0-only'],
    ['extraConditions', 'T12', 'BSD-4-Clause', 'GPL-3.0-or-later'],
    ['gplThreeIntoTwo', 'T07', 'GPL-3.0-or-later', 'GPL-2.0-only'],
    ['gplThreeIntoTwo', 'T13', 'LGPL-3.0-only', 'GPL-2.0-only'],
    ['gplTwoOnly', 'T07', 'GPL-2.0-only', 'AGPL-3.0-only'],
  ])(
    'has the reservation %s against %s for %s in %s, and is a warning',
    (reservation, rule, inbound, outbound) => {
      expect(answerFor(inbound, outbound)).toMatchObject({ kind: 'rule', rule, tone: 'warning', reservation })
    },
  )

  it.each([
    ['GPL-3.0-only', 'AGPL-3.0-only', 'T07OfGnu'],
    ['GPL-2.0-or-later', 'LGPL-3.0-or-later', 'T07OfGnu'],
    ['AGPL-3.0-or-later', 'GPL-2.0-or-later', 'T07OfGnu'],
    ['GPL-3.0-only', 'CECILL-2.1', 'T07'],
    ['AGPL-3.0-only', 'MPL-2.0', 'T07'],
  ])('by T07 tells GNU works from others: %s in %s', (inbound, outbound, explanation) => {
    expect(answerFor(inbound, outbound)).toMatchObject({ rule: 'T07', explanation, tone: 'conditions' })
  })

  it('has no reservation where the work may go under a later version', () => {
    expect(answerFor('Apache-2.0', 'GPL-2.0-or-later')).toMatchObject({
      tone: 'fits',
      reservation: null,
    })
  })

  it('names the licences that are not described, and asks no rule about them', () => {
    expect(answerFor('AAL', 'MIT')).toEqual({ kind: 'not_described', licences: ['AAL'] })
    expect(answerFor('MIT', 'AAL')).toEqual({ kind: 'not_described', licences: ['AAL'] })
    expect(answerFor('AAL', 'Glide')).toEqual({ kind: 'not_described', licences: ['AAL', 'Glide'] })
  })

  it('needs no description of a licence that goes together with itself', () => {
    expect(answerFor('AAL', 'AAL')).toMatchObject({ rule: 'T01', tone: 'fits' })
  })
})
