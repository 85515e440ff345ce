import { diffArrays } from 'diff'
import { readableRuns } from './readable-runs.ts'
import { sanitise } from './sanitise.ts'
import { isWord, tokensOf } from './word-tokens.ts'

/** Whether words stand in both versions, or in one of them. */
export type Standing = 'same' | 'added' | 'removed'

/**
 * A text with its changes as a tree: elements that hold what is accepted and nothing else, and runs of words.
 * `changed` says that something inside differs.
 */
export type BodyNode =
  | {
      readonly kind: 'element'
      readonly name: string
      readonly attributes: Readonly<Record<string, string>>
      readonly standing: 'same' | 'added' | 'removed' | 'changed'
      readonly children: readonly BodyNode[]
    }
  | { readonly kind: 'text'; readonly standing: 'same' | 'added' | 'removed'; readonly text: string }

type Wrapping = { readonly name: string; readonly attributes: Readonly<Record<string, string>> }
/** A word, or an object such as a picture, with the formatting around it. */
interface Token {
  readonly text: string
  readonly element: Wrapping | null
  readonly around: readonly Wrapping[]
  readonly key: string
}

/** Elements whose children are compared one by one; all others are compared by their words. */
const holders = new Set('ul ol blockquote table thead tbody tr dl'.split(' '))
const blocks = new Set(
  'p h1 h2 h3 h4 h5 h6 pre ul ol li blockquote table caption thead tbody tr th td dl dt dd'.split(' '),
)
/** How much two blocks must share to be read as one block that was changed. */
const alike = 0.4

function isElement(node: Node): node is Element {
  return node.nodeType === 1
}

function wrappingOf(element: Element): Wrapping {
  return {
    name: element.localName,
    attributes: Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
  }
}

function childElements(element: ParentNode): readonly Element[] {
  return [...element.children]
}

/** Blocks of a fragment; inline content that stands alone is taken as a paragraph. */
function blocksIn(parent: ParentNode & Node): readonly Element[] {
  const found: Element[] = []
  let loose: Element | null = null
  for (const child of [...parent.childNodes]) {
    if (isElement(child) && blocks.has(child.localName)) {
      found.push(child)
      loose = null
    } else if (isElement(child) || (child.textContent ?? '').trim() !== '' || loose !== null) {
      if (loose === null) {
        loose = document.createElement('p')
        found.push(loose)
      }
      loose.append(child)
    }
  }
  return found
}

function isHolder(element: Element): boolean {
  if (holders.has(element.localName)) return true
  if (element.localName !== 'li') return false
  // An item of one paragraph and an item of bare words mean the same.
  const inner = childElements(element).filter(child => blocks.has(child.localName))
  return inner.length > 1 || inner.some(child => child.localName !== 'p')
}

function contentsOf(element: Element): readonly Element[] {
  return element.localName === 'li' ? blocksIn(element) : childElements(element)
}

const meanings = new WeakMap<Element, string>()

/** What a block says, so that two spellings of the same block are equal; reckoned once, for it is asked often. */
function meaningOf(element: Element): string {
  const known = meanings.get(element)
  if (known !== undefined) return known
  const meaning = readMeaning(element)
  meanings.set(element, meaning)
  return meaning
}

function readMeaning(element: Element): string {
  if (isHolder(element)) {
    return `<${element.localName}>${contentsOf(element).map(meaningOf).join('')}</>`
  }
  return `<${element.localName}>${keysOf(tokensIn(element)).join('')}</>`
}

function keysOf(tokens: readonly Token[]): readonly string[] {
  return tokens.map(token => token.key)
}

function tokensIn(element: Element): readonly Token[] {
  const tokens: Token[] = []
  const isCode = element.localName === 'pre'
  const walk = (node: Node, around: readonly Wrapping[]) => {
    if (node.nodeType === 3) {
      const text = isCode ? (node.textContent ?? '') : (node.textContent ?? '').replace(/\s+/g, ' ')
      const marks = around
        .map(mark => mark.name + JSON.stringify(mark.attributes))
        .sort()
        .join()
      for (const word of tokensOf(text)) {
        tokens.push({ text: word, element: null, around, key: `${word}|${marks}` })
      }
      return
    }
    if (!isElement(node)) return
    // A paragraph inside a cell or an item stands for its words.
    if (blocks.has(node.localName)) {
      if (tokens.length > 0) tokens.push({ text: ' ', element: null, around: [], key: ' |' })
      for (const child of node.childNodes) walk(child, around)
    } else if (node.childNodes.length === 0) {
      const object = wrappingOf(node)
      tokens.push({
        text: '',
        element: object,
        around,
        key: `<${object.name}${JSON.stringify(object.attributes)}>`,
      })
    } else {
      for (const child of node.childNodes) walk(child, [...around, wrappingOf(node)])
    }
  }
  for (const child of element.childNodes) walk(child, [])
  return trimmed(tokens)
}

function isSpace(token: Token | undefined): boolean {
  return token !== undefined && token.element === null && token.text.trim() === ''
}

