import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { aPdf, aPng } from '../../tests/support/a-file.ts'
import { printedSeed } from '../../tests/support/seed.ts'
import { judgeFile, refusalBySize } from './file-checks.ts'
import { largestFile } from './file-limits.ts'
import { acceptedTypes, isEndingOf, readType, withEndingOf } from './file-type.ts'

const office = 'application/vnd.openxmlformats-officedocument'
const openDocument = 'application/vnd.oasis.opendocument'

/** A GIF of one pixel that says that it is larger. */
function aGif(width: number, height: number): Buffer {
  const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')
  gif.writeUInt16LE(width, 6)
  gif.writeUInt16LE(height, 8)
  return gif
}

/** The head of a JPEG: an Exif part with an orientation where one is given, and the frame with its size. */
function aJpeg(width: number, height: number, orientation?: number): Buffer {
  const application = Buffer.from('ffe000104a46494600010100000100010000', 'hex')
  const frame = Buffer.from('ffc00011080000000003012200021101031101ffd9', 'hex')
  frame.writeUInt16BE(height, 5)
  frame.writeUInt16BE(width, 7)
  if (orientation === undefined) return Buffer.concat([Buffer.from('ffd8', 'hex'), application, frame])
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex')
  tiff.writeUInt16BE(orientation, 18)
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  const exif = Buffer.concat([Buffer.from('ffe10000', 'hex'), body])
  exif.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([Buffer.from('ffd8', 'hex'), exif, frame])
}

function aZip(...names: readonly string[]): Uint8Array {
  return zipSync(Object.fromEntries(names.map(name => [name, strToU8('x'.repeat(300))])))
}

/** A package that says its type in a first, uncompressed entry. */
function aStatedZip(type: string): Uint8Array {
  return zipSync({ mimetype: [strToU8(type), { level: 0 }], 'content.xml': strToU8('<x/>') })
}

function typeOf(content: Uint8Array): string {
  const read = readType(content)
  return 'mediaType' in read ? `${read.kind} ${read.mediaType}` : read.kind
}

