import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { licenceExceptions } from '../content/licences/exceptions.ts'
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
    ['GPL-2.0-with-autoconf-exception', 'GPL-2.0-only WITH Autoconf-exception-2.0'],
    ['GPL-2.0-with-bison-exception', 'GPL-2.0-only WITH Bison-exception-2.2'],
    ['GPL-2.0-with-classpath-exception', 'GPL-2.0-only WITH Classpath-exception-2.0'],
    ['GPL-2.0-with-font-exception', 'GPL-2.0-only WITH Font-exception-2.0'],
    ['GPL-2.0-with-GCC-exception', 'GPL-2.0-only WITH GCC-exception-2.0'],
    ['GPL-3.0-with-autoconf-exception', 'GPL-3.0-only WITH Autoconf-exception-3.0'],
    ['GPL-3.0-with-GCC-exception', 'GPL-3.0-only WITH GCC-exception-3.1'],
    ['gpl-2.0-with-classpath-exception+', 'GPL-2.0-or-later WITH Classpath-exception-2.0'],
    ['eCos-2.0', 'GPL-2.0-or-later WITH eCos-exception-2.0'],
    ['wxWindows', 'LGPL-2.0-or-later WITH WxWindows-exception-3.1'],
  ])('reads the exception out of %s', (given, meant) => {
    expect(expressionOf(given)).toEqual(expressionOf(meant))
    expect(expressionOf(given)).toMatchObject({ kind: 'licence' })
  })

  it('takes every exception of the list in any case', () => {
    // The list of the parser, which is a dependency of its own.
    const ofParser = createRequire(createRequire(import.meta.url).resolve('spdx-expression-parse'))
    expect(licenceExceptions).toEqual(z.array(z.string()).parse(ofParser('spdx-exceptions')))
    for (const exception of licenceExceptions)
      for (const written of [exception, exception.toLowerCase(), exception.toUpperCase()])
        expect(expressionOf(`MIT WITH ${written}`)).toEqual(licence('MIT', { exception }))
  })

  it.each([
    ['MIT OR\tISC', 'a tab'],
    ['MIT\u00a0OR ISC', 'a no-break space'],
    ['\u00a0MIT OR\u202fISC\t', 'blanks at both ends'],
    ['MIT\r\n  OR ISC\n', 'line breaks'],
  ])('takes %j, pasted with %s', text => {
    expect(expressionOf(text)).toEqual({ kind: 'or', parts: [licence('MIT'), licence('ISC')] })
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
    ['MIT\tApache-2.0', 'At character 5: AND, OR or WITH is missing before “Apache-2.0”.'],
    ['& MIT', 'At character 1: “&” cannot stand here.'],
  ])('says where %j cannot be read', (text, said) => {
    expect(saidOf(text)).toBe(said)
  })
})
