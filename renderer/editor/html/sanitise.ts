import createPurifier, { type Config, type DOMPurify } from 'dompurify'
import {
  allowedAttributes,
  allowedElements,
  isAllowedLink,
  videoHosts,
} from '#shared/content/allowed-html.ts'

const everyAttribute = [...new Set(Object.values(allowedAttributes).flat())]
const addressAttributes: readonly string[] = ['href', 'src', 'cite']

/** Elements that other programs write for what the portal calls `strong` and `em`; the editor reads both. */
const elementsOfPastedText = ['b', 'i', 'div', 'span']

const shown = {
  ALLOWED_TAGS: [...allowedElements],
  ALLOWED_ATTR: everyAttribute,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
} as const satisfies Config

/** What the editor itself puts on the clipboard: the edges of what was copied, and kept blocks. */
export const clipboardAttributes = { slice: 'data-pm-slice', keptAsIs: 'data-kept-as-is' } as const
const ownAttributes: readonly string[] = Object.values(clipboardAttributes)

const pasted = {
  ...shown,
  ALLOWED_TAGS: [...allowedElements, ...elementsOfPastedText],
  ALLOWED_ATTR: [...everyAttribute, ...ownAttributes],
} as const satisfies Config

function isVideoAddress(address: string): boolean {
  return URL.canParse(address) && videoHosts.includes(new URL(address).host) && address.startsWith('https:')
}

/** Whether an attribute may stay on an element: named for it, and with an address that may be followed. */
export function isAllowedAttribute(element: string, attribute: string, value: string): boolean {
  if (!allowedAttributes[element]?.includes(attribute)) return false
  if (element === 'iframe' && attribute === 'src') return isVideoAddress(value)
  return !addressAttributes.includes(attribute) || isAllowedLink(value)
}

let purifier: DOMPurify | undefined

function thePurifier(): DOMPurify {
  if (purifier !== undefined) return purifier
  purifier = createPurifier(window)
  // The library's own lists know attributes without their element; the portal's list is by element.
  purifier.addHook('uponSanitizeAttribute', (node, data) => {
    data.keepAttr =
      isAllowedAttribute(node.nodeName.toLowerCase(), data.attrName, data.attrValue) ||
      ownAttributes.includes(data.attrName)
  })
  return purifier
}

/**
 * The one sanitiser: HTML as a fragment that holds only what the portal accepts. What is refused is left out, its text
 * stays. Scripts never run and pictures never load on the way.
 */
export function sanitise(html: string): DocumentFragment {
  return thePurifier().sanitize(html, { ...shown, RETURN_DOM_FRAGMENT: true })
}

/** Some programs wrap everything they copy in a `b` that is not bold. */
const falseBold = 'b[style*="font-weight:normal"], b[style*="font-weight: normal"]'

/**
 * Pasted HTML as text that holds only elements and attributes the editor may read. The page's own title is the only
 * first-level heading, so those of other programs step down.
 */
export function sanitisePasted(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  for (const element of body.querySelectorAll(falseBold)) element.replaceWith(...element.childNodes)
  // What was copied in this editor stays what it was.
  const isOwn = body.querySelector(`[${clipboardAttributes.slice}]`) !== null
  for (const heading of isOwn ? [] : body.querySelectorAll('h1')) {
    const lower = body.ownerDocument.createElement('h2')
    lower.append(...heading.childNodes)
    heading.replaceWith(lower)
  }
  return thePurifier().sanitize(body.innerHTML, pasted)
}
