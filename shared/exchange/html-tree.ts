import { parseDocument } from 'htmlparser2'

type Tree = ReturnType<typeof parseDocument>
export type HtmlNode = Tree['children'][number]
export type HtmlElement = Extract<HtmlNode, { attribs: unknown }>

/** Deeper than any text: what nests deeper was made to keep a program busy. */
const deepestNesting = 200

export function isElement(node: HtmlNode): node is HtmlElement {
  return 'attribs' in node
}

export function childrenOf(node: HtmlNode): readonly HtmlNode[] {
  return 'children' in node ? node.children : []
}

/** HTML as a tree. Never throws; what is not HTML is text. */
export function htmlTree(html: string): readonly HtmlNode[] {
  return parseDocument(html, { decodeEntities: true }).children
}

/** XML as a tree, names with their prefix as written. Entities of its own are never expanded. */
export function xmlTree(xml: string): readonly HtmlNode[] {
  return parseDocument(xml, { xmlMode: true, decodeEntities: true }).children
}

/** The text of a node with everything in it, as written. Below the deepest nesting nothing is read. */
export function textIn(node: HtmlNode, depth = 0): string {
  if (depth > deepestNesting) return ''
  if (isElement(node) || !('data' in node)) {
    return childrenOf(node)
      .map(child => textIn(child, depth + 1))
      .join('')
  }
  return node.type === 'text' ? node.data : ''
}

/** Every element with a name below some nodes, in the order of the text. */
export function elementsNamed(nodes: readonly HtmlNode[], name: string): readonly HtmlElement[] {
  const found: HtmlElement[] = []
  const open = [...nodes].reverse()
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (isElement(node) && node.name === name) found.push(node)
    // One by one: a call takes only so many arguments, and a long text has more paragraphs.
    for (const child of [...childrenOf(node)].reverse()) open.push(child)
  }
  return found
}
