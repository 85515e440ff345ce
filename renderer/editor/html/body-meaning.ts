import { blockElements, saysSomething } from '#shared/content/body-source.ts'
import { isAllowedAttribute } from './sanitise.ts'

const sameFormat: Readonly<Record<string, string>> = { b: 'strong', i: 'em' }
const marks = new Set(['strong', 'b', 'em', 'i', 'code', 'a', 'cite', 'q'])
/** Marks that say no more where they stand in themselves; a quotation in a quotation does. */
const idempotent = new Set(['strong', 'em', 'code', 'cite'])
/** Elements in which a paragraph and bare text mean the same. */
const paragraphHolders = new Set(['li', 'blockquote', 'td', 'th', 'dd'])
/** Attributes that say what holds without them. */
const defaults: Readonly<Record<string, string>> = { start: '1', colspan: '1', rowspan: '1' }

function isElement(node: ChildNode): node is Element {
  return node.nodeType === 1
}

function attributesOf(element: Element): string {
  if (element.attributes.length === 0) return ''
  return [...element.attributes]
    .filter(
      ({ name, value }) => isAllowedAttribute(element.localName, name, value) && defaults[name] !== value,
    )
    .map(({ name, value }) => ` ${name}=${JSON.stringify(value)}`)
    .sort()
    .join('')
}

/** Gathers what a text says, so that two texts that say the same give the same letters. */
class Meaning {
  readonly #parts: string[] = []
  #marks = ''
  #isAtEdge = true
  #spaceWaits = false

