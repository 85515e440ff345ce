import { useEffect, useRef } from 'react'
import type { ItemFields } from '#shared/content/item-type.ts'
import { ItemText } from '../../editor/reading/item-text.tsx'
import { useText } from '../../i18n/index.ts'
import { bringIntoSight } from './bring-into-sight.ts'

interface PreviewProps {
  readonly fields: ItemFields
  /** Place of the section in hand (1: the first); 0 for what stands before. */
  readonly slot: number
  /** Headings of the sections, in order. */
  readonly headings: readonly string[]
}

/** The page that results, as its readers will see it. */
export function Preview({ fields, slot, headings }: PreviewProps) {
  const { caseStudy: text } = useText()
  const holder = useRef<HTMLElement>(null)
  const latest = useRef(headings)
  useEffect(() => {
    latest.current = headings
  })
  useEffect(() => {
    // The section in hand is brought into sight; which of equal headings it is follows from its place.
    const heading = latest.current[slot - 1]
    const place = latest.current.slice(0, slot - 1).filter(other => other === heading).length
    const found = [...(holder.current?.querySelectorAll('h1, h2, h3, h4, h5, h6') ?? [])].filter(
      element => element.textContent?.trim() === heading,
    )
    if (slot > 0) bringIntoSight(found[place])
  }, [slot])
  return (
    <section ref={holder} className="case-study-preview" aria-label={text.previewOf}>
      <ItemText type="document" fields={fields} />
    </section>
  )
}
