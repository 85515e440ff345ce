import { describe, expect, it } from 'vitest'
import { answerFor } from '../../tests/support/licence-answer.ts'

describe('the words “or any later version”', () => {
  it.each([
    ['GPL-2.0-or-later', 'GPL-2.0-only'],
    ['GPL-2.0-or-later', 'GPL-3.0-only'],
    ['GPL-2.0-or-later', 'GPL-3.0-or-later'],
    ['GPL-3.0-or-later', 'GPL-3.0-only'],
    ['AGPL-3.0-or-later', 'AGPL-3.0-only'],
    ['LGPL-2.1-or-later', 'LGPL-2.1-only'],
    ['LGPL-2.1-or-later', 'LGPL-3.0-only'],
    ['LGPL-2.1-or-later', 'LGPL-3.0-or-later'],
    ['LGPL-3.0-or-later', 'LGPL-3.0-only'],
    ['GFDL-1.3-or-later', 'GFDL-1.3-only'],
    // Licences whose text allows it, and one with a "+".
    ['MPL-1.1', 'MPL-2.0'],
    ['MPL-1.1+', 'MPL-2.0'],
    ['EPL-1.0', 'EPL-2.0'],
    ['CDDL-1.0', 'CDDL-1.1'],
    ['CECILL-2.0', 'CECILL-2.1'],
    ['OSL-2.1+', 'OSL-3.0'],
    // Nobody has described these; the words are enough.
    ['GPL-1.0-or-later', 'GPL-3.0-only'],
    ['LGPL-2.0-or-later', 'LGPL-2.1-only'],
    ['GFDL-1.2-invariants-or-later', 'GFDL-1.3-invariants-only'],
  ])('of the code let it be taken under the version of the work: %s in %s', (inbound, outbound) => {
    expect(answerFor(inbound, outbound)).toEqual({
      kind: 'rule',
      rule: 'laterCode',
      explanation: 'laterCode',
      tone: 'fits',
      reservation: null,
    })
  })

  it.each([
    ['GPL-2.0-only', 'GPL-2.0-or-later'],
    ['GPL-3.0-only', 'GPL-2.0-or-later'],
    ['GPL-3.0-or-later', 'GPL-2.0-or-later'],
    ['LGPL-3.0-only', 'LGPL-2.1-or-later'],
    ['LGPL-3.0-only', 'LGPL-3.0-or-later'],
    ['AGPL-3.0-only', 'AGPL-3.0-or-later'],
    ['GFDL-1.3-only', 'GFDL-1.3-or-later'],
    ['MPL-2.0', 'MPL-1.1+'],
  ])(
    'of the work let the whole be published under the version of the code: %s in %s',
    (inbound, outbound) => {
      expect(answerFor(inbound, outbound)).toMatchObject({ rule: 'laterWork', tone: 'conditions' })
    },
  )

  it.each([
    // Not said at all, or said to be alone.
    ['GPL-2.0-only', 'GPL-3.0-only', 'T05'],
    ['GPL-2.0-only', 'GPL-3.0-or-later', 'T07'],
    ['GPL-2.0-only+', 'GPL-3.0-only', 'T05'],
    // Of the work's version nothing is said: code in version 3 does not go back to version 2.
    ['GPL-3.0-or-later', 'GPL-2.0-only', 'T07'],
    ['CECILL-2.1', 'CECILL-2.0', 'T15'],
    // Another family, however near.
    ['GPL-2.0-or-later', 'AGPL-3.0-only', 'T07'],
    ['LGPL-2.1-or-later', 'GPL-3.0-only', 'T13'],
    // The table knows the versions of the EUPL itself.
    ['EUPL-1.1', 'EUPL-1.2', 'T06'],
    ['GPL-3.0-or-later', 'GPL-3.0-or-later', 'T01'],
    ['MPL-1.1+', 'MPL-1.1', 'T01'],
  ])('are not read where they are not written: %s in %s', (inbound, outbound, rule) => {
    expect(answerFor(inbound, outbound)).toMatchObject({ rule })
  })

  it.each([
    ['LGPL-2.1-only', 'LGPL-3.0-only', 'incompatible'],
    ['MPL-2.0', 'MPL-1.1', 'incompatible'],
    ['EPL-2.0', 'EPL-1.0', 'incompatible'],
    // Version 1 is another steward's.
    ['AGPL-1.0-or-later', 'AGPL-3.0-only', 'not_described'],
    ['GFDL-1.2-invariants-or-later', 'GFDL-1.3-only', 'not_described'],
    // "2-Clause" is no version.
    ['BSD-2-Clause+', 'BSD-4-Clause-UC', 'not_described'],
  ])('make nothing fit that they are not about: %s in %s', (inbound, outbound, kind) => {
    expect(answerFor(inbound, outbound)).toMatchObject({ kind })
  })
})
