import { type Random, randomFrom } from '../../service/seed/random.ts'

/** Everything that is left to chance in a run, repeatable by its seed. */
export interface Chance extends Random {
  /** A number in [0, 1). */
  readonly number: () => number
  readonly happens: (probability: number) => boolean
  /** An integer from `least` up to and including `most`. */
  readonly between: (least: number, most: number) => number
  /** A UUID of version 4. */
  readonly uuid: () => string
  /** One of the values, as often as its weight says. */
  readonly weighed: <Value>(values: readonly (readonly [weight: number, value: Value])[]) => Value
}

const grain = 2 ** 30

/** Chance from a 32-bit seed. */
export function chanceFrom(seed: number): Chance {
  const random = randomFrom(seed)
  const number = () => random.below(grain) / grain
  const hex = (digits: number) => Array.from({ length: digits }, () => random.below(16).toString(16)).join('')
  return {
    ...random,
    number,
    happens: probability => number() < probability,
    between: (least, most) => least + random.below(most - least + 1),
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${random.pick(['8', '9', 'a', 'b'])}${hex(3)}-${hex(12)}`,
    weighed: values => {
      let left = number() * values.reduce((sum, [weight]) => sum + weight, 0)
      for (const [weight, value] of values) {
        left -= weight
        if (left < 0) return value
      }
      const [first] = values
      if (first === undefined) throw new Error('There is nothing to choose from')
      return first[1]
    },
  }
}

/** A seed of its own for each step, so that a step does the same whatever steps are taken out before it. */
export function seedOfStep(seed: number, step: number): number {
  return Math.imul(seed ^ Math.imul(step + 1, 0x9e3779b1), 0x85ebca6b) ^ (step << 7)
}
