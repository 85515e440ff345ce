/**
 * Takes out of a failing list of steps what it does not need to fail: first large pieces, then smaller ones, as long as
 * the budget lasts. `fails` tells whether a list still fails in the same way.
 */
export async function shrink(
  steps: readonly number[],
  fails: (steps: readonly number[]) => Promise<boolean>,
  isBudgetSpent: () => boolean,
): Promise<readonly number[]> {
  let least = steps
  for (let size = Math.ceil(least.length / 2); size >= 1 && !isBudgetSpent(); size = Math.floor(size / 2)) {
    for (let from = 0; from < least.length && !isBudgetSpent(); ) {
      const without = [...least.slice(0, from), ...least.slice(from + size)]
      if (without.length < least.length && (await fails(without))) least = without
      else from += size
    }
  }
  return least
}
