import parse from 'spdx-expression-parse'
import { licenceExceptions } from '../content/licences/exceptions.ts'
import { licences } from '../content/licences/licences.ts'
import { type ExpressionProblem, problemOf } from './expression-problem.ts'
import { type ExpressionWord, wordsOf } from './expression-words.ts'
import { meaningOf } from './given-up.ts'

/** A licence as an expression names it. */
export interface NamedLicence {
  /** The SPDX identifier, of a GNU licence the one that says "only" or "or later". */
  readonly id: string
  /** Whether later versions may be taken as well. */
  readonly orLater: boolean
  /** The SPDX identifier of an exception that comes with it. */
  readonly exception: string | null
}

/** A licence as it is named in an expression. */
export function nameOf({ id, orLater, exception }: NamedLicence): string {
  const name = orLater && !id.endsWith('-or-later') ? `${id}+` : id
  return exception === null ? name : `${name} WITH ${exception}`
}

/** An SPDX licence expression (https://spdx.github.io/spdx-spec/v2.3/SPDX-license-expressions/). */
export type LicenceExpression =
  | { readonly kind: 'licence'; readonly licence: NamedLicence }
  /** One of the parts may be chosen. */
  | { readonly kind: 'or'; readonly parts: readonly LicenceExpression[] }
  /** All the parts hold together. */
  | { readonly kind: 'and'; readonly parts: readonly LicenceExpression[] }

export type ReadExpression =
  | { readonly kind: 'expression'; readonly expression: LicenceExpression }
  | { readonly kind: 'problem'; readonly problem: ExpressionProblem }

const spellings = new Map(
  [...licences.map(({ id }) => id), ...licenceExceptions].map(id => [id.toLowerCase(), id]),
)

/**
 * A text as the parser takes it, each character in its place: identifiers as SPDX spells them, which compares them without
 * regard to case, and blanks of every kind, as they come with what is pasted, as spaces.
 */
function spelled(text: string, words: readonly ExpressionWord[]): string {
  let result = text.replace(/\s/g, ' ')
  for (const { at, word } of words) {
    const spelling = spellings.get(word.toLowerCase())
    if (spelling !== undefined) result = result.slice(0, at) + spelling + result.slice(at + spelling.length)
  }
  return result
}

function named({ license, plus, exception }: SpdxLicence): NamedLicence {
  const meaning = meaningOf(license, plus === true)
  return {
    id: meaning.id,
    orLater: plus === true || meaning.id.endsWith('-or-later'),
    exception: exception ?? meaning.exception,
  }
}

type SpdxNode = ReturnType<typeof parse>
type SpdxLicence = Pick<Extract<SpdxNode, { license: string }>, 'license' | 'plus'> & {
  readonly exception?: string | null | undefined
}

function read(node: SpdxNode): LicenceExpression {
  if ('license' in node) return { kind: 'licence', licence: named(node) }
  const kind = node.conjunction
  const parts = [read(node.left), read(node.right)]
  // "A OR B OR C" is one choice among three.
  return { kind, parts: parts.flatMap(part => (part.kind === kind ? part.parts : [part])) }
}

/** Reads an expression; one that cannot be read is answered with what is wrong, and where. */
export function readExpression(text: string): ReadExpression {
  const words = wordsOf(text)
  const source = spelled(text, words)
  try {
    return { kind: 'expression', expression: read(parse(source)) }
  } catch {
    return { kind: 'problem', problem: problemOf(wordsOf(source), text.length) }
  }
}
