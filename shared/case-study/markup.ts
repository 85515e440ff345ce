import { Parser } from 'htmlparser2'

/** Text as it is written in HTML, in an element or in a quoted attribute. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** White space as a page shows it: runs are one space, none at the edges. A space that must not break is text. */
export function foldedSpace(text: string): string {
  return text.replace(/[\t\n\f\r ]+/g, ' ').replace(/^ | $/g, '')
}

export interface SourceElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly SourceNode[]
}
export type SourceNode = string | SourceElement

interface Growing {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: SourceNode[]
}

/** Deeper than any text: what nests deeper is read as if it stood at this depth. */
const deepest = 100

/** A small fragment as a tree: texts and elements. */
export function markupOf(html: string): readonly SourceNode[] {
  const root: Growing = { name: '', attributes: {}, children: [] }
  const open: Growing[] = [root]
  const parser = new Parser({
    onopentag: (name, attributes) => {
      const element: Growing = { name, attributes, children: [] }
      const parent = open[Math.min(open.length - 1, deepest)]
      parent?.children.push(element)
      open.push(element)
    },
    onclosetag: () => {
      open.pop()
    },
    ontext: text => {
      const children = open[Math.min(open.length - 1, deepest)]?.children
      const last = children?.at(-1)
      if (typeof last === 'string') children?.splice(-1, 1, last + text)
      else children?.push(text)
    },
  })
  parser.write(html)
  parser.end()
  return root.children
}

/** The text of nodes, without any mark. */
export function textIn(nodes: readonly SourceNode[]): string {
  return nodes.map(node => (typeof node === 'string' ? node : textIn(node.children))).join('')
}
