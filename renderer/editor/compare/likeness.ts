import { isHolder } from './block-contents.ts'

/** How much two blocks must share to be read as one block that was changed. */
export const alike = 0.4

/** Blocks that may become one another: a paragraph a heading, a numbered list one with bullets, a cell a head of others. */
const kinds: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map(name => [name, 'line'])),
  ul: 'list',
  ol: 'list',
  td: 'cell',
  th: 'cell',
}

/** Whether two elements are of one kind, so that one may have become the other. */
export function isOneKind(before: Element, after: Element): boolean {
  const kindOf = ({ localName }: Element) => kinds[localName] ?? localName
  return kindOf(before) === kindOf(after)
}

/** The words of a block. Those of two cells are two, though nothing stands between them. */
function wordsIn(node: Node): readonly string[] {
  if (node.nodeType === 3) return node.textContent?.match(/[\p{L}\p{N}]+/gu) ?? []
  return [...node.childNodes].flatMap(wordsIn)
}

const wordSets = new WeakMap<Element, ReadonlySet<string>>()

/** The words of a block, each once; found once, for they are asked often. */
export function wordSetOf(element: Element): ReadonlySet<string> {
  const known = wordSets.get(element)
  if (known !== undefined) return known
  const words = new Set(wordsIn(element))
  wordSets.set(element, words)
  return words
}

/** The addresses of the pictures and videos of a block. */
function objectsIn(element: Element): ReadonlySet<string> {
  return new Set([...element.querySelectorAll('img, iframe')].map(object => object.getAttribute('src') ?? ''))
}

function share(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0
  for (const each of one) if (other.has(each)) shared += 1
  const most = Math.max(one.size, other.size)
  return most === 0 ? 1 : shared / most
}

/** Share of words that two blocks have in common, between 0 and 1; of two without a word, of what else they hold. */
export function likeness(before: Element, after: Element): number {
  if (!isOneKind(before, after) || isHolder(before) !== isHolder(after)) return 0
  const [old, now] = [wordSetOf(before), wordSetOf(after)]
  // A picture that came where another went stands for it, unless the same one is there too.
  if (old.size === 0 && now.size === 0) return Math.max(alike, share(objectsIn(before), objectsIn(after)))
  return share(old, now)
}
