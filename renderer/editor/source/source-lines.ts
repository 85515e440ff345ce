/** Where a block of body HTML ends and the next begins without anything between them. */
const betweenBlocks =
  /(<\/(?:p|h[1-6]|ul|ol|dl|table|blockquote|pre)>)(?=<(?:p|h[1-6]|ul|ol|dl|table|blockquote|pre|iframe)\b)/gi
const lineBetweenBlocks = /(<\/(?:p|h[1-6]|ul|ol|dl|table|blockquote|pre)>)\n(?=<)/gi

/** Body HTML as it is shown for editing. `isBroken`: it has no lines of its own, so its blocks were set on lines. */
export interface SourceLines {
  readonly text: string
  readonly isBroken: boolean
}

/** Body HTML with each block on a line of its own, where it is stored as one long line. */
export function sourceLines(html: string): SourceLines {
  if (html.includes('\n')) return { text: html, isBroken: false }
  return { text: html.replace(betweenBlocks, '$1\n'), isBroken: true }
}

/** The body HTML that edited lines stand for: the lines that were only shown are not stored. */
export function fromSourceLines(text: string, isBroken: boolean): string {
  return isBroken ? text.replace(lineBetweenBlocks, '$1') : text
}
