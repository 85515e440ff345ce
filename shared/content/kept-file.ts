import { Parser } from 'htmlparser2'
import { z } from 'zod'

/** Identity of a file: the SHA-256 of its content, in lower-case hex. The same content is the same file. */
export const FileId = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand('FileId')
export type FileId = z.infer<typeof FileId>

/**
 * A file as an item names it. The content is kept beside the items: in the library on this computer, and at the
 * service. `mediaType` and `bytes` are what the content says, not what the name promises.
 */
export const KeptFile = z.object({
  file: FileId,
  name: z.string().min(1).max(255),
  mediaType: z.string().min(1).max(255),
  bytes: z.int().positive(),
})
export type KeptFile = z.infer<typeof KeptFile>

/** A picture that stands in a field of its own; its size in pixels is read from the content. */
export const Picture = KeptFile.extend({
  width: z.int().positive(),
  height: z.int().positive(),
  /** What somebody who does not see the picture has to know. Empty while nobody has written it. */
  alt: z.string(),
})
export type Picture = z.infer<typeof Picture>

/** A file that hangs on an item. */
export const Attachment = KeptFile.extend({ description: z.string() })
export type Attachment = z.infer<typeof Attachment>

/** A file that stands elsewhere in the web. */
export const FileLink = z.object({ url: z.string(), description: z.string() })
export type FileLink = z.infer<typeof FileLink>

/** One file of a document: kept here, or an address where it can be had. */
export const DocumentFile = z.union([Attachment, FileLink])
export type DocumentFile = z.infer<typeof DocumentFile>

const folder = '/files/'

/** The address under which body HTML names a file, in `img src` and `a href`. */
export function fileAddress(id: FileId): string {
  return folder + id
}

/** The file that an address names; null for every other address. */
export function fileIdOf(address: string): FileId | null {
  if (!address.startsWith(folder)) return null
  const id = FileId.safeParse(address.slice(folder.length))
  return id.success ? id.data : null
}

/** The files that HTML names, each once, in the order of the text. */
function filesInHtml(html: string): readonly FileId[] {
  // Most texts name none, and they are read on every save.
  if (!html.includes(folder)) return []
  const found = new Set<FileId>()
  const parser = new Parser({
    onopentag: (name, attributes) => {
      const address = name === 'img' ? attributes['src'] : name === 'a' ? attributes['href'] : undefined
      const id = address === undefined ? null : fileIdOf(address)
      if (id) found.add(id)
    },
  })
  parser.write(html)
  parser.end()
  return [...found]
}

function filesInValue(value: unknown): readonly FileId[] {
  if (typeof value === 'string') return filesInHtml(value)
  if (Array.isArray(value)) return value.flatMap(filesInValue)
  const named = z.object({ file: FileId }).safeParse(value)
  return named.success ? [named.data.file] : []
}

/** Every file that an item's fields name, each once: pictures, attachments, and what stands in the running text. */
export function filesNamedBy(fields: Readonly<Record<string, unknown>>): readonly FileId[] {
  return [...new Set(Object.values(fields).flatMap(filesInValue))]
}

function namesInValue(value: unknown, id: FileId): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(one => namesInValue(one, id))
  const named = KeptFile.pick({ file: true, name: true }).safeParse(value)
  return named.success && named.data.file === id ? [named.data.name] : []
}

/** The name that an item's fields give a file; null where it only stands in the running text, or nowhere. */
export function nameOfFile(fields: Readonly<Record<string, unknown>>, id: FileId): string | null {
  const [name] = Object.values(fields).flatMap(value => namesInValue(value, id))
  return name ?? null
}