  edge(): void {
    if (this.#parts.at(-1) !== '¶') this.#parts.push('¶')
    this.#marks = ''
    this.#isAtEdge = true
    this.#spaceWaits = false
  }

  open(tag: string): void {
    this.edge()
    this.#parts.push(tag)
    this.edge()
  }

  close(): void {
    this.open('</>')
  }

  /** A line break: white space beside it is not seen. */
  lineBreak(around: readonly string[]): void {
    this.#mark(around)
    this.#parts.push('<br/>')
    this.#isAtEdge = true
    this.#spaceWaits = false
  }

  object(tag: string, around: readonly string[]): void {
    this.#space()
    this.#mark(around)
    this.#parts.push(tag)
    this.#isAtEdge = false
  }

  text(text: string, around: readonly string[]): void {
    for (const [index, word] of text.split(/[ \t\r\n\f]+/).entries()) {
      if (index > 0 && !this.#isAtEdge) this.#spaceWaits = true
      if (word === '') continue
      this.#space()
      this.#mark(around)
      this.#parts.push(word)
      this.#isAtEdge = false
    }
  }

  /** Code: each letter counts. */
  letters(text: string, around: readonly string[]): void {
    if (text === '') return
    this.#mark(around)
    this.#parts.push(JSON.stringify(text))
  }

  #space(): void {
    if (this.#spaceWaits) this.#parts.push(' ')
    this.#spaceWaits = false
  }

  #mark(around: readonly string[]): void {
    const all = [...around].sort().join()
    if (all !== this.#marks) this.#parts.push(`{${all}}`)
    this.#marks = all
  }

  toString(): string {
    return this.#parts.join('')
  }
}

/** Whether a `pre` holds one `code` and nothing else: then the two are one block of code. */
function isCodeIn(pre: Element): boolean {
  return pre.childNodes.length === 1 && pre.firstElementChild?.localName === 'code'
}

/**
 * What elements say, without what means nothing: the order of marks, white space that is not shown, paragraphs inside
 * list items. Two texts with the same meaning may stand for one another.
 */
export function meaningOf(parent: ParentNode & { readonly childNodes: NodeListOf<ChildNode> }): string {
  const meaning = new Meaning()
  const inside = (element: Element, around: readonly string[], isCode: boolean) => {
    for (const child of element.childNodes) walk(child, around, element.localName, isCode)
  }
  const mark = (element: Element, name: string, around: readonly string[], isCode: boolean) => {
    const own = name + attributesOf(element)
    inside(element, idempotent.has(own) && around.includes(own) ? around : [...around, own], isCode)
  }
  const block = (element: Element, name: string, around: readonly string[]) => {
    const isCode = name === 'pre'
    const [only] = element.children
    meaning.open(`<${name}${attributesOf(element)}${isCode && isCodeIn(element) ? ' code' : ''}>`)
    inside(isCode && isCodeIn(element) && only ? only : element, around, isCode)
    meaning.close()
  }
  const walk = (node: ChildNode, around: readonly string[], holder: string, isCode: boolean) => {
    if (node.nodeType === 3) {
      if (isCode) meaning.letters(node.textContent ?? '', around)
      else meaning.text(node.textContent ?? '', around)
      return
    }
    if (!isElement(node)) return
    const name = sameFormat[node.localName] ?? node.localName
    if (marks.has(name)) {
      mark(node, name, around, isCode)
    } else if (name === 'br') {
      meaning.lineBreak(around)
    } else if (name === 'p' && paragraphHolders.has(holder)) {
      meaning.edge()
      inside(node, around, isCode)
      meaning.edge()
    } else if (blockElements.has(name)) {
      block(node, name, around)
    } else {
      meaning.object(`<${name}${attributesOf(node)}/>`, around)
      inside(node, around, isCode)
    }
  }
  for (const child of parent.childNodes) walk(child, [], '', false)
  return meaning.toString()
}

const plainTextBlocks = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'])
const plainMarks = new Set(['strong', 'em', 'cite', 'code'])

function hasOnlyPlainText(parent: Element, around: readonly string[]): boolean {
  for (const child of parent.childNodes) {
    if (child.nodeType === 3) continue
    if (!isElement(child)) return false
    const name = child.localName
    if (name === 'br' ? child.attributes.length > 0 : !isPlainMark(child, name, around)) return false
  }
  return true
}

function isPlainMark(element: Element, name: string, around: readonly string[]): boolean {
  if (around.includes(name)) return false
  if (name === 'a') {
    const href = element.getAttribute('href')
    if (href === null || element.attributes.length > 1 || !isAllowedAttribute('a', 'href', href)) return false
  } else if (!plainMarks.has(name) || element.attributes.length > 0) {
    return false
  }
  return hasOnlyPlainText(element, [...around, name])
}

function isPlainTextBlock(element: Element): boolean {
  return (
    plainTextBlocks.has(element.localName) && element.attributes.length === 0 && hasOnlyPlainText(element, [])
  )
}

/** An item of plain text, or of plain paragraphs. */
function isPlainItem(item: Element): boolean {
  if (item.localName !== 'li' || item.attributes.length > 0) return false
  if (item.firstElementChild?.localName !== 'p') return hasOnlyPlainText(item, [])
  return [...item.childNodes].every(child =>
    isElement(child) ? child.localName === 'p' && isPlainTextBlock(child) : isBlank(child),
  )
}

function isBlank(node: ChildNode): boolean {
  return !saysSomething(node.textContent ?? '')
}

function isPlainList(element: Element): boolean {
  const isList = element.localName === 'ul' || element.localName === 'ol'
  if (!isList || element.attributes.length > 0) return false
  return (
    element.firstElementChild !== null &&
    [...element.childNodes].every(child => (isElement(child) ? isPlainItem(child) : isBlank(child)))
  )
}

function isPlainQuote(element: Element): boolean {
  if (element.localName !== 'blockquote' || element.attributes.length > 0) return false
  return (
    element.firstElementChild !== null &&
    [...element.childNodes].every(child =>
      isElement(child) ? child.localName === 'p' && isPlainTextBlock(child) : isBlank(child),
    )
  )
}

/**
 * Whether a block is of the kind that the schema holds whatever its words are, so that nothing needs to be compared: a
 * paragraph or heading without attributes, of text, line breaks, and each plain mark at most once around each word;
 * a list of such items, or a quotation of such paragraphs.
 */
export function isPlainBlock(element: Element): boolean {
  return isPlainTextBlock(element) || isPlainList(element) || isPlainQuote(element)
}