describe('a picture', () => {
  it.each([
    ['PNG', aPng(640, 480), 'image/png'],
    ['GIF', aGif(640, 480), 'image/gif'],
    ['JPEG', aJpeg(640, 480), 'image/jpeg'],
    ['JPEG that lies on its side', aJpeg(480, 640, 6), 'image/jpeg'],
    ['JPEG that stands on its head', aJpeg(640, 480, 3), 'image/jpeg'],
  ])('is known by its content, with its size as it is shown: %s', (_name, content, mediaType) => {
    expect(readType(content)).toEqual({ kind: 'picture', mediaType, size: { width: 640, height: 480 } })
  })

  it.each([
    ['a PNG cut in its head', aPng().subarray(0, 20)],
    ['a PNG of no height', aPng(4, 0)],
    ['a GIF of no width', aGif(0, 4)],
    ['a JPEG without a frame', Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex')],
    ['a JPEG cut at once', Buffer.from('ffd8ff', 'hex')],
    [
      'a PNG of more pixels than a page can draw',
      (() => {
        const content = aPng()
        content.writeUInt32BE(8_001, 16)
        content.writeUInt32BE(8_001, 20)
        return content
      })(),
    ],
  ])('that cannot be read is told: %s', (_name, content) => {
    expect(readType(content).kind).toBe('broken_picture')
  })

  it.each([
    ['of one byte', [0x01]],
    ['of marks that mean nothing', [0xff]],
    ['of marks that stand alone', [0xff, 0xd0]],
    ['of empty parts', [0xff, 0xe0, 0, 2]],
  ])('that was made to keep a reader busy does not: a JPEG %s', { timeout: 60_000 }, (_name, pattern) => {
    const content = Buffer.alloc(largestFile, Buffer.from(pattern))
    content.set([0xff, 0xd8, 0xff, 0xe0, 0, 2], 0)
    const started = performance.now()
    expect(readType(content).kind).toBe('broken_picture')
    expect(performance.now() - started).toBeLessThan(30_000)
  })
})

describe('another file', () => {
  it.each([
    ['file application/pdf', aPdf()],
    ['file application/pdf', Buffer.concat([Buffer.from('\n\n'), aPdf()])],
    [`file ${office}.wordprocessingml.document`, aZip('[Content_Types].xml', 'word/document.xml')],
    [`file ${office}.spreadsheetml.sheet`, aZip('[Content_Types].xml', 'xl/workbook.xml')],
    [`file ${office}.presentationml.presentation`, aZip('_rels/.rels', '[Content_Types].xml', 'ppt/p.xml')],
    [`file ${openDocument}.text`, aStatedZip(`${openDocument}.text`)],
    [`file ${openDocument}.spreadsheet`, aStatedZip(`${openDocument}.spreadsheet`)],
    [`file ${openDocument}.presentation`, aStatedZip(`${openDocument}.presentation`)],
    ['file application/epub+zip', aStatedZip('application/epub+zip')],
    ['file application/zip', aStatedZip(`${openDocument}.text-template`)],
    ['file application/zip', aZip('word/document.xml')],
    ['file application/zip', zipSync({})],
    ['file application/rtf', Buffer.from('{\\rtf1 Hello}')],
    ['file application/x-ole-storage', Buffer.from('d0cf11e0a1b11ae100000000', 'hex')],
    ['file text/plain', Buffer.from('name;country\nInês;PT\n')],
    ['file text/plain', Buffer.from('\ufeffÀ la carte', 'utf8')],
    ['file text/plain', Buffer.from('\ufeffWide words', 'utf16le')],
    ['refused image/svg+xml', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"></svg>')],
    ['refused image/svg+xml', Buffer.from('<?xml version="1.0"?>\n<!-- x -->\n<svg></svg>')],
    ['refused image/svg+xml', Buffer.from('\ufeff<svg onload="alert(1)">', 'utf16le')],
    ['refused text/html', Buffer.from('  <!DOCTYPE HTML><title>Hi</title>')],
    ['refused text/html', Buffer.from('GIF89 no: <script>alert(1)</script>')],
    ['refused text/xml', Buffer.from('<?xml version="1.0"?><rss/>')],
    ['refused application/x-executable', Buffer.from('MZ\u0090\u0000', 'latin1')],
    ['refused application/x-executable', Buffer.from('#!/bin/sh\nrm -rf /')],
    ['unknown', Buffer.from([0, 1, 2, 3])],
    ['unknown', Buffer.alloc(0)],
  ])('is a %s by its content', (expected, content) => {
    expect(typeOf(content)).toBe(expected)
  })

  it('is read without ever failing, whatever it holds', () => {
    const heads = [aPng(), aGif(1, 1), aJpeg(1, 1), aPdf(), aZip('a'), aStatedZip('x'), Buffer.from('<svg')]
    const bytes = fc.uint8Array({ maxLength: 200 })
    const content = fc.oneof(
      bytes,
      fc
        .tuple(fc.constantFrom(...heads), fc.nat(80), bytes)
        .map(([head, cut, rest]) => Buffer.concat([head.subarray(0, cut), rest])),
    )
    fc.assert(
      fc.property(content, given => {
        const verdict = judgeFile(given, 'x')
        if (verdict.kind === 'refused') return
        expect(acceptedTypes).toContain(verdict.facts.mediaType)
        expect(verdict.facts.bytes).toBe(given.length)
      }),
      { seed: printedSeed('file types'), numRuns: 500 },
    )
  })
})

describe('a name', () => {
  it('promises a type by its ending, and nothing without one', () => {
    expect(isEndingOf('logo.PNG', 'image/png')).toBe(true)
    expect(isEndingOf('photo.jpeg', 'image/jpeg')).toBe(true)
    expect(isEndingOf('photo.jpg', 'image/png')).toBe(false)
    expect(isEndingOf('README', 'text/plain')).toBe(true)
    expect(isEndingOf('.profile/README', 'text/plain')).toBe(true)
  })

  it('is given the ending that its content should have, where it has another or none', () => {
    expect(withEndingOf('photo.jpeg', 'image/jpeg')).toBe('photo.jpeg')
    expect(withEndingOf('v1.2 logo.jpg', 'image/png')).toBe('v1.2 logo.png')
    expect(withEndingOf('README', 'text/plain')).toBe('README.txt')
  })
})

describe('a size', () => {
  it('is judged without the content', () => {
    expect(refusalBySize(0)).toEqual({ rule: 'file_empty' })
    expect(refusalBySize(largestFile)).toBeNull()
    expect(refusalBySize(largestFile + 1)).toEqual({
      rule: 'file_too_large',
      bytes: largestFile + 1,
      limit: largestFile,
    })
  })
})

it('a file whose name and content disagree is told to be misnamed', () => {
  expect(judgeFile(aPng(2, 1), 'logo.gif')).toEqual({
    kind: 'good',
    facts: {
      mediaType: 'image/png',
      bytes: aPng(2, 1).length,
      size: { width: 2, height: 1 },
      isMisnamed: true,
    },
  })
})
