import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plainFileName, saveWhole } from './saved-file.ts'

describe('a name for a file', () => {
  it.each([
    ['Riverton moves.docx', 'Riverton moves.docx'],
    ['../../etc/passwd', 'etc passwd.txt'],
    ['update.exe', 'update.exe.txt'],
    ['.bashrc', 'bashrc.txt'],
    ['What? A/B "test": 2026.pdf', 'What A B test 2026.pdf'],
    ['CON.html', '_CON.html'],
    ['...', '_.txt'],
    ['a\u0000b\n.md', 'a b.md'],
    ['A day on open source.ics', 'A day on open source.ics'],
  ])('%j is proposed as %j', (given, proposed) => {
    expect(plainFileName(given)).toBe(proposed)
  })

  it('is cut where it is long, and keeps its ending', () => {
    const name = plainFileName(`${'word '.repeat(60)}.osor.zip`)
    expect(name.length).toBeLessThanOrEqual(130)
    expect(name).toMatch(/word\.osor\.zip$/)
  })
})

describe('a file that is written', () => {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'osor-save-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  it('is there whole, in the place of the old one, with nothing beside it', async () => {
    const path = join(folder, 'text.md')
    await writeFile(path, 'old')
    expect(await saveWhole(path, new TextEncoder().encode('new'))).toEqual({ kind: 'saved', path })
    expect(await readFile(path, 'utf8')).toBe('new')
    expect(await readdir(folder)).toEqual(['text.md'])
  })

  it('leaves the files beside it alone, whatever they are called', async () => {
    const path = join(folder, 'text.md')
    await writeFile(`${path}.new`, 'mine')
    expect(await saveWhole(path, new TextEncoder().encode('new'))).toEqual({ kind: 'saved', path })
    expect(await readFile(`${path}.new`, 'utf8')).toBe('mine')
  })

  it('leaves everything as it was where it cannot be written', async () => {
    const path = join(folder, 'taken')
    await mkdir(join(path, 'inside'), { recursive: true })
    expect(await saveWhole(path, new Uint8Array([1]))).toMatchObject({ kind: 'failed' })
    expect(await readdir(folder)).toEqual(['taken'])
  })
})
