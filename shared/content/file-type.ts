import { type PixelSize, sizeOfGif, sizeOfJpeg, sizeOfPng } from './picture-size.ts'

/** What the content of a file says it is. */
export type ReadType =
  | { readonly kind: 'picture'; readonly mediaType: PictureType; readonly size: PixelSize }
  /** Begins like a picture of this type, but has no readable size: cut, or damaged. */
  | { readonly kind: 'broken_picture'; readonly mediaType: PictureType }
  | { readonly kind: 'file'; readonly mediaType: AttachmentType }
  /** Known, and known not to be taken. */
  | { readonly kind: 'refused'; readonly mediaType: RefusedType }
  | { readonly kind: 'unknown' }

/** The pictures that the portal takes. */
export const pictureTypes = ['image/png', 'image/gif', 'image/jpeg'] as const
export type PictureType = (typeof pictureTypes)[number]

/** The other files that an item may carry, with the endings that their names have. */
const endings = {
  'image/png': ['png'],
  'image/gif': ['gif'],
  'image/jpeg': ['jpg', 'jpeg'],
  'application/pdf': ['pdf'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'application/vnd.oasis.opendocument.presentation': ['odp'],
  'application/vnd.oasis.opendocument.graphics': ['odg'],
  'application/epub+zip': ['epub'],
  'application/zip': ['zip'],
  'application/rtf': ['rtf'],
  'application/x-ole-storage': ['doc', 'xls', 'ppt'],
  'text/plain': ['txt', 'csv', 'md', 'json', 'yaml', 'yml', 'ttl', 'bib'],
} as const satisfies Record<string, readonly string[]>

export type AcceptedType = keyof typeof endings
type AttachmentType = Exclude<AcceptedType, PictureType>

/** Everything that the service keeps; the content decides, not the name. */
export const acceptedTypes: readonly AcceptedType[] = [
  ...pictureTypes,
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.oasis.opendocument.presentation',
  'application/vnd.oasis.opendocument.graphics',
  'application/epub+zip',
  'application/zip',
  'application/rtf',
  'application/x-ole-storage',
  'text/plain',
]

/** SVG and HTML carry script; programs are not content. */
export type RefusedType = 'image/svg+xml' | 'text/html' | 'text/xml' | 'application/x-executable'

/** Endings of the names of files that may be chosen. */
export const fileEndings: readonly string[] = acceptedTypes.flatMap(type => [...endings[type]])

/** Whether a media type is one of the pictures that the portal takes. */
export function isPictureType(mediaType: string): mediaType is PictureType {
  return pictureTypes.some(type => type === mediaType)
}

/** The ending of a file's name in lower case; empty where it has none. */
function endingOf(name: string): string {
  return /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
}

/** Whether a name promises what the content is. A name without an ending promises nothing. */
export function isEndingOf(name: string, mediaType: AcceptedType): boolean {
  const ending = endingOf(name)
  return ending === '' || endings[mediaType].some(known => known === ending)
}

/** The name with the ending that its content should have. */
export function withEndingOf(name: string, mediaType: AcceptedType): string {
  const [ending] = endings[mediaType]
  if (endingOf(name) === '') return `${name}.${ending}`
  return isEndingOf(name, mediaType) ? name : `${name.slice(0, name.lastIndexOf('.'))}.${ending}`
}

function startsWith(bytes: Uint8Array, start: readonly number[], at = 0): boolean {
  return start.every((byte, index) => bytes[at + index] === byte)
}

function latin(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, Math.min(to, bytes.length)))
}

/** Pixels that no portal page has use for: a few bytes can say so many that a page runs out of memory drawing them. */
const mostPixels = 64_000_000
function pictureOf(mediaType: PictureType, size: PixelSize | null): ReadType {
  if (size === null) return { kind: 'broken_picture', mediaType }
  const pixels = size.width * size.height
  return pixels > 0 && pixels <= mostPixels
    ? { kind: 'picture', mediaType, size }
    : { kind: 'broken_picture', mediaType }
}

