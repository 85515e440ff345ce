import { isAllowedLink } from '#shared/content/allowed-html.ts'

/** What somebody typed as the target of a link: the address that it means, or what is wrong with it. */
export type LinkAddress =
  | { readonly kind: 'address'; readonly href: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'spaces' }
  /** No name of a computer in a web address. */
  | { readonly kind: 'not_an_address' }
  | { readonly kind: 'not_a_mail' }
  | { readonly kind: 'not_a_phone' }
  /** A kind of address that may not stand in a link, such as `javascript:`. */
  | { readonly kind: 'refused'; readonly scheme: string }

const bareHost = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?::\d+)?(?:[/?#]\S*)?$/u
const bareMail = /^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/
const phone = /^\+?[\d().-]+$/
const schemeOf = /^([a-z][a-z0-9+.-]*:)(.*)$/is

function webAddress(text: string): LinkAddress {
  if (!URL.canParse(text)) return { kind: 'not_an_address' }
  const { hostname } = new URL(text)
  const isNamed = /^[^.]+(?:\.[^.]+)+\.?$/.test(hostname) || hostname.startsWith('[')
  return isNamed ? { kind: 'address', href: text } : { kind: 'not_an_address' }
}

function withScheme(text: string, scheme: string, rest: string): LinkAddress {
  switch (scheme) {
    case 'http:':
    case 'https:':
      return /^\/\//.test(rest) ? webAddress(text) : { kind: 'not_an_address' }
    case 'mailto:':
      return bareMail.test(rest.split('?')[0] ?? '')
        ? { kind: 'address', href: text }
        : { kind: 'not_a_mail' }
    case 'tel:':
      return phone.test(rest) ? { kind: 'address', href: text } : { kind: 'not_a_phone' }
    default:
      // A colon further on, as in a page's name; a scheme that leads away is refused before.
      return { kind: 'address', href: text }
  }
}

/** What somebody typed as the target of a link, as the address it means: `osor.eu` is a web page, `a@b.eu` a mail. */
export function linkAddress(typed: string): LinkAddress {
  const text = typed.trim()
  if (text === '') return { kind: 'empty' }
  if (bareMail.test(text)) return { kind: 'address', href: `mailto:${text}` }
  if (bareHost.test(text)) return { kind: 'address', href: `https://${text}` }
  if (!isAllowedLink(text)) return { kind: 'refused', scheme: `${text.split(':')[0] ?? ''}:` }
  const [, scheme, rest = ''] = schemeOf.exec(text) ?? []
  // A number may be written with spaces; its address has none.
  const isPhone = scheme?.toLowerCase() === 'tel:'
  const address = isPhone ? text.replace(/\s/g, '') : text
  if (!isPhone && /\s/.test(text)) return { kind: 'spaces' }
  // Without a scheme it leads to a page of the portal, or to a place in the text.
  return scheme === undefined
    ? { kind: 'address', href: text }
    : withScheme(address, scheme.toLowerCase(), rest.replace(/\s/g, ''))
}