function trimmed(tokens: readonly Token[]): readonly Token[] {
  const start = tokens.findIndex(token => !isSpace(token))
  if (start === -1) return []
  const end = tokens.findLastIndex(token => !isSpace(token))
  return tokens.slice(start, end + 1)
}

function nodeOf(token: Token, standing: Standing): BodyNode {
  const core: BodyNode = token.element
    ? { kind: 'element', ...token.element, standing, children: [] }
    : { kind: 'text', standing, text: token.text }
  return token.around.reduceRight<BodyNode>(
    (inner, mark) => ({ kind: 'element', ...mark, standing, children: [inner] }),
    core,
  )
}

function sameWrapping(one: readonly Wrapping[], other: readonly Wrapping[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** Tokens that follow one another with the same formatting and standing become one run. */
function runsOf(
  tokens: readonly { readonly token: Token; readonly standing: Standing }[],
): readonly BodyNode[] {
  const runs: { token: Token; standing: Standing }[] = []
  for (const { token, standing } of tokens) {
    const last = runs.at(-1)
    const joins =
      last !== undefined &&
      last.standing === standing &&
      last.token.element === null &&
      token.element === null &&
      sameWrapping(last.token.around, token.around)
    if (joins) last.token = { ...last.token, text: last.token.text + token.text }
    else runs.push({ token, standing })
  }
  return runs.map(run => nodeOf(run.token, run.standing))
}

function whole(element: Element, standing: Standing): BodyNode {
  const children = isHolder(element)
    ? contentsOf(element).map(child => whole(child, standing))
    : runsOf(tokensIn(element).map(token => ({ token, standing })))
  return { kind: 'element', ...wrappingOf(element), standing, children }
}

function changedBlock(before: Element, after: Element): BodyNode {
  const children = isHolder(after)
    ? compareBlocks(contentsOf(before), contentsOf(after))
    : compareWords(before, after)
  return { kind: 'element', ...wrappingOf(after), standing: 'changed', children }
}

/** The standing of a part of a comparison. */
export function standingOf(part: { readonly added: boolean; readonly removed: boolean }): Standing {
  if (part.added) return 'added'
  return part.removed ? 'removed' : 'same'
}

function compareWords(before: Element, after: Element): readonly BodyNode[] {
  const parts = diffArrays([...tokensIn(before)], [...tokensIn(after)], {
    comparator: (one, other) => one.key === other.key,
  })
  const runs = parts.map(part => ({ standing: standingOf(part), value: part.value }))
  // A picture or a line break between two changes is more than a space.
  const readable = readableRuns(runs, token => token.element !== null || isWord(token.text))
  return runsOf(readable.flatMap(run => run.value.map(token => ({ token, standing: run.standing }))))
}

/** Share of words that two blocks have in common, between 0 and 1. */
function likeness(before: Element, after: Element): number {
  if (before.localName !== after.localName || isHolder(before) !== isHolder(after)) return 0
  const wordsBefore = new Set(before.textContent?.match(/[\p{L}\p{N}]+/gu) ?? [])
  const wordsAfter = new Set(after.textContent?.match(/[\p{L}\p{N}]+/gu) ?? [])
  const shared = [...wordsBefore].filter(word => wordsAfter.has(word)).length
  const most = Math.max(wordsBefore.size, wordsAfter.size)
  // Two objects without a word (pictures, empty cells) stand for one another.
  return most === 0 ? 1 : shared / most
}

/** Blocks that were replaced by others: each pairs with the first later one that says much the same. */
function pairUp(removed: readonly Element[], added: readonly Element[]): readonly BodyNode[] {
  const nodes: BodyNode[] = []
  let next = 0
  for (const before of removed) {
    const partner = added.findIndex((after, index) => index >= next && likeness(before, after) >= alike)
    const after = partner === -1 ? undefined : added[partner]
    if (after === undefined) {
      nodes.push(whole(before, 'removed'))
      continue
    }
    nodes.push(...added.slice(next, partner).map(block => whole(block, 'added')))
    nodes.push(changedBlock(before, after))
    next = partner + 1
  }
  return [...nodes, ...added.slice(next).map(block => whole(block, 'added'))]
}

function compareBlocks(before: readonly Element[], after: readonly Element[]): readonly BodyNode[] {
  const parts = diffArrays([...before], [...after], {
    comparator: (one, other) => meaningOf(one) === meaningOf(other),
  })
  const nodes: BodyNode[] = []
  let removed: readonly Element[] = []
  for (const part of parts) {
    if (part.removed) {
      removed = part.value
    } else if (part.added) {
      nodes.push(...pairUp(removed, part.value))
      removed = []
    } else {
      nodes.push(...removed.map(block => whole(block, 'removed')))
      removed = []
      nodes.push(...part.value.map(block => whole(block, 'same')))
    }
  }
  return [...nodes, ...removed.map(block => whole(block, 'removed'))]
}

/**
 * Two bodies compared block by block, and word by word inside a block that was changed. Both are sanitised first: the
 * tree holds only elements and attributes that the portal accepts.
 */
export function compareBodies(before: string, after: string): readonly BodyNode[] {
  return compareBlocks(blocksIn(sanitise(before)), blocksIn(sanitise(after)))
}
