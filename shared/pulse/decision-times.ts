import { z } from 'zod'
import { nearestRank } from './nearest-rank.ts'

const hours = z.number().nonnegative()

/**
 * How long what was asked for in a span waited for its first decision. A question is a step of `askingSteps`; its first
 * decision is the next step of `answeringSteps` on the item's trail, or the item's deletion, by somebody else. Saves in
 * between are none. A question that its asker ended (an author who deletes their proposal, or approves it by a role of
 * their own) is left out: nobody decided on it. Each question counts in the span in which it was asked, whenever the
 * answer came, so that a week's numbers grow until all of it is decided.
 */
export const DecisionTimes = z.object({
  /** Asked for in the span, and not decided yet; the times say nothing of these. */
  waiting: z.int().nonnegative(),
  /**
   * Decided: how many, and how long it took, in hours: half of them this long or less (the median), nine of ten this long
   * or less. By nearest rank. Null while nothing is decided.
   */
  decided: z.object({ count: z.int().positive(), median: hours, p90: hours }).nullable(),
})
export type DecisionTimes = z.infer<typeof DecisionTimes>

/** Of what was asked for in a span: what still waits, and the hours that the rest took, in any order. */
export function decisionTimes(waiting: number, took: readonly number[]): DecisionTimes {
  const sorted = took.toSorted((one, other) => one - other)
  const [median, p90] = [nearestRank(sorted, 0.5), nearestRank(sorted, 0.9)]
  const decided = median === null || p90 === null ? null : { count: sorted.length, median, p90 }
  return { waiting, decided }
}
