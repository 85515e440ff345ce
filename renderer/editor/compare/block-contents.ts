import { blocks, isElement } from './body-runs.ts'

/** Elements whose children are compared one by one; all others are compared by their words. */
const holders = new Set('ul ol blockquote table thead tbody tr dl'.split(' '))

function childElements(element: ParentNode): readonly Element[] {
  return [...element.children]
}

/** Blocks of a fragment; inline content that stands alone is taken as a paragraph. */
export function blocksIn(parent: ParentNode & Node): readonly Element[] {
  const found: Element[] = []
  let loose: Element | null = null
  for (const child of [...parent.childNodes]) {
    if (isElement(child) && blocks.has(child.localName)) {
      found.push(child)
      loose = null
    } else if (isElement(child) || (child.textContent ?? '').trim() !== '' || loose !== null) {
      if (loose === null) {
        // Of the text's own document, which does nothing: in the page's a picture would load.
        loose = child.ownerDocument?.createElement('p') ?? null
        if (loose === null) continue
        found.push(loose)
      }
      // A copy: the words stay where they are, to be read again.
      loose.append(child.cloneNode(true))
    }
  }
  return found
}

/** Whether a block is compared by the blocks in it, and not by its words. */
export function isHolder(element: Element): boolean {
  if (holders.has(element.localName)) return true
  if (element.localName !== 'li') return false
  // An item of one paragraph and an item of bare words mean the same.
  const inner = childElements(element).filter(child => blocks.has(child.localName))
  return inner.length > 1 || inner.some(child => child.localName !== 'p')
}

const contents = new WeakMap<Element, readonly Element[]>()

/** The blocks inside a holder; found once, for it is asked often. */
export function contentsOf(element: Element): readonly Element[] {
  const known = contents.get(element)
  if (known !== undefined) return known
  const found = element.localName === 'li' ? blocksIn(element) : childElements(element)
  contents.set(element, found)
  return found
}
