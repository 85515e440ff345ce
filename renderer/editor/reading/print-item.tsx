import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import type { ItemFields, ItemType } from '#shared/content/item-type.ts'
import { inTime } from '../../in-time.ts'
import { ItemText } from './item-text.tsx'
import './print-item.css'

/** Milliseconds after which an item is printed without the pictures that have not come. */
const patience = 2_000

interface PrintedItem {
  readonly type: ItemType
  readonly fields: ItemFields
  /** A line above the title: what it is, by whom, where it stands. */
  readonly note: string
}

/** Prints items as their readers see them. */
export interface Printing {
  readonly print: (item: PrintedItem) => void
  /** What is printed; nobody sees it on the screen. */
  readonly shown: ReactNode
}

function nextFrame(): Promise<void> {
  return new Promise(resolve => requestAnimationFrame(() => resolve()))
}

/** Waits for the pictures that an element shows; what does not come is left out. */
async function picturesIn(element: HTMLElement): Promise<void> {
  // Kept pictures get their addresses after the first drawing.
  await nextFrame()
  await nextFrame()
  const shown = [...element.querySelectorAll('img')].map(picture => picture.decode().catch(() => undefined))
  await inTime(Promise.all(shown), patience, [])
}

export function usePrinting(): Printing {
  const [asked, setAsked] = useState<{ readonly item: PrintedItem; readonly turn: number } | null>(null)
  return {
    print: item => setAsked(before => ({ item, turn: (before?.turn ?? 0) + 1 })),
    shown: asked !== null && <PrintPage key={asked.turn} item={asked.item} onDone={() => setAsked(null)} />,
  }
}

function PrintPage({ item, onDone }: { item: PrintedItem; onDone: () => void }) {
  const page = useRef<HTMLDivElement>(null)
  const done = useEffectEvent(onDone)
  useEffect(() => {
    let isOver = false
    const end = () => done()
    addEventListener('afterprint', end, { once: true })
    const element = page.current
    if (element) {
      void picturesIn(element).then(() => {
        if (!isOver) print()
      })
    }
    return () => {
      isOver = true
      removeEventListener('afterprint', end)
    }
  }, [])
  return createPortal(
    <div ref={page} className="print-page" aria-hidden>
      <p className="print-note">{item.note}</p>
      <ItemText type={item.type} fields={item.fields} />
    </div>,
    document.body,
  )
}
