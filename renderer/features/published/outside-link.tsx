import { useRef } from 'react'
import { isAllowedLink } from '#shared/content/allowed-html.ts'
import { useOutsideLinks } from '../../editor/reading/outside-links.ts'

/** A web address that opens outside of the program; its words alone, where it is none. */
export function OutsideLink({ href, name = href }: { href: string; name?: string }) {
  const holder = useRef<HTMLSpanElement>(null)
  useOutsideLinks(holder)
  return (
    <span ref={holder} className="outside-link">
      {/^https?:/i.test(href) && isAllowedLink(href) ? <a href={href}>{name}</a> : name}
    </span>
  )
}
