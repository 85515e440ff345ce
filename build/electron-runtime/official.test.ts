import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { officialRuntime } from './official.ts'

const HOUR_MS = 60 * 60_000

let workshop: string
let packageFolder: string
let cache: string

beforeEach(() => {
  workshop = mkdtempSync(join(tmpdir(), 'osor-desk-official-'))
  packageFolder = join(workshop, 'electron')
  cache = join(workshop, 'cache')
  mkdirSync(packageFolder)
  aPackage('45.0.0', FAILING)
})
afterEach(() => rmSync(workshop, { recursive: true, force: true }))

/** Each installer leaves a mark, so that a test can tell how often one ran. */
const MARK = "require('node:fs').appendFileSync(require('node:path').join(__dirname, 'runs'), 'x');"
const FAILING = `${MARK} console.error('TypeError: fetch failed'); process.exit(1)`
const WORKING = `${MARK}
const { mkdirSync, writeFileSync } = require('node:fs')
mkdirSync(__dirname + '/dist')
writeFileSync(__dirname + '/dist/version', '45.0.0')
writeFileSync(__dirname + '/dist/electron', '')
writeFileSync(__dirname + '/path.txt', 'electron')`

function aPackage(version: string, installer: string): void {
  writeFileSync(join(packageFolder, 'package.json'), JSON.stringify({ version }))
  writeFileSync(join(packageFolder, 'install.js'), installer)
}

function runs(): number {
  const mark = join(packageFolder, 'runs')
  return existsSync(mark) ? readFileSync(mark, 'utf8').length : 0
}

test('a runtime that can be downloaded is downloaded once', async () => {
  aPackage('45.0.0', WORKING)
  const folder = join(packageFolder, 'dist')
  const expected = { found: true, folder, executable: join(folder, 'electron') }
  expect(await officialRuntime({ packageFolder, cache, now: 0 })).toEqual(expected)
  expect(await officialRuntime({ packageFolder, cache, now: 1 })).toEqual(expected)
  expect(runs()).toBe(1)
})

test('a failed download gives its reason and is not tried again for a while', async () => {
  const failure = { found: false, reason: 'TypeError: fetch failed' }
  expect(await officialRuntime({ packageFolder, cache, now: 0 })).toEqual(failure)
  expect(await officialRuntime({ packageFolder, cache, now: 11 * HOUR_MS })).toEqual(failure)
  expect(runs()).toBe(1)
})

test('a failed download is tried again after half a day', async () => {
  await officialRuntime({ packageFolder, cache, now: 0 })
  await officialRuntime({ packageFolder, cache, now: 12 * HOUR_MS })
  expect(runs()).toBe(2)
})

test('the failure of one version says nothing of the next', async () => {
  await officialRuntime({ packageFolder, cache, now: 0 })
  aPackage('45.0.1', FAILING)
  await officialRuntime({ packageFolder, cache, now: 1 })
  expect(runs()).toBe(2)
})

test('a runtime of another version than the package is not taken for it', async () => {
  aPackage('45.0.0', WORKING)
  await officialRuntime({ packageFolder, cache, now: 0 })
  aPackage('46.0.0', FAILING)
  expect(await officialRuntime({ packageFolder, cache, now: 1 })).toMatchObject({ found: false })
})
