import { describe, expect, it } from 'vitest'
import { answerFor, classOf } from '../../tests/support/licence-answer.ts'

/**
 * What stewards publish of certain pairs, from the code to the work. Sources: the list of the FSF
 * (https://www.gnu.org/licenses/license-list.html), its matrix of GNU licences
 * (https://www.gnu.org/licenses/gpl-faq.html#AllCompatibility), the appendices of the EUPL 1.1 and 1.2.
 */
const goTogether: readonly (readonly [inbound: string, outbound: string, answer: 'fits' | 'conditions'])[] = [
  ['MIT', 'GPL-2.0-only', 'fits'],
  ['CC0-1.0', 'GPL-2.0-only', 'fits'],
  ['CC-BY-4.0', 'GPL-3.0-only', 'fits'],
  ['Artistic-2.0', 'GPL-3.0-only', 'fits'],
  ['Apache-2.0', 'GPL-3.0-only', 'fits'],
  // The whole is under version 3.
  ['Apache-2.0', 'GPL-2.0-or-later', 'fits'],
  ['Apache-2.0', 'EUPL-1.2', 'fits'],
  ['MPL-2.0', 'GPL-2.0-or-later', 'fits'],
  ['MPL-2.0', 'LGPL-2.1-or-later OR GPL-2.0-or-later', 'fits'],
  // With the GPL named as its secondary licence, which SPDX writes as a choice.
  ['EPL-2.0 OR GPL-2.0-or-later', 'GPL-3.0-only', 'fits'],
  ['EPL-2.0 OR GPL-2.0-only WITH Classpath-exception-2.0', 'GPL-2.0-only', 'fits'],
  ['GPL-2.0-or-later', 'GPL-3.0-only', 'fits'],
  ['LGPL-2.1-only', 'GPL-3.0-only', 'fits'],
  ['LGPL-2.1-or-later', 'LGPL-3.0-only', 'fits'],
  ['LGPL-3.0-only', 'GPL-2.0-or-later', 'fits'],
  ['GPL-3.0-only', 'AGPL-3.0-only', 'conditions'],
  ['AGPL-3.0-only', 'GPL-3.0-only', 'conditions'],
  ['GPL-3.0-only', 'GPL-2.0-or-later', 'conditions'],
  ['CECILL-2.1', 'GPL-3.0-only', 'fits'],
  ['EUPL-1.2', 'GPL-2.0-only', 'fits'],
  ['EUPL-1.2', 'GPL-3.0-or-later', 'fits'],
  ['EUPL-1.2', 'AGPL-3.0-or-later', 'fits'],
  ['EUPL-1.2', 'LGPL-2.1-or-later', 'fits'],
  ['EUPL-1.2', 'MPL-2.0', 'fits'],
  ['EUPL-1.2', 'OSL-3.0', 'fits'],
  ['EUPL-1.2', 'CECILL-2.1', 'fits'],
  ['EUPL-1.1', 'GPL-2.0-only', 'fits'],
  // By way of the EUPL 1.2.
  ['EUPL-1.1', 'GPL-3.0-only', 'conditions'],
]

/** The rules say "incompatible" where they know nothing, and warn where they know that two copylefts meet. */
const doNotGo: readonly (readonly [inbound: string, outbound: string, answer: 'warning' | 'incompatible'])[] =
  [
    ['Apache-2.0', 'GPL-2.0-only', 'warning'],
    ['BSD-4-Clause', 'GPL-3.0-only', 'warning'],
    ['MPL-1.1', 'GPL-2.0-or-later', 'warning'],
    ['EPL-1.0', 'GPL-2.0-only', 'warning'],
    ['EPL-2.0', 'GPL-3.0-only', 'warning'],
    ['CPL-1.0', 'GPL-2.0-only', 'warning'],
    ['CDDL-1.0', 'GPL-2.0-only', 'warning'],
    ['CDDL-1.1', 'GPL-3.0-or-later', 'warning'],
    ['MS-PL', 'GPL-3.0-only', 'warning'],
    ['OSL-3.0', 'GPL-3.0-only', 'warning'],
    ['GFDL-1.3-only', 'GPL-3.0-only', 'warning'],
    ['GPL-2.0-only', 'GPL-3.0-only', 'warning'],
    ['GPL-2.0-only', 'GPL-3.0-or-later', 'warning'],
    ['GPL-3.0-only', 'GPL-2.0-only', 'warning'],
    ['GPL-3.0-or-later', 'GPL-2.0-only', 'warning'],
    ['GPL-2.0-only', 'AGPL-3.0-only', 'warning'],
    ['LGPL-3.0-only', 'GPL-2.0-only', 'warning'],
    ['GPL-3.0-only', 'EUPL-1.2', 'warning'],
    ['JSON', 'GPL-3.0-only', 'incompatible'],
  ]

describe('pairs of which stewards have said', () => {
  it.each(goTogether)('that they go together: %s in %s, %s', (inbound, outbound, answer) => {
    expect(classOf(answerFor(inbound, outbound))).toBe(answer)
  })

  it.each(doNotGo)('that they do not: %s in %s, %s', (inbound, outbound, answer) => {
    expect(classOf(answerFor(inbound, outbound))).toBe(answer)
  })
})
