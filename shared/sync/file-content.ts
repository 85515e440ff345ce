import { z } from 'zod'

/** Bytes as they cross a border that copies them: a message port, or the bridge of the page. */
export const Bytes = z.custom<Uint8Array<ArrayBuffer>>(value => value instanceof Uint8Array)

/** The content of a file on its way between the library and the service. */
export const FileContent = z.object({ mediaType: z.string(), content: Bytes })
export type FileContent = z.infer<typeof FileContent>
