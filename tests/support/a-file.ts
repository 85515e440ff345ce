import { createHash, randomInt } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { FileId, fileAddress, type KeptFile, type Picture } from '#shared/content/kept-file.ts'

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return (crc ^ 0xffffffff) >>> 0
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

/** A real PNG of one colour; another `shade` is another file. `padding` bytes are added where no reader looks. */
export function aPng(width = 2, height = 1, shade = 0, padding = 0): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 0, 0, 0, 0], 8)
  const rows = Buffer.alloc((width + 1) * height, shade)
  for (let row = 0; row < height; row += 1) rows[row * (width + 1)] = 0
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    ...(padding > 0 ? [chunk('paDd', Buffer.alloc(padding, shade))] : []),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** The size of what `freshPng` makes. */
export const freshSize = { width: 2, height: 1 }

/** A picture that no other test has, with about so many bytes of padding. */
export function freshPng(padding = 16): Buffer {
  return aPng(freshSize.width, freshSize.height, randomInt(256), padding + randomInt(100_000))
}

/** The beginning of a PDF with words in it; enough to be told as one by its content. */
export function aPdf(words = 'minutes'): Buffer {
  return Buffer.from(`%PDF-1.7\n% ${words}\n%%EOF\n`)
}

export function fileIdOfContent(content: Uint8Array): FileId {
  return FileId.parse(createHash('sha256').update(content).digest('hex'))
}

/** The path at which the service hands out a file with this content. */
export function pathOfContent(content: Uint8Array): string {
  return `/v1${fileAddress(fileIdOfContent(content))}`
}

/** The facts of a file as a field names it. */
export function keptFileOf(content: Uint8Array, name: string, mediaType: string): KeptFile {
  return { file: fileIdOfContent(content), name, mediaType, bytes: content.byteLength }
}

/** A field's picture of a PNG that `aPng` made. */
export function pictureOf(content: Uint8Array, size: { width: number; height: number }): Picture {
  return { ...keptFileOf(content, 'logo.png', 'image/png'), ...size, alt: 'The logo of the city' }
}
