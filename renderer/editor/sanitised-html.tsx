import { clsx } from 'clsx'
import { useLayoutEffect, useRef } from 'react'
import { useOutsideLinks } from './outside-links.ts'
import { sanitise } from './sanitise.ts'
import './prose.css'

/** A player cannot play here, where nothing comes from the network: it is shown as the link it stands for. */
function playersAsLinks(fragment: DocumentFragment): DocumentFragment {
  for (const player of fragment.querySelectorAll('iframe')) {
    const link = document.createElement('a')
    const address = player.getAttribute('src') ?? ''
    link.setAttribute('href', address)
    link.textContent = player.getAttribute('title') ?? address
    const paragraph = document.createElement('p')
    paragraph.append(link)
    player.replaceWith(paragraph)
  }
  return fragment
}

interface SanitisedHtmlProps {
  readonly html: string
  readonly className?: string
}

/** A text as it is read: sanitised, in the reading typeface. */
export function SanitisedHtml({ html, className }: SanitisedHtmlProps) {
  const holder = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    holder.current?.replaceChildren(playersAsLinks(sanitise(html)))
  }, [html])
  useOutsideLinks(holder)
  return <div ref={holder} className={clsx('prose', className)} />
}
