import type { Editor } from '@tiptap/react'
import { useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'
import { pictureFacts } from '../schema/picture-nodes.ts'
import type { BodyCard } from './body-cards.ts'
import { KeptCard } from './kept-card.tsx'
import { PictureFigure } from './picture-figure.tsx'
import { VideoCard } from './video-card.tsx'

/** Draws the pictures, videos and kept blocks of a text into the places that the editor has made for them. */
export function BodyCardPortals({ editor }: { editor: Editor }) {
  const cards = editor.storage.bodyCards
  const shown = useSyncExternalStore(cards.subscribe, cards.current)
  return shown.map(card => createPortal(<Card card={card} />, card.holder, card.key))
}

function words(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function Card({ card: { node, isSelected } }: { card: BodyCard }) {
  switch (node.type.name) {
    case 'video':
      return <VideoCard src={words(node.attrs['src'])} title={words(node.attrs['title'])} />
    case 'keptAsIs':
      return <KeptCard html={words(node.attrs['html'])} isSelected={isSelected} />
    default:
      return <PictureFigure facts={pictureFacts(node.attrs)} mode="writing" />
  }
}
