import { z } from 'zod'
import { FileId } from '../content/kept-file.ts'

/** What the service says of a file that it stored: read from the content. */
export const StoredFile = z.object({
  file: FileId,
  mediaType: z.string(),
  bytes: z.int().positive(),
})
export type StoredFile = z.infer<typeof StoredFile>
