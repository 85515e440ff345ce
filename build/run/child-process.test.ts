import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { startChild } from './child-process.ts'
import { runToEnd } from './run-to-end.ts'
import { until } from './until.ts'

const LIMIT_MS = 10_000

/** Prints its own number and that of a grandchild, then waits for ever. */
const FAMILY = `
const { spawn } = require('node:child_process')
const grandchild = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
console.log('family', process.pid, grandchild.pid)
setInterval(() => {}, 1000)`

/** A process that has ended and only waits to be counted by its parent is not running. */
function isRunning(pid: number): boolean {
  const status = `/proc/${pid}/status`
  if (existsSync(status)) return !/^State:\s*Z/m.test(readFileSync(status, 'utf8'))
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

test('what a command prints and its exit code come back', async () => {
  expect(await runToEnd(process.execPath, ['-e', 'console.log("words"); process.exit(3)'])).toEqual({
    code: 3,
    output: 'words\n',
  })
})

test('a command that does not exist ends with code 127', async () => {
  expect((await runToEnd('osor-desk-no-such-command', [])).code).toBe(127)
})

test('a command that takes too long is ended', async () => {
  expect((await runToEnd(process.execPath, ['-e', FAMILY], { limitMs: 100 })).code).toBeNull()
})

test('a variable can be taken away', async () => {
  process.env['OSOR_DESK_TEST_WORD'] = 'here'
  const { output } = await runToEnd(process.execPath, ['-p', 'process.env.OSOR_DESK_TEST_WORD'], {
    environment: { OSOR_DESK_TEST_WORD: undefined },
  })
  expect(output).toBe('undefined\n')
})

test('a child ends with all that it has started', async () => {
  const child = startChild(process.execPath, ['-e', FAMILY], { output: 'collect' })
  const [, parent, grandchild] = await until(
    'the family to start',
    () => /family (\d+) (\d+)/.exec(child.output()) ?? undefined,
    LIMIT_MS,
  )
  await child.end()
  for (const pid of [Number(parent), Number(grandchild)]) {
    await until(`process ${pid} to be gone`, () => (isRunning(pid) ? undefined : true), LIMIT_MS)
  }
})
