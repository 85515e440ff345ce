import { diffArrays } from 'diff'
import type { BodyNode, Standing, Wrapping } from './body-node.ts'
import { pairObjects } from './pair-objects.ts'
import { readableRuns } from './readable-runs.ts'
import { isWord, tokensOf } from './word-tokens.ts'

/** A word, or an object such as a picture, with the formatting around it. */
export interface Token {
  readonly text: string
  readonly element: Wrapping | null
  readonly around: readonly Wrapping[]
  readonly key: string
}

/** Elements that are read as blocks; all others are formatting of words, or objects among them. */
export const blocks = new Set(
  'p h1 h2 h3 h4 h5 h6 pre ul ol li blockquote table caption thead tbody tr th td dl dt dd'.split(' '),
)

export function isElement(node: Node): node is Element {
  return node.nodeType === 1
}

/** The name and attributes of an element. */
export function wrappingOf(element: Element): Wrapping {
  return {
    name: element.localName,
    attributes: Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
  }
}

/** What tells words apart when they are compared: a word and its formatting. */
export function keysOf(tokens: readonly Token[]): readonly string[] {
  return tokens.map(token => token.key)
}

/** The words of a block with their formatting, without white space at its ends. */
export function tokensIn(element: Element): readonly Token[] {
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

function objectNode(element: Wrapping, standing: Standing, was: Wrapping | null): BodyNode {
  const node = { kind: 'element', ...element, children: [] } as const
  return was === null ? { ...node, standing } : { ...node, standing: 'changed', was }
}

function nodeOf({ token, standing, was = null }: TokenNow): BodyNode {
  const core: BodyNode = token.element
    ? objectNode(token.element, standing, was)
    : { kind: 'text', standing, text: token.text }
  return token.around.reduceRight<BodyNode>(
    (inner, mark) => ({ kind: 'element', ...mark, standing, children: [inner] }),
    core,
  )
}

function sameWrapping(one: readonly Wrapping[], other: readonly Wrapping[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** A token and what became of it; `was`: what the same object was before, where it says something else now. */
interface TokenNow {
  readonly token: Token
  readonly standing: Standing
  readonly was?: Wrapping | null
}

/** Tokens that follow one another with the same formatting and standing become one run. */
export function runsOf(tokens: readonly TokenNow[]): readonly BodyNode[] {
  const runs: TokenNow[] = []
  for (const now of tokens) {
    const { token, standing } = now
    const last = runs.at(-1)
    const joins =
      last !== undefined &&
      last.standing === standing &&
      last.token.element === null &&
      token.element === null &&
      sameWrapping(last.token.around, token.around)
    if (joins) {
      runs[runs.length - 1] = { standing, token: { ...last.token, text: last.token.text + token.text } }
    } else runs.push(now)
  }
  return runs.map(nodeOf)
}

/** The standing of a part of a comparison. */
export function standingOf(part: { readonly added: boolean; readonly removed: boolean }): Standing {
  if (part.added) return 'added'
  return part.removed ? 'removed' : 'same'
}

/** What became of the words of a block, and of the objects among them. */
export function compareWords(before: Element, after: Element): readonly BodyNode[] {
  const [old, now] = [tokensIn(before), tokensIn(after)]
  const partners = pairObjects(old, now)
  const parts = diffArrays([...old], [...now], {
    comparator: (one, other) =>
      one.key === other.key || partners.get(other) === one || partners.get(one) === other,
  })
  const runs = parts.map(part => ({ standing: standingOf(part), value: part.value }))
  // A picture or a line break between two changes is more than a space.
  const readable = readableRuns(runs, token => token.element !== null || isWord(token.text))
  return runsOf(
    readable.flatMap(({ standing, value }) =>
      value.map(token => ({ token, standing, was: standing === 'same' ? wasOf(token, partners) : null })),
    ),
  )
}

/** What an object was before, where it says something else now. */
function wasOf(token: Token, partners: ReadonlyMap<Token, Token>): Wrapping | null {
  const before = partners.get(token)
  return before === undefined || before.key === token.key ? null : before.element
}
