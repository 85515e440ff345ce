/** Puts words into a text at a place, as paragraphs of their own; answers the text and the place behind them. */
export function insertWords(
  text: string,
  at: number,
  words: string,
): { readonly text: string; readonly caret: number } {
  const before = text.slice(0, at).trimEnd()
  const after = text.slice(at).trimStart()
  const start = before === '' ? words : `${before}\n\n${words}`
  return { text: after === '' ? start : `${start}\n\n${after}`, caret: start.length }
}
