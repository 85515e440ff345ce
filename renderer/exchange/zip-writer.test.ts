import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { ZipWriter } from './zip-writer.ts'

const pause = async () => undefined

describe('an archive that is written entry by entry', () => {
  it('can be read by others, with names and contents as they were given', async () => {
    const parts: Uint8Array[] = []
    const zip = new ZipWriter({ pause, write: async bytes => void parts.push(bytes) })
    const long = 'A long text. '.repeat(60_000)
    await zip.add('read/long.html', long)
    await zip.add('files/a', new Uint8Array([1, 2, 3]), true)
    await zip.add('empty', '')
    await zip.end()
    const entries = unzipSync(Buffer.concat(parts))
    expect(Object.keys(entries)).toEqual(['read/long.html', 'files/a', 'empty'])
    expect(Buffer.from(entries['read/long.html'] ?? []).toString()).toBe(long)
    expect([...(entries['files/a'] ?? [])]).toEqual([1, 2, 3])
  })

  it('takes no more files than leave their place to the texts, and nothing that its numbers cannot say', async () => {
    const limits = { bytes: 100_000, entries: 60, leftForTexts: { bytes: 30_000, entries: 20 } }
    const zip = new ZipWriter({ pause, write: async () => undefined, limits })
    const file = new Uint8Array(4000)
    let files = 0
    while (zip.hasRoomFor(file.byteLength)) {
      files += 1
      await zip.add(`files/${files}`, file, true)
    }
    expect(files).toBe(17)
    await zip.add('read/items-001.html', 'The texts come last.')
    for (let more = 0; more < 7; more += 1) await zip.add(`data/${more}`, file, true)
    await expect(zip.add('too-much', file, true)).rejects.toThrow(RangeError)
  })

  it('counts its entries, too', async () => {
    const limits = { bytes: 100_000, entries: 6, leftForTexts: { bytes: 0, entries: 2 } }
    const zip = new ZipWriter({ pause, write: async () => undefined, limits })
    for (let files = 0; files < 4; files += 1) {
      expect(zip.hasRoomFor(1)).toBe(true)
      await zip.add(`files/${files}`, new Uint8Array(1), true)
    }
    expect(zip.hasRoomFor(1)).toBe(false)
    await zip.add('read/1', 'text')
    await zip.add('read/2', 'text')
    await expect(zip.add('read/3', 'text')).rejects.toThrow(RangeError)
  })
})
