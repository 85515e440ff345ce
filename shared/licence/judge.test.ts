import { describe, expect, it } from 'vitest'
import { decidingOn, judged } from '../../tests/support/licence-answer.ts'
import { nameOf } from './expression.ts'
import { pairsOf } from './judge.ts'

function decides(inbound: string, outbound: string) {
  const pair = decidingOn(inbound, outbound)
  return { inbound: pair.inbound.id, outbound: pair.outbound.id, ...pair.compatibility }
}

describe('judging expressions', () => {
  it('takes the best of what may be chosen', () => {
    expect(decides('GPL-3.0-only OR MIT', 'Apache-2.0')).toMatchObject({ inbound: 'MIT', rule: 'T12' })
    expect(decides('MIT OR GPL-3.0-only', 'Apache-2.0')).toMatchObject({ inbound: 'MIT', rule: 'T12' })
  })

  it('takes the strictest of what holds together', () => {
    expect(decides('MIT AND OSL-3.0', 'GPL-3.0-only')).toMatchObject({ inbound: 'OSL-3.0', rule: 'T15' })
    expect(decides('MIT AND BUSL-1.1', 'Apache-2.0')).toMatchObject({
      inbound: 'BUSL-1.1',
      kind: 'incompatible',
    })
  })

  it('does so on the side of the work too', () => {
    expect(decides('MPL-2.0', 'EUPL-1.2 OR GPL-3.0-only')).toMatchObject({
      outbound: 'GPL-3.0-only',
      rule: 'T13',
    })
    expect(decides('MPL-2.0', 'EUPL-1.2 AND GPL-3.0-only')).toMatchObject({
      outbound: 'EUPL-1.2',
      rule: 'T15',
    })
  })

  it('lets all of the code go out under one and the same choice', () => {
    // Each alone would fit one of the two; together neither takes both without a doubt.
    const together = decides('GPL-2.0-only AND Apache-2.0', 'GPL-2.0-only OR Apache-2.0')
    const each = ['GPL-2.0-only', 'Apache-2.0'].map(work => decides('GPL-2.0-only AND Apache-2.0', work))
    expect(together).not.toMatchObject({ tone: 'fits' })
    expect(each).toContainEqual(together)
    expect(decides('MIT AND OSL-3.0', '(GPL-3.0-only OR OSL-3.0) AND MIT')).toMatchObject({ outbound: 'MIT' })
  })

  it('looks at each pair once, however often it can be chosen', () => {
    const pairs = pairsOf(judged('MIT', '(GPL-2.0-only OR EUPL-1.2) AND (ISC OR Zlib)'))
    expect(pairs.map(({ outbound }) => outbound.id).sort()).toEqual([
      'EUPL-1.2',
      'GPL-2.0-only',
      'ISC',
      'Zlib',
    ])
  })

  it('tells a licence from the same one with a “+”', () => {
    const judgement = judged('OSL-2.1 OR OSL-2.1+', 'OSL-3.0')
    expect(pairsOf(judgement).map(({ inbound }) => nameOf(inbound))).toEqual(['OSL-2.1', 'OSL-2.1+'])
    expect(decides('OSL-2.1 OR OSL-2.1+', 'OSL-3.0')).toMatchObject({ rule: 'laterCode' })
  })

  it('meets all licences where there are too many ways to choose', () => {
    const many = Array.from({ length: 12 }, () => '(MIT OR GPL-3.0-only)').join(' AND ')
    expect(decides('BSD-3-Clause', many)).toMatchObject({ tone: 'fits' })
    expect(decides('GPL-3.0-only', many)).toMatchObject({ outbound: 'MIT' })
  })

  it('goes through parentheses', () => {
    expect(decides('(GPL-3.0-only OR MIT) AND OSL-3.0', 'GPL-3.0-only')).toMatchObject({ inbound: 'OSL-3.0' })
  })

  it('does not take what is not described for a yes or a no', () => {
    expect(decides('AAL OR BUSL-1.1', 'MIT')).toMatchObject({ inbound: 'AAL', kind: 'not_described' })
    expect(decides('AAL AND MIT', 'Apache-2.0')).toMatchObject({ inbound: 'AAL', kind: 'not_described' })
    expect(decides('AAL OR OSL-3.0', 'GPL-3.0-only')).toMatchObject({ inbound: 'OSL-3.0', tone: 'warning' })
  })

  it('keeps every pair, and says which part decides', () => {
    const judgement = judged('MIT OR Apache-2.0', 'GPL-2.0-only AND EUPL-1.2')
    expect(judgement).toMatchObject({ kind: 'parts', side: 'inbound', joint: 'or', deciding: 0 })
    expect(pairsOf(judgement).map(({ inbound, outbound }) => [inbound.id, outbound.id])).toEqual([
      ['MIT', 'GPL-2.0-only'],
      ['MIT', 'EUPL-1.2'],
      ['Apache-2.0', 'GPL-2.0-only'],
      ['Apache-2.0', 'EUPL-1.2'],
    ])
  })

  it('judges code with an exception as without, and names the exception', () => {
    const pair = decidingOn('GPL-2.0-or-later WITH Classpath-exception-2.0', 'MIT')
    expect(pair.inbound.exception).toBe('Classpath-exception-2.0')
    expect(pair.compatibility).toMatchObject({ rule: 'T14' })
  })

  it.each([
    ['GPL-2.0-only', 'GPL-2.0-only WITH Classpath-exception-2.0', 'T01'],
    ['GPL-2.0-only WITH Font-exception-2.0', 'GPL-2.0-only WITH Classpath-exception-2.0', 'T01'],
    ['GPL-2.0-or-later', 'GPL-3.0-only WITH GCC-exception-3.1', 'laterCode'],
    ['MPL-2.0', 'GPL-3.0-only WITH GCC-exception-3.1', 'T13'],
    ['EUPL-1.2', 'GPL-3.0-only WITH GCC-exception-3.1', 'T10'],
    ['GPL-3.0-only', 'GPL-3.0-or-later WITH GCC-exception-3.1', 'laterWork'],
    ['Apache-2.0', 'Apache-2.0 WITH LLVM-exception', 'T01'],
    // Nobody has described it: whether it is permissive is not known.
    ['GPL-1.0-only', 'GPL-1.0-only WITH Classpath-exception-2.0', 'T01'],
  ])('does not let a work grant an exception for the code: %s in %s', (inbound, outbound, rule) => {
    expect(decides(inbound, outbound)).toMatchObject({
      rule,
      tone: 'conditions',
      reservation: 'exceptionOfTheWork',
    })
  })

  it.each([
    ['GPL-2.0-only WITH Classpath-exception-2.0', 'GPL-2.0-only WITH Classpath-exception-2.0', 'T01'],
    ['GPL-2.0-only WITH Classpath-exception-2.0', 'GPL-2.0-only', 'T01'],
    ['MIT', 'GPL-2.0-only WITH Classpath-exception-2.0', 'T12'],
  ])('lets one pass that the code comes with, or does not need: %s in %s', (inbound, outbound, rule) => {
    expect(decides(inbound, outbound)).toMatchObject({ rule, tone: 'fits', reservation: null })
  })

  it('lets no missing exception soften a warning', () => {
    expect(decides('GPL-2.0-only', 'GPL-3.0-only WITH GCC-exception-3.1')).toMatchObject({
      rule: 'T05',
      tone: 'warning',
      reservation: 'exceptionOfTheWork',
    })
    expect(decides('GPL-2.0-only', 'AGPL-3.0-only WITH GCC-exception-3.1')).toMatchObject({
      tone: 'warning',
      reservation: 'gplTwoOnly',
    })
  })
})
