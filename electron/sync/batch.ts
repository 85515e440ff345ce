import type { Operation } from '#shared/sync/operation.ts'

/** Most bytes of operations that one request carries, unless one alone is larger: what a slow line brings in its time. */
const bytesPerBatch = 1_000_000

/** The size of an operation on its way, in bytes of UTF-8 JSON. */
function sizeOf(operation: Operation): number {
  return Buffer.byteLength(JSON.stringify(operation))
}

/**
 * The first operations that one request may carry: at most `count`, and at most `bytes` together. The first one goes in
 * any case, or it would never be sent.
 */
export function batchOf(
  operations: readonly Operation[],
  count: number,
  bytes = bytesPerBatch,
): readonly Operation[] {
  const batch: Operation[] = []
  let size = 0
  for (const operation of operations.slice(0, count)) {
    size += sizeOf(operation)
    if (batch.length > 0 && size > bytes) break
    batch.push(operation)
  }
  return batch
}
