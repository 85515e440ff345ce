import { type RawBuilder, sql } from 'kysely'

/**
 * The condition that a column of ids is one of these. However many they are, they are one parameter: a hundred cost
 * the embedded database more than what is asked about them.
 */
export function isAmong(column: string, ids: readonly string[]): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(column)} = any(${[...ids]}::uuid[])`
}
