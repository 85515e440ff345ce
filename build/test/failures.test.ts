import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PROJECT } from '../project.ts'
import { readFailures } from './failures.ts'

test('a test of vitest is named by its file and title, with what was said of it and without colours', () => {
  const report = JSON.stringify({
    testResults: [
      {
        name: join(PROJECT, 'shared', 'a.test.ts'),
        status: 'failed',
        message: '',
        assertionResults: [
          { fullName: 'adds', status: 'passed', failureMessages: [] },
          {
            fullName: 'subtracts',
            status: 'failed',
            failureMessages: ['\u001b[31mexpected 1\u001b[39m to be 2'],
          },
          { fullName: 'divides', status: 'skipped' },
        ],
      },
      {
        name: join(PROJECT, 'shared', 'b.test.ts'),
        status: 'failed',
        message: 'No such file',
        assertionResults: [],
      },
    ],
  })
  expect(readFailures('vitest', report)).toEqual([
    { name: join('shared', 'a.test.ts › subtracts'), message: 'expected 1 to be 2' },
    { name: join('shared', 'a.test.ts › divides'), message: '' },
    { name: join('shared', 'b.test.ts'), message: 'No such file' },
  ])
})

test('a test of Playwright is named with its project, wherever its suite stands, and each failed once only', () => {
  const spec = (title: string, status: string, message?: string) => ({
    title,
    file: 'a.spec.ts',
    tests: [
      {
        projectName: 'chromium',
        status,
        results: [{ errors: message === undefined ? [] : [{ message }] }],
      },
    ],
  })
  const report = JSON.stringify({
    suites: [
      {
        specs: [spec('writes', 'expected'), spec('sends', 'unexpected', 'Timed out')],
        suites: [{ specs: [spec('reads', 'skipped')] }],
      },
    ],
    errors: [{ message: 'Not a test file' }],
  })
  expect(readFailures('playwright', report)).toEqual([
    { name: '[chromium] a.spec.ts › sends', message: 'Timed out' },
    { name: '[chromium] a.spec.ts › reads', message: '' },
    { name: 'outside of a test', message: 'Not a test file' },
  ])
})

test('a seed of the fuzzer is named as the fuzzer does', () => {
  const failures = [{ name: 'seed 17', message: 'a word is lost' }]
  expect(readFailures('faults', JSON.stringify({ passed: 3, failed: 1, failures }))).toEqual(failures)
})

test('without a report that can be read there is nothing to name', () => {
  expect(readFailures('vitest', undefined)).toEqual([])
  expect(readFailures('playwright', '{"suites": 3}')).toEqual([])
  expect(readFailures('faults', '{"pas')).toEqual([])
})
