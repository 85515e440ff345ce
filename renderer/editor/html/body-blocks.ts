import { blockElements, saysSomething } from '#shared/content/body-source.ts'

/** A top-level block of a body as elements; `edge` says how it takes to what stands beside it in the source. */
export interface BodyBlock {
  readonly element: Element
  readonly edge: BlockEdge
}

/**
 * `block`: an element of its own. `loose`: words that stand alone; beside other words they would become one with them.
 * `picture`: a picture that stands alone; beside loose words it would become a part of them.
 */
export type BlockEdge = 'block' | 'loose' | 'picture'

function isElement(node: ChildNode): node is Element {
  return node.nodeType === 1
}

/** Body HTML as elements of a document that does nothing: no script runs in it and no picture loads. */
export function readBody(html: string): HTMLElement {
  // With a doctype, as the portal's pages have one: without it a table would stay inside an open paragraph.
  return new DOMParser().parseFromString(`<!DOCTYPE html><body>${html}`, 'text/html').body
}

const blockSelector = [...blockElements].join()
const blankStart = /^[ \t\r\n\f]+/

/** A text without the white space at its end. A pattern would take the square of the length of white space in it. */
function withoutBlankEnd(text: string): string {
  let end = text.length
  while (end > 0 && ' \t\r\n\f'.includes(text.charAt(end - 1))) end -= 1
  return text.slice(0, end)
}

/** Takes off the white space at both ends, which is not shown. */
function trimEnds(element: Element): void {
  const { firstChild: first, lastChild: last } = element
  if (first?.nodeType === 3) first.textContent = (first.textContent ?? '').replace(blankStart, '')
  if (last?.nodeType === 3) last.textContent = withoutBlankEnd(last.textContent ?? '')
}

function runOf(nodes: readonly ChildNode[], body: HTMLElement): readonly BodyBlock[] {
  const isSaid = (node: ChildNode) => isElement(node) || saysSomething(node.textContent ?? '')
  const said = nodes.filter(isSaid)
  if (said.length === 0) return []
  const pictures = said.filter(isElement).filter(node => node.localName === 'img')
  if (pictures.length === said.length) return pictures.map(element => ({ element, edge: 'picture' }))
  const element = body.ownerDocument.createElement('p')
  element.append(...nodes.slice(nodes.findIndex(isSaid), nodes.findLastIndex(isSaid) + 1))
  trimEnds(element)
  return [{ element, edge: 'loose' }]
}

/** Whether an element is a block, be it because a block stands in it, such as a paragraph in a link. */
function isBlock(element: Element): boolean {
  return blockElements.has(element.localName) || element.querySelector(blockSelector) !== null
}

/** The top-level blocks of a body, taken out of it. Words that stand alone become a paragraph; comments are none. */
export function takeBlocks(body: HTMLElement): readonly BodyBlock[] {
  const blocks: BodyBlock[] = []
  let run: ChildNode[] = []
  for (const child of [...body.childNodes]) {
    if (isElement(child) && isBlock(child)) {
      blocks.push(...runOf(run, body), { element: child, edge: 'block' })
      run = []
    } else if (isElement(child) || child.nodeType === 3) {
      run.push(child)
    }
  }
  return [...blocks, ...runOf(run, body)]
}

/** Whether two runs of blocks are the same elements with the same text. */
export function sameBlocks(some: readonly BodyBlock[], others: readonly BodyBlock[]): boolean {
  return (
    some.length === others.length &&
    some.every((block, index) => {
      const other = others[index]
      return other !== undefined && block.edge === other.edge && block.element.isEqualNode(other.element)
    })
  )
}
