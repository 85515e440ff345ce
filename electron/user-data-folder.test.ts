import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { problemWithFolder } from './user-data-folder.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'desk-folder-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('the folder for user data', () => {
  it('is created when it is missing, and nothing of the probe stays', () => {
    const wanted = join(folder, 'a', 'b')
    expect(problemWithFolder(wanted)).toBeNull()
    expect(readdirSync(wanted)).toEqual([])
  })

  it('is refused where a file is in the way', () => {
    writeFileSync(join(folder, 'file'), '')
    expect(problemWithFolder(join(folder, 'file', 'desk'))).toMatch(/ENOTDIR|EEXIST/)
  })

  it('is refused where nothing can be written', () => {
    expect(problemWithFolder('/proc/desk')).not.toBeNull()
  })
})
