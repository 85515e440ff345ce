import { describe, expect, it } from 'vitest'
import { licences } from '../content/licences/licences.ts'
import { licences as words } from '../messages/en/licences.ts'
import { readExpression } from './expression.ts'

function licence(id: string, more: { orLater?: boolean; exception?: string } = {}) {
  return { kind: 'licence', licence: { id, orLater: false, exception: null, ...more } }
}

function expressionOf(text: string) {
  const answer = readExpression(text)
  return answer.kind === 'expression' ? answer.expression : answer.problem
}

/** What a person reads of an expression that cannot be read. */
function saidOf(text: string): string | null {
  const answer = readExpression(text)
  return answer.kind === 'problem' ? words.problem(answer.problem) : null
}

describe('reading a licence expression', () => {
  it('knows every identifier of the list by itself', () => {
    const unread = licences.filter(({ id }) => readExpression(id).kind === 'problem')
    expect(unread.map(({ id }) => id)).toEqual([])
  })

  it('takes a choice apart, AND before OR', () => {
    expect(expressionOf('MIT OR Apache-2.0 OR ISC')).toEqual({
      kind: 'or',
      parts: [licence('MIT'), licence('Apache-2.0'), licence('ISC')],
    })
    expect(expressionOf('MIT OR ISC AND Zlib')).toEqual({
      kind: 'or',
      parts: [licence('MIT'), { kind: 'and', parts: [licence('ISC'), licence('Zlib')] }],
    })
    expect(expressionOf('(MIT OR ISC) AND Zlib')).toMatchObject({ kind: 'and' })
  })

  it('names an exception beside its licence', () => {
    expect(expressionOf('GPL-2.0-or-later WITH Classpath-exception-2.0')).toEqual(
      licence('GPL-2.0-or-later', { orLater: true, exception: 'Classpath-exception-2.0' }),
    )
  })

  it('takes identifiers and operators in any case', () => {
    expect(expressionOf('mit or apache-2.0')).toEqual({
      kind: 'or',
      parts: [licence('MIT'), licence('Apache-2.0')],
    })
  })

  it('reads GNU identifiers that SPDX has given up as what they mean', () => {
    expect(expressionOf('GPL-2.0')).toEqual(licence('GPL-2.0-only'))
    expect(expressionOf('LGPL-2.1+')).toEqual(licence('LGPL-2.1-or-later', { orLater: true }))
    expect(expressionOf('MPL-1.1+')).toEqual(licence('MPL-1.1', { orLater: true }))
  })

  it.each([
    ['', 'Choose a licence, or type an expression.'],
    ['   ', 'Choose a licence, or type an expression.'],
    ['Apache-3', 'At character 1: “Apache-3” is no identifier of the SPDX list.'],
    [
      'MIT OR Apache',
      'At character 8: “Apache” is no identifier of the SPDX list. Is one of these meant: Apache-1.1, Apache-2.0, Apache-1.0?',
    ],
    ['MIT Apache-2.0', 'At character 5: AND, OR or WITH is missing before “Apache-2.0”.'],
    ['MIT OR', 'At character 7: a licence is missing here.'],
    ['OR MIT', 'At character 1: a licence is missing here.'],
    ['MIT AND OR ISC', 'At character 9: a licence is missing here.'],
    ['(MIT OR ISC', 'At character 1: this parenthesis is not closed.'],
    ['MIT OR ISC)', 'At character 11: this parenthesis is not opened anywhere.'],
    ['()', 'At character 2: a licence is missing here.'],
    ['GPL-2.0-only WITH', 'At character 18: an exception has to follow WITH.'],
    ['GPL-2.0-only WITH MIT', 'At character 19: “MIT” is no exception of the SPDX list.'],
    ['MPL-1.1 +', 'At character 9: “+” cannot stand here.'],
    ['MIT / ISC', 'At character 5: AND, OR or WITH is missing before “/”.'],
    ['& MIT', 'At character 1: “&” cannot stand here.'],
  ])('says where %j cannot be read', (text, said) => {
    expect(saidOf(text)).toBe(said)
  })
})
