import { z } from 'zod'
import { FileId } from '../content/kept-file.ts'
import { ChangePage, Cursor } from './change.ts'
import { FileContent } from './file-content.ts'
import { Operation, OperationResult } from './operation.ts'
import { OperationId } from './operation-id.ts'

/**
 * What the sync engine asks of the library. The engine lives in the main process, the library in the renderer; each
 * item's part of a call is one transaction there, so a crash at any time leaves nothing half done.
 */
export interface LocalStore {
  /** Where the library stands in the feed, or null before the first pull. */
  cursor(): Promise<Cursor | null>
  /**
   * The next operation of each item, oldest first, at most `limit`. From then on they are frozen: later words make a
   * new operation, because the service may have stored these although its answer never came. Those in `besides` are left
   * out, and so is what waits behind them.
   */
  takePending(limit: number, besides?: readonly OperationId[]): Promise<readonly Operation[]>
  /**
   * Stores what became of operations, so that none is handed out again. Only `applied` removes one from the outbox: of
   * many that were applied perhaps not before `settle`.
   */
  acknowledge(results: readonly OperationResult[]): Promise<void>
  /** Stores what some of the acknowledged operations mean for their items; to be repeated until it says that none were left. */
  settle(): Promise<boolean>
  /** Stores changes together with the cursor behind them. */
  apply(page: ChangePage): Promise<void>
  /** The content of a file that pending words name, or null where this computer does not have it. */
  takeFile(id: FileId): Promise<FileContent | null>
}

/** Schemas of the port's calls: both ends parse with them. */
export const localStoreCalls = {
  cursor: { input: z.null(), output: Cursor.nullable() },
  takePending: {
    input: z.object({ limit: z.int().positive(), besides: z.array(OperationId) }),
    output: z.array(Operation),
  },
  acknowledge: { input: z.array(OperationResult), output: z.null() },
  settle: { input: z.null(), output: z.boolean() },
  apply: { input: ChangePage, output: z.null() },
  takeFile: { input: FileId, output: FileContent.nullable() },
} as const

export type LocalStoreCall = keyof typeof localStoreCalls
export const localStoreCall = z.enum(['cursor', 'takePending', 'acknowledge', 'settle', 'apply', 'takeFile'])
