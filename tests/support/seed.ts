import { randomInt } from 'node:crypto'

/** The seed of a random test: the one of the environment variable SEED, else a fresh one. It is printed, to be given back. */
export function printedSeed(test: string): number {
  const seed = Number(process.env['SEED'] ?? randomInt(2 ** 31))
  console.info(`${test}: SEED=${seed}`)
  return seed
}
