import {
  DOMSerializer,
  DOMParser as DocumentParser,
  Fragment,
  type Node,
  type Schema,
} from '@tiptap/pm/model'
import { isAllowedAttribute } from './sanitise.ts'

/**
 * The HTML that a block of the document was read from. Blocks that nobody touched are written back letter for letter,
 * so that a save changes only what was edited.
 */
const readFrom = new WeakMap<Node, string>()

const blockElements = new Set(
  'p h1 h2 h3 h4 h5 h6 blockquote pre ul ol li dl dt dd table caption thead tbody tr th td iframe div'.split(
    ' ',
  ),
)
const formatting: Readonly<Record<string, string>> = { b: 'strong', i: 'em', strong: 'strong', em: 'em' }
const marks = new Set(['strong', 'b', 'em', 'i', 'code', 'a', 'cite', 'q'])
/** Elements in which a paragraph and bare text mean the same. */
const paragraphHolders = new Set(['li', 'blockquote', 'td', 'th', 'dd'])

function attributesOf(element: Element): string {
  return [...element.attributes]
    .filter(attribute => isAllowedAttribute(element.localName, attribute.name, attribute.value))
    .filter(attribute => !(attribute.name === 'start' && attribute.value === '1'))
    .map(attribute => ` ${attribute.name}="${attribute.value}"`)
    .sort()
    .join('')
}

function isElement(node: ChildNode): node is Element {
  return node.nodeType === 1
}

/** What a fragment says, without what means nothing: order of marks, white space, paragraphs inside list items. */
function meaningOf(parent: ParentNode & { readonly childNodes: NodeListOf<ChildNode> }): string {
  const parts: string[] = []
  let runMarks = ''
  const boundary = () => {
    if (parts.at(-1) !== '¶') parts.push('¶')
    runMarks = ''
  }
  const walk = (node: ChildNode, outerMarks: readonly string[], holder: string) => {
    if (node.nodeType === 3) {
      const text = (node.textContent ?? '').replace(/\s+/g, '')
      if (text === '') return
      const own = [...outerMarks].sort().join()
      if (own !== runMarks) parts.push(`{${own}}`)
      runMarks = own
      parts.push(text)
      return
    }
    if (!isElement(node)) return
    const name = node.localName
    const inside = (deeper: readonly string[]) => {
      for (const child of node.childNodes) walk(child, deeper, name)
    }
    const insidePre = holder === 'pre' && name === 'code'
    if (insidePre) {
      inside(outerMarks)
    } else if (marks.has(name)) {
      inside([...outerMarks, (formatting[name] ?? name) + attributesOf(node)])
    } else if (name === 'p' && paragraphHolders.has(holder)) {
      boundary()
      inside(outerMarks)
      boundary()
    } else if (blockElements.has(name)) {
      boundary()
      parts.push(`<${name}${attributesOf(node)}>`)
      boundary()
      inside(outerMarks)
      boundary()
      parts.push('</>')
      boundary()
    } else {
      parts.push(`<${name}${attributesOf(node)}/>`)
      inside(outerMarks)
    }
  }
  for (const child of parent.childNodes) walk(child, [], '')
  return parts.join('')
}

/** Removes what the portal would refuse and writes a list item of one paragraph as plain text, as the portal does. */
function tidy(root: Element): void {
  for (const element of [root, ...root.querySelectorAll('*')]) {
    for (const attribute of [...element.attributes]) {
      if (!isAllowedAttribute(element.localName, attribute.name, attribute.value)) {
        element.removeAttribute(attribute.name)
      }
    }
    if (element.localName === 'ol' && element.getAttribute('start') === '1') element.removeAttribute('start')
  }
  for (const item of root.querySelectorAll('li')) {
    const [first, ...others] = item.children
    const onlyLists = others.every(other => other.localName === 'ul' || other.localName === 'ol')
    if (first?.localName === 'p' && onlyLists) first.replaceWith(...first.childNodes)
  }
}

function serialiseBlock(node: Node, schema: Schema): string {
  const original = readFrom.get(node)
  if (original !== undefined) return original
  if (node.type.name === 'keptAsIs') return String(node.attrs['html'])
  const element = DOMSerializer.fromSchema(schema).serializeNode(node)
  if (!(element instanceof Element)) return ''
  tidy(element)
  return element.outerHTML
}

function isEmptyParagraph(node: Node): boolean {
  return node.type.name === 'paragraph' && node.content.size === 0 && !readFrom.has(node)
}

/** The document as body HTML; an empty document is an empty string. Empty paragraphs at the end are not written. */
export function serialiseBody(doc: Node, schema: Schema): string {
  const blocks: Node[] = [...doc.content.content]
  while (blocks.length > 0) {
    const last = blocks.at(-1)
    if (last === undefined || !isEmptyParagraph(last)) break
    blocks.pop()
  }
  return blocks.map(block => serialiseBlock(block, schema)).join('')
}

/** Top-level blocks of a body; text that stands alone becomes a paragraph. */
function blocksOf(body: HTMLElement): readonly HTMLElement[] {
  const blocks: HTMLElement[] = []
  let loose: HTMLElement | null = null
  for (const child of [...body.childNodes]) {
    if (isElement(child) && child instanceof HTMLElement && blockElements.has(child.localName)) {
      blocks.push(child)
      loose = null
    } else if (loose !== null || (child.textContent ?? '').trim() !== '' || isElement(child)) {
      if (loose === null) {
        loose = body.ownerDocument.createElement('p')
        blocks.push(loose)
      }
      loose.append(child)
    }
  }
  return blocks
}

function parseBlock(block: HTMLElement, schema: Schema): readonly Node[] {
  const wrapper = block.ownerDocument.createElement('div')
  wrapper.append(block)
  const nodes = DocumentParser.fromSchema(schema).parse(wrapper).content.content
  const again = block.ownerDocument.createElement('div')
  again.append(
    DOMSerializer.fromSchema(schema).serializeFragment(Fragment.from(nodes), {
      document: block.ownerDocument,
    }),
  )
  const [first] = nodes
  if (first === undefined || meaningOf(again) !== meaningOf(wrapper)) {
    return [schema.nodes['keptAsIs']?.create({ html: block.outerHTML })].filter(node => node !== undefined)
  }
  if (nodes.length === 1) readFrom.set(first, block.outerHTML)
  return nodes
}

/**
 * Body HTML as the editor's blocks. A block that the schema could not give back whole is kept as it is, so that
 * opening and saving a text never loses a part of it.
 */
export function parseBody(html: string, schema: Schema): Fragment {
  // A document made by the parser is inert: no script runs and no picture loads.
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  const nodes = blocksOf(body).flatMap(block => parseBlock(block, schema))
  const paragraph = schema.nodes['paragraph']
  return Fragment.from(nodes.length > 0 || paragraph === undefined ? nodes : [paragraph.create()])
}
