import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFilesInParts, type FilesInParts } from './files-in-parts.ts'

let folder = ''
let files: FilesInParts

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'files-in-parts-'))
  files = createFilesInParts()
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function begun(path: string): Promise<string> {
  const outcome = await files.begin(path)
  if (outcome.kind !== 'begun') throw new Error(`It was not begun: ${outcome.kind}`)
  return outcome.file
}

describe('a file that comes in parts', () => {
  it('is there when it is whole, and what stood there until then', async () => {
    const path = join(folder, 'everything.zip')
    await writeFile(path, 'older')
    const file = await begun(path)
    await files.append(file, Buffer.from('one '))
    await files.append(file, Buffer.from('two'))
    expect(await readFile(path, 'utf8')).toBe('older')
    expect(await files.end(file, true)).toEqual({ kind: 'saved', path })
    expect(await readFile(path, 'utf8')).toBe('one two')
    expect(await readdir(folder)).toEqual(['everything.zip'])
  })

  it('leaves nothing behind when it is given up, by who writes it or because nobody does any more', async () => {
    const file = await begun(join(folder, 'a.zip'))
    await files.append(file, Buffer.from('part'))
    expect(await files.end(file, false)).toEqual({ kind: 'cancelled' })
    await begun(join(folder, 'b.zip'))
    await files.giveUp()
    expect(await readdir(folder)).toEqual([])
    expect(await files.append(file, Buffer.from('more'))).toEqual({ kind: 'failed', reason: 'unknown' })
  })

  it('is not begun where nothing can be written', async () => {
    expect(await files.begin(join(folder, 'no', 'such', 'folder.zip'))).toEqual({
      kind: 'failed',
      reason: 'unknown',
    })
  })
})
