import { strFromU8, strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { ArchiveProblem, checksumOf, documentBounds, openArchive } from './archive.ts'

function reasonOf(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    return error instanceof ArchiveProblem ? error.reason : String(error)
  }
  return 'none'
}

describe('an archive', () => {
  it('gives its entries, packed or stored', () => {
    const text = 'Words and words and words. '.repeat(500)
    const archive = openArchive(zipSync({ 'a.txt': strToU8(text), 'b.txt': [strToU8('b'), { level: 0 }] }))
    expect(archive.names).toEqual(['a.txt', 'b.txt'])
    expect(strFromU8(archive.read('a.txt') ?? new Uint8Array())).toBe(text)
    expect(strFromU8(archive.read('b.txt') ?? new Uint8Array())).toBe('b')
    expect(archive.read('c.txt')).toBeUndefined()
  })

  it('reads names in any script', () => {
    expect(openArchive(zipSync({ 'Ελλάδα.txt': strToU8('a') })).names).toEqual(['Ελλάδα.txt'])
  })

  it('is found behind a comment', () => {
    const zip = zipSync({ a: strToU8('a') })
    const view = new DataView(zip.buffer, zip.byteOffset)
    view.setUint16(zip.length - 2, 5, true)
    expect(openArchive(new Uint8Array([...zip, 1, 2, 3, 4, 5])).names).toEqual(['a'])
  })

  it('is refused with too many entries', () => {
    const many = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`${index}`, strToU8('a')]))
    expect(reasonOf(() => openArchive(zipSync(many), { ...documentBounds, entries: 19 }))).toBe('bomb')
  })

  it('is refused with an entry that is too large', () => {
    const zip = zipSync({ a: new Uint8Array(2_000) })
    expect(reasonOf(() => openArchive(zip, { ...documentBounds, entryBytes: 1_999 }))).toBe('bomb')
    expect(reasonOf(() => openArchive(zip, { ...documentBounds, entryBytes: 2_000 }))).toBe('none')
  })

  it('is damaged where its content is not what its checksum says', () => {
    const zip = zipSync({ a: [strToU8('words'), { level: 0 }] })
    // Behind the 30 bytes of the entry's head and its name of one letter.
    zip[31] = 'W'.charCodeAt(0)
    expect(reasonOf(() => openArchive(zip).read('a'))).toBe('damaged')
  })

  it('is encrypted where an entry says so', () => {
    const zip = zipSync({ a: strToU8('words') })
    const view = new DataView(zip.buffer, zip.byteOffset)
    const entry = zip.length - 22 - 46 - 1
    view.setUint16(entry + 8, view.getUint16(entry + 8, true) | 1, true)
    expect(reasonOf(() => openArchive(zip))).toBe('encrypted')
  })

  it('is damaged where there is no archive', () => {
    expect(reasonOf(() => openArchive(strToU8('PK, but no more')))).toBe('damaged')
  })
})

it('the checksum is the one that everybody uses', () => {
  expect(checksumOf(strToU8('123456789'))).toBe(0xcbf43926)
})
