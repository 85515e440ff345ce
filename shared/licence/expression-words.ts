/** A word of an expression, an operator or a parenthesis. */
export interface ExpressionWord {
  readonly word: string
  /** Characters before it. */
  readonly at: number
}

/** The words of a licence expression; what belongs to none is a word of its own. */
export function wordsOf(text: string): readonly ExpressionWord[] {
  return [...text.matchAll(/[\w.:-]+|\S/g)].map(match => ({ word: match[0], at: match.index }))
}
