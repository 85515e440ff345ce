import { licenceExceptions } from '../content/licences/exceptions.ts'
import { licenceOf, licences } from '../content/licences/licences.ts'
import type { ExpressionWord } from './expression-words.ts'

/** Why a licence expression cannot be read; `at` is the number of characters before the place. */
export type ExpressionProblem =
  | { readonly kind: 'empty' }
  /** No licence of the SPDX list; the ones that look like it. */
  | {
      readonly kind: 'unknown_licence'
      readonly at: number
      readonly word: string
      readonly near: readonly string[]
    }
  | { readonly kind: 'unknown_exception'; readonly at: number; readonly word: string }
  | { readonly kind: 'licence_missing'; readonly at: number }
  | { readonly kind: 'exception_missing'; readonly at: number }
  | { readonly kind: 'operator_missing'; readonly at: number; readonly word: string }
  | { readonly kind: 'not_closed'; readonly at: number }
  | { readonly kind: 'not_opened'; readonly at: number }
  | { readonly kind: 'not_understood'; readonly at: number; readonly word: string }

/** Most identifiers that are offered for one that does not exist. */
const mostNear = 3

function near(word: string): readonly string[] {
  const letters = word.toLowerCase().replace(/[^a-z0-9]/g, '')
  if (letters.length < 2) return []
  return licences
    .filter(({ isDeprecated }) => !isDeprecated)
    .map(({ id }) => id)
    .filter(id => {
      const other = id.toLowerCase().replace(/[^a-z0-9]/g, '')
      return other.startsWith(letters) || letters.startsWith(other)
    })
    .slice(0, mostNear)
}

const isJoint = (word: string) => /^(and|or)$/i.test(word)

/** What may stand at a place of an expression: a licence or an opening, an exception, or what goes on after a licence. */
type Expected = 'licence' | 'exception' | 'joint'

/**
 * Says what is wrong with the words of an expression that the parser has refused: the first place, from left to right, at
 * which it cannot go on.
 *
 * @param length characters of the whole text: where it ends too early.
 */
export function problemOf(words: readonly ExpressionWord[], length: number): ExpressionProblem {
  if (words.length === 0) return { kind: 'empty' }
  const open: number[] = []
  let expected: Expected = 'licence'
  for (const { word, at } of words) {
    switch (expected) {
      case 'licence':
        if (word === '(') open.push(at)
        else if (licenceOf(word) || word.startsWith('LicenseRef-') || word.startsWith('DocumentRef-'))
          expected = 'joint'
        else return noLicence(word, at)
        break
      case 'exception':
        if (!licenceExceptions.includes(word)) return noException(word, at)
        expected = 'joint'
        break
      case 'joint':
        if (isJoint(word)) expected = 'licence'
        else if (/^with$/i.test(word)) expected = 'exception'
        else if (word === ')') {
          if (open.pop() === undefined) return { kind: 'not_opened', at }
        } else if (word !== '+') return { kind: 'operator_missing', at, word }
        break
    }
  }
  if (expected === 'licence') return { kind: 'licence_missing', at: length }
  if (expected === 'exception') return { kind: 'exception_missing', at: length }
  const lastOpen = open.at(-1)
  if (lastOpen !== undefined) return { kind: 'not_closed', at: lastOpen }
  // Every word is in its place, and still it does not parse: a "+" apart from its licence.
  const plus = words.find(({ word }) => word === '+')
  const { word, at } = plus ?? words[0] ?? { word: '', at: 0 }
  return { kind: 'not_understood', at, word }
}

function noLicence(word: string, at: number): ExpressionProblem {
  if (isJoint(word) || /^with$/i.test(word) || word === ')' || word === '+')
    return { kind: 'licence_missing', at }
  return /^[\w.:-]+$/.test(word)
    ? { kind: 'unknown_licence', at, word, near: near(word) }
    : { kind: 'not_understood', at, word }
}

function noException(word: string, at: number): ExpressionProblem {
  return /^[\w.-]+$/.test(word) && !isJoint(word)
    ? { kind: 'unknown_exception', at, word }
    : { kind: 'exception_missing', at }
}
