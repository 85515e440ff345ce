import { type Inline, type Mark, marks, type Run } from './text-tree.ts'

/** The marks in their one order, each once. */
export function inOrder(some: Iterable<Mark>): readonly Mark[] {
  const wanted = new Set(some)
  return marks.filter(mark => wanted.has(mark))
}

function looksLike(one: Run, other: Run): boolean {
  return (
    one.marks.join() === other.marks.join() &&
    one.link?.href === other.link?.href &&
    one.link?.title === other.link?.title &&
    one.link?.hreflang === other.link?.hreflang
  )
}

/** White space between words: what HTML folds. A no-break space is a letter. */
const space = /[ \t\n\r\f]+/g

/** Runs that look alike are one run. */
export function joinedRuns(content: readonly Inline[]): readonly Inline[] {
  const joined: Inline[] = []
  for (const inline of content) {
    const last = joined.at(-1)
    if (inline.kind === 'text' && last?.kind === 'text' && looksLike(inline, last)) {
      joined[joined.length - 1] = { ...last, text: last.text + inline.text }
    } else if (inline.kind !== 'text' || inline.text !== '') joined.push(inline)
  }
  return joined
}

/** White space folded as a browser shows it: one space between words, none at the edges of a line. */
export function folded(content: readonly Inline[]): readonly Inline[] {
  const lines: Inline[] = []
  let isAfterSpace = true
  for (const inline of content) {
    if (inline.kind === 'text') {
      let text = inline.text.replace(space, ' ')
      if (isAfterSpace) text = text.replace(/^ /, '')
      if (text === '') continue
      isAfterSpace = text.endsWith(' ')
      lines.push({ ...inline, text })
    } else {
      if (inline.kind === 'break') trimEnd(lines)
      isAfterSpace = inline.kind === 'break'
      lines.push(inline)
    }
  }
  trimEnd(lines)
  return joinedRuns(lines)
}

function trimEnd(lines: Inline[]): void {
  const last = lines.at(-1)
  if (last?.kind !== 'text' || !last.text.endsWith(' ')) return
  lines.pop()
  const text = last.text.slice(0, -1)
  if (text !== '') lines.push({ ...last, text })
}

/** Without breaks at its end, where they show nothing. */
export function withoutLastBreaks(content: readonly Inline[]): readonly Inline[] {
  const last = content.findLastIndex(inline => inline.kind !== 'break')
  return content.slice(0, last + 1)
}

/** True for content that shows nothing: no text but blanks, no picture. */
export function isBlank(content: readonly Inline[]): boolean {
  return content.every(
    inline =>
      inline.kind === 'break' || (inline.kind === 'text' && /^[\s\u00a0\u200b\ufeff]*$/.test(inline.text)),
  )
}

/** Without a mark. */
export function withoutMark(content: readonly Inline[], mark: Mark): readonly Inline[] {
  return joinedRuns(
    content.map(inline =>
      inline.kind === 'text' ? { ...inline, marks: inline.marks.filter(own => own !== mark) } : inline,
    ),
  )
}

/** Whether every word carries a mark, as a paragraph in bold does that stands for a heading. */
export function isAll(content: readonly Inline[], mark: Mark): boolean {
  const words = content.filter(inline => inline.kind === 'text' && inline.text.trim() !== '')
  return words.length > 0 && words.every(inline => inline.kind === 'text' && inline.marks.includes(mark))
}
