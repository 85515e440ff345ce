import { clsx } from 'clsx'
import { useLayoutEffect, useMemo, useRef } from 'react'
import { createPortal } from 'react-dom'
import { PictureFigure } from '../cards/picture-figure.tsx'
import { VideoCard } from '../cards/video-card.tsx'
import { sanitise } from '../html/sanitise.ts'
import { type PictureFacts, pictureFacts } from '../schema/picture-nodes.ts'
import { useOutsideLinks } from './outside-links.ts'
import './prose.css'

/** An element that stands in the place of an object of the text, and what is drawn into it. */
type ObjectPlace =
  | { readonly kind: 'picture'; readonly holder: Element; readonly facts: PictureFacts }
  | { readonly kind: 'video'; readonly holder: Element; readonly src: string; readonly title: string }

function attributesOf(element: Element): Readonly<Record<string, string>> {
  return Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value]))
}

function placeOf(object: Element): ObjectPlace {
  const isVideo = object.localName === 'iframe'
  const isBlock = isVideo || object.closest('p, h1, h2, h3, h4, h5, h6, dt, caption') === null
  const holder = object.ownerDocument.createElement(isBlock ? 'div' : 'span')
  holder.className = 'body-card'
  object.replaceWith(holder)
  const attributes = attributesOf(object)
  return isVideo
    ? { kind: 'video', holder, src: attributes['src'] ?? '', title: attributes['title'] ?? '' }
    : { kind: 'picture', holder, facts: pictureFacts(attributes) }
}

/** A text as nodes for the page. Pictures and players are taken out: the page draws them itself, and loads nothing. */
function prepared(html: string) {
  const fragment = sanitise(html)
  const places = [...fragment.querySelectorAll('img, iframe')].map(placeOf)
  // Only now: in the page's own document a picture would load.
  document.adoptNode(fragment)
  return { nodes: [...fragment.childNodes], places }
}

interface SanitisedHtmlProps {
  readonly html: string
  readonly className?: string
}

/** A text as it is read: sanitised, in the reading typeface. */
export function SanitisedHtml({ html, className }: SanitisedHtmlProps) {
  const holder = useRef<HTMLDivElement>(null)
  const { nodes, places } = useMemo(() => prepared(html), [html])
  useLayoutEffect(() => {
    holder.current?.replaceChildren(...nodes)
  }, [nodes])
  useOutsideLinks(holder)
  return (
    <>
      <div ref={holder} className={clsx('prose', className)} />
      {places.map((place, index) =>
        createPortal(
          place.kind === 'video' ? (
            <VideoCard src={place.src} title={place.title} />
          ) : (
            <PictureFigure facts={place.facts} mode="reading" />
          ),
          place.holder,
          // The places are made anew with each text, in its order.
          index.toString(),
        ),
      )}
    </>
  )
}
