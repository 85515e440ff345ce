import { z } from 'zod'
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { restoredBy } from './persisted.ts'

const Saved = z.object({
  /** Whether a section says what belongs into it. */
  isGuidanceShown: z.boolean().catch(true),
})

type Choices = Readonly<z.infer<typeof Saved>>

/** What a person likes to see while writing a case study; kept over restarts. */
export const useCaseStudyChoices = create<Choices>()(
  persist((): Choices => ({ isGuidanceShown: true }), {
    name: 'osor-desk.case-study',
    merge: restoredBy(Saved),
  }),
)
