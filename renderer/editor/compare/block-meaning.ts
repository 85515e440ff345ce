import { contentsOf, isHolder } from './block-contents.ts'
import { keysOf, tokensIn } from './body-runs.ts'

const meanings = new WeakMap<Element, string>()

/** What a block says, so that two spellings of the same block are equal; reckoned once, for it is asked often. */
export function meaningOf(element: Element): string {
  const known = meanings.get(element)
  if (known !== undefined) return known
  const meaning = readMeaning(element)
  meanings.set(element, meaning)
  return meaning
}

function readMeaning(element: Element): string {
  const inside = isHolder(element) ? contentsOf(element).map(meaningOf) : keysOf(tokensIn(element))
  return `<${element.localName}${attributesKey(element)}>${inside.join('')}</>`
}

/** Attributes that say what holds without them. */
const defaults: Readonly<Record<string, string>> = { start: '1', colspan: '1', rowspan: '1' }

/** What the attributes of a block say: how many cells one takes, with what number a list begins. */
function attributesKey(element: Element): string {
  return [...element.attributes]
    .filter(({ name, value }) => defaults[name] !== value)
    .map(({ name, value }) => ` ${name}=${JSON.stringify(value)}`)
    .sort()
    .join('')
}

/** The blocks of two versions as numbers: those that say the same have the same one. */
export function numbered(
  before: readonly Element[],
  after: readonly Element[],
): readonly [before: readonly number[], after: readonly number[]] {
  const sources = { before: before.map(sourceOf), after: after.map(sourceOf) }
  const inBefore = new Set(sources.before)
  const inBoth = new Set(sources.after.filter(source => inBefore.has(source)))
  const numbers = new Map<string, number>()
  const numberOf = (element: Element, source: string): number => {
    // What is spelt alike in both is not read word for word: of a long text that is nearly everything.
    const key = inBoth.has(source) ? source : meaningOf(element)
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, numbers.size)
    return numbers.size - 1
  }
  return [
    before.map((element, place) => numberOf(element, sources.before[place] ?? '')),
    after.map((element, place) => numberOf(element, sources.after[place] ?? '')),
  ]
}

/** The spelling of a block; that of its meaning is another, so the two are never taken for one another. */
function sourceOf(element: Element): string {
  return `=${element.outerHTML}`
}
