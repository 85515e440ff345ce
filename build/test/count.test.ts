import { expect, test } from 'vitest'
import { countSuite } from './count.ts'

function aVitestReport({ passed = 0, failed = 0, pending = 0, brokenFiles = 0 }): string {
  return JSON.stringify({
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: pending,
    testResults: Array.from({ length: brokenFiles }, () => ({ status: 'failed', assertionResults: [] })),
  })
}

function aPlaywrightReport({ expected = 0, unexpected = 0, flaky = 0, skipped = 0, errors = 0 }): string {
  return JSON.stringify({
    stats: { expected, unexpected, flaky, skipped },
    errors: Array.from({ length: errors }, () => ({ message: 'broken' })),
  })
}

test('passed and failed tests are counted', () => {
  expect(countSuite('vitest', aVitestReport({ passed: 3, failed: 2 }), 1)).toEqual({ passed: 3, failed: 2 })
  expect(countSuite('playwright', aPlaywrightReport({ expected: 3, unexpected: 2 }), 1)).toEqual({
    passed: 3,
    failed: 2,
  })
})

test('the seeds of the fuzzer are counted as it says', () => {
  expect(countSuite('faults', '{"passed":65,"failed":0}', 0)).toEqual({ passed: 65, failed: 0 })
  expect(countSuite('faults', '{"passed":65,"failed":0}', 1)).toEqual({ passed: 65, failed: 1 })
  expect(countSuite('faults', undefined, 1)).toEqual({ passed: 0, failed: 1 })
})

test('a skipped test has not passed', () => {
  expect(countSuite('vitest', aVitestReport({ passed: 1, pending: 1 }), 0)).toEqual({ passed: 1, failed: 1 })
  expect(countSuite('playwright', aPlaywrightReport({ expected: 1, skipped: 1 }), 0)).toEqual({
    passed: 1,
    failed: 1,
  })
})

test('a test that passed only when tried again has not passed', () => {
  expect(countSuite('playwright', aPlaywrightReport({ flaky: 1 }), 0)).toEqual({ passed: 0, failed: 1 })
})

test('a file that could not be loaded is a failure', () => {
  expect(countSuite('vitest', aVitestReport({ passed: 4, brokenFiles: 1 }), 1)).toEqual({
    passed: 4,
    failed: 1,
  })
  expect(countSuite('playwright', aPlaywrightReport({ expected: 4, errors: 1 }), 1)).toEqual({
    passed: 4,
    failed: 1,
  })
})

test('a suite without a test is a failure', () => {
  expect(countSuite('vitest', aVitestReport({}), 0)).toEqual({ passed: 0, failed: 1 })
})

test('a suite that crashed before its report is a failure', () => {
  expect(countSuite('playwright', undefined, 1)).toEqual({ passed: 0, failed: 1 })
  expect(countSuite('vitest', '{"numPassed', 1)).toEqual({ passed: 0, failed: 1 })
})

test('an error exit without a failed test is a failure', () => {
  expect(countSuite('vitest', aVitestReport({ passed: 9 }), 1)).toEqual({ passed: 9, failed: 1 })
  expect(countSuite('playwright', aPlaywrightReport({ expected: 9 }), null)).toEqual({ passed: 9, failed: 1 })
})
