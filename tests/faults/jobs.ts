import { z } from 'zod'

/** What a worker is asked to do. */
export const Job = z.discriminatedUnion('kind', [
  /** A run of one seed that must hold; `why` tells of a pinned one what it once found. */
  z.object({
    kind: z.literal('seed'),
    seed: z.int(),
    steps: z.int().positive(),
    /** Only these of its steps, where not all. */
    only: z.array(z.int()).nullable(),
    why: z.string().nullable(),
  }),
  /** A planted defect, by its place in the list, that must be found. */
  z.object({ kind: z.literal('planted'), place: z.int().nonnegative(), steps: z.int().positive() }),
])
export type Job = z.infer<typeof Job>

/** What came of it. */
export const JobOutcome = z.object({
  passed: z.boolean(),
  /** One line that names it. */
  name: z.string(),
  taken: z.int().nonnegative(),
  seconds: z.number(),
  facts: z.record(z.string(), z.number()),
  /** Everything that a person needs who has to understand a failure. */
  report: z.string().nullable(),
})
export type JobOutcome = z.infer<typeof JobOutcome>
