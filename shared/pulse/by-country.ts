import { z } from 'zod'

const count = z.int().nonnegative()

/** Published items by the countries they are about. An item about two countries counts for each. */
export const ByCountry = z.object({
  /** By the vocabulary's ids, the most first. */
  top: z.array(z.object({ country: z.string(), items: count })),
  /** All other countries together. */
  rest: z.object({ countries: count, items: count }),
  /** Items that name no country. */
  none: count,
})
export type ByCountry = z.infer<typeof ByCountry>

/** Countries that are named; the others are counted together. */
const shown = 12

/** Puts countries in order: the most items first, of equals by their id. A null is for the items that name none. */
export function byCountry(
  counts: readonly { readonly country: string | null; readonly items: number }[],
): ByCountry {
  const named = counts
    .flatMap(({ country, items }) => (country === null ? [] : [{ country, items }]))
    .toSorted((one, other) => other.items - one.items || (one.country < other.country ? -1 : 1))
  const others = named.slice(shown)
  return {
    top: named.slice(0, shown),
    rest: { countries: others.length, items: others.reduce((sum, { items }) => sum + items, 0) },
    none: counts.reduce((sum, { country, items }) => (country === null ? sum + items : sum), 0),
  }
}
