import { DOMSerializer, type Node, type Schema } from '@tiptap/pm/model'
import { isAllowedAttribute } from './sanitise.ts'

/** Says, between the schema and this file, how an element is to be written; never part of a stored body. */
export const writingAttributes = {
  /** The one paragraph of a list item or cell stands in a `p`. */
  wrapped: 'data-wrapped',
  /** A `pre` that holds its text without a `code`. */
  bare: 'data-bare',
  /** A row of the table's head, or one that opens a further body of it. */
  section: 'data-section',
} as const

/** HTML of blocks, reckoned once: a block is never changed, an edit puts another one in its place. */
const written = new WeakMap<Node, string>()

const defaults: Readonly<Record<string, string>> = { start: '1', colspan: '1', rowspan: '1' }

/** What must not stand right behind bare words of an item: a paragraph looks at odds, a picture would join them. */
const notBesideWords = new Set(['p', 'img'])

/** A list item or cell of one paragraph is written as plain text, as the portal does, unless it was read otherwise. */
function unwrap(root: Element): void {
  for (const holder of root.querySelectorAll('li, dd, td, th')) {
    if (holder.hasAttribute(writingAttributes.wrapped)) continue
    const [first, ...others] = holder.children
    if (first?.localName !== 'p' || others.some(({ localName }) => notBesideWords.has(localName))) continue
    first.replaceWith(...first.childNodes)
  }
}

/** Rows of the head stand in a `thead`; the editor shows all rows of a table in one body. */
function partRows(root: Element): void {
  const inside: readonly Element[] = [...root.querySelectorAll('table')]
  for (const table of root.localName === 'table' ? [root, ...inside] : inside) {
    const body = [...table.children].find(child => child.localName === 'tbody')
    if (body === undefined) continue
    const rows = [...body.children]
    const firstOfBody = rows.findIndex(row => row.getAttribute(writingAttributes.section) !== 'head')
    const inHead = firstOfBody === -1 ? rows.length : firstOfBody
    if (inHead > 0) {
      const head = table.ownerDocument.createElement('thead')
      head.append(...rows.slice(0, inHead))
      body.before(head)
    }
    partBodies(body, rows.slice(inHead))
  }
}

function partBodies(body: Element, rows: readonly Element[]): void {
  let current: Element | null = null
  for (const [index, row] of rows.entries()) {
    const opens = index > 0 && row.getAttribute(writingAttributes.section) === 'further'
    if (opens) {
      const further = body.ownerDocument.createElement('tbody')
      ;(current ?? body).after(further)
      current = further
    }
    current?.append(row)
  }
  if (body.children.length === 0) body.remove()
}

function writeCode(root: Element): void {
  for (const pre of root.localName === 'pre' ? [root] : root.querySelectorAll('pre')) {
    const [code] = pre.children
    if (pre.hasAttribute(writingAttributes.bare) && code !== undefined) code.replaceWith(...code.childNodes)
    // A line break right after the start tag is not a part of the text.
    const isEaten = pre.firstChild?.nodeType === 3 && (pre.textContent ?? '').startsWith('\n')
    if (isEaten) pre.prepend('\n')
  }
}

/** Leaves out what the portal would refuse, and what holds anyway. */
function leaveOut(root: Element): void {
  for (const element of [root, ...root.querySelectorAll('*')]) {
    for (const { name, value } of [...element.attributes]) {
      const isKept = isAllowedAttribute(element.localName, name, value) && defaults[name] !== value
      if (!isKept) element.removeAttribute(name)
    }
  }
}

/** A document that does nothing: a picture that is written into it does not load. */
let inert: Document | undefined

/** A block as the element that is written for it; null for what the schema writes as no element. */
export function elementOf(node: Node, schema: Schema): Element | null {
  inert ??= document.implementation.createHTMLDocument('')
  const element = DOMSerializer.fromSchema(schema).serializeNode(node, { document: inert })
  if (!(element instanceof Element)) return null
  unwrap(element)
  partRows(element)
  writeCode(element)
  leaveOut(element)
  return element
}

/** One block of a document as body HTML. */
export function writeBlock(node: Node, schema: Schema): string {
  if (node.type.name === 'keptAsIs') return String(node.attrs['html'])
  const known = written.get(node)
  if (known !== undefined) return known
  const html = elementOf(node, schema)?.outerHTML ?? ''
  written.set(node, html)
  return html
}