const officeFolders = [
  ['word/', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xl/', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['ppt/', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
] as const

const statedTypes = [
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.oasis.opendocument.presentation',
  'application/vnd.oasis.opendocument.graphics',
  'application/epub+zip',
] as const

/** Names of a ZIP archive's entries, read from its directory at the end (APPNOTE.TXT 4.3.12, 4.3.16). */
function zipEntries(bytes: Uint8Array): readonly string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const smallestEnd = 22
  const longestComment = 65_535
  const first = Math.max(0, bytes.length - smallestEnd - longestComment)
  let end = bytes.length - smallestEnd
  while (end >= first && !startsWith(bytes, [0x50, 0x4b, 0x05, 0x06], end)) end -= 1
  if (end < first) return []
  const names: string[] = []
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (at + 46 > bytes.length || !startsWith(bytes, [0x50, 0x4b, 0x01, 0x02], at)) break
    const nameLength = view.getUint16(at + 28, true)
    names.push(latin(bytes, at + 46, at + 46 + Math.min(nameLength, 200)))
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return names
}

function zipType(bytes: Uint8Array): AttachmentType {
  // OpenDocument and EPUB store their type, uncompressed, as the first entry (OpenDocument 1.3 part 2, 3.3).
  if (latin(bytes, 30, 38) === 'mimetype') {
    const stated = latin(bytes, 38, 38 + 100)
    const type = statedTypes.find(known => stated.startsWith(known) && !stated.startsWith(`${known}-`))
    if (type) return type
  }
  const names = zipEntries(bytes)
  if (!names.includes('[Content_Types].xml')) return 'application/zip'
  return (
    officeFolders.find(([folder]) => names.some(name => name.startsWith(folder)))?.[1] ?? 'application/zip'
  )
}

/** How much of a file is looked at to tell text from other content. */
const textSample = 4_096

function textType(bytes: Uint8Array): ReadType {
  const sample = bytes.subarray(0, textSample)
  const isWide = startsWith(sample, [0xff, 0xfe]) || startsWith(sample, [0xfe, 0xff])
  // A control character that no text has. Text in two bytes a letter has zeros, and says so by its first two bytes.
  const isText = sample.every(byte => byte >= 0x20 || byte === 9 || byte === 10 || byte === 12 || byte === 13)
  if (!isText && !isWide) return { kind: 'unknown' }
  const start = (
    isWide
      ? latin(
          sample.filter(byte => byte !== 0),
          2,
          textSample,
        )
      : latin(sample, 0, textSample)
  )
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
    .toLowerCase()
  if (/<svg[\s>]/.test(start) || /<!doctype\s+svg/.test(start))
    return { kind: 'refused', mediaType: 'image/svg+xml' }
  if (/<(?:!doctype\s+html|html|head|body|script|iframe|style|meta)\b/.test(start)) {
    return { kind: 'refused', mediaType: 'text/html' }
  }
  if (start.startsWith('<?xml')) return { kind: 'refused', mediaType: 'text/xml' }
  return { kind: 'file', mediaType: 'text/plain' }
}

/**
 * What a file is, by its content alone. Sources of the first bytes: the formats' own specifications (PNG 5.2, GIF89a
 * 17, JPEG B.1.1, PDF 7.5.2, ZIP 4.3, RTF, MS-CFB 2.2, PE, ELF, Mach-O).
 */
export function readType(bytes: Uint8Array): ReadType {
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) {
    return pictureOf('image/png', sizeOfPng(bytes))
  }
  if (/^GIF8[79]a/.test(latin(bytes, 0, 6))) return pictureOf('image/gif', sizeOfGif(bytes))
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return pictureOf('image/jpeg', sizeOfJpeg(bytes))
  if (latin(bytes, 0, 1_024).includes('%PDF-')) return { kind: 'file', mediaType: 'application/pdf' }
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) {
    return { kind: 'file', mediaType: zipType(bytes) }
  }
  if (latin(bytes, 0, 5) === '{\\rtf') return { kind: 'file', mediaType: 'application/rtf' }
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) {
    return { kind: 'file', mediaType: 'application/x-ole-storage' }
  }
  const isProgram =
    latin(bytes, 0, 2) === 'MZ' ||
    startsWith(bytes, [0x7f, 0x45, 0x4c, 0x46]) ||
    startsWith(bytes, [0xcf, 0xfa, 0xed, 0xfe]) ||
    startsWith(bytes, [0xca, 0xfe, 0xba, 0xbe]) ||
    latin(bytes, 0, 2) === '#!'
  if (isProgram) return { kind: 'refused', mediaType: 'application/x-executable' }
  return bytes.length === 0 ? { kind: 'unknown' } : textType(bytes)
}
