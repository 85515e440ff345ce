import { Circle, CircleCheck, CircleDot } from 'lucide-react'
import type { SectionCompleteness } from '#shared/case-study/completeness.ts'

const marks = { done: CircleCheck, started: CircleDot, empty: Circle } as const

/** How far a section is, as a sign; the words beside it say the same. */
export function SectionMark({ state }: { state: SectionCompleteness['state'] }) {
  const Mark = marks[state]
  return <Mark aria-hidden className={`section-mark section-mark-${state}`} />
}
