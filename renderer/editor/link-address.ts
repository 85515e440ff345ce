import { isAllowedLink } from '#shared/content/allowed-html.ts'

export type LinkAddress =
  | { readonly kind: 'address'; readonly href: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'refused' }

const bareHost = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?::\d+)?(?:[/?#]\S*)?$/u
const bareMail = /^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/

/** What somebody typed as the target of a link, as the address it means: `osor.eu` is a web page, `a@b.eu` a mail. */
export function linkAddress(typed: string): LinkAddress {
  const text = typed.trim()
  if (text === '') return { kind: 'empty' }
  if (bareMail.test(text)) return { kind: 'address', href: `mailto:${text}` }
  if (bareHost.test(text)) return { kind: 'address', href: `https://${text}` }
  return isAllowedLink(text) ? { kind: 'address', href: text } : { kind: 'refused' }
}
