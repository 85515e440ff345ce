import { z } from 'zod'

/** Identity of an operation, made by the desk: the idempotency key. The same id never changes anything twice. */
export const OperationId = z.uuid().brand('OperationId')
export type OperationId = z.infer<typeof OperationId>
