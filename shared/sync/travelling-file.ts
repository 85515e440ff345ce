import { z } from 'zod'
import { FileId } from '../content/kept-file.ts'

/** A file on its way to the service. */
export const TravellingFile = z.object({
  file: FileId,
  /** As the words name it; null for one that stands in a running text. */
  name: z.string().nullable(),
  bytes: z.int().positive(),
  /** Bytes that the service has said to have. */
  sent: z.int().nonnegative(),
  /** Whether it moves; otherwise it broke off, and goes on from there with the next try. */
  isMoving: z.boolean(),
})
export type TravellingFile = z.infer<typeof TravellingFile>
