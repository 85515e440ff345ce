import type { ItemId } from '#shared/content/identity.ts'
import type { OperationResult } from '#shared/sync/operation.ts'
import type { LibraryDatabase } from './database.ts'

export type Applied = OperationResult & { outcome: 'applied' }

/** That an operation was applied, and where it stands in the outbox. */
export interface NotedAnswer {
  readonly item: ItemId
  readonly order: number
  readonly result: Applied
}

/**
 * Answers that came together. A push of many operations notes them, small as they are, and sends the next ones; what they
 * mean for their items is stored when it is over. Until then all is as if they were still on their way, but that nothing
 * is sent twice.
 */
export interface NotedAnswers {
  readonly number: number
  readonly answers: readonly NotedAnswer[]
}

/** The answers that were noted and are not settled. */
export async function readNotedAnswers({ answers }: LibraryDatabase): Promise<readonly NotedAnswer[]> {
  return (await answers.toArray()).flatMap(noted => noted.answers)
}
