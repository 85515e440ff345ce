import type { LibraryDatabase } from './database.ts'

/**
 * The turn of the transaction in which what the service may not have was changed last; later ones have higher turns, in
 * whichever window they were. To be called inside a transaction over `facts`.
 */
export async function lastTurn({ facts }: LibraryDatabase): Promise<number> {
  const fact = await facts.get('turn')
  return fact?.key === 'turn' ? fact.value : 0
}

/** The turn of the transaction that runs. */
export async function takeTurn(database: LibraryDatabase): Promise<number> {
  const turn = (await lastTurn(database)) + 1
  await database.facts.put({ key: 'turn', value: turn })
  return turn
}
