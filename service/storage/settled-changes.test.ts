import { beforeEach, expect, test } from 'vitest'
import { aStanding } from '../../tests/support/a-standing.ts'
import type { Affected } from './affected.ts'
import { createSettledChanges, type SettledChanges, type Snapshot } from './settled-changes.ts'

const [one, two, three] = [[aStanding(1)], [aStanding(2)], [aStanding(3)]]

let told: Affected[]
let planned: { wait: number; act: () => void }[]
let answers: ((snapshot: Snapshot | Error) => void)[]
let changes: SettledChanges

beforeEach(() => {
  told = []
  planned = []
  answers = []
  changes = createSettledChanges({
    snapshot: () =>
      new Promise((resolve, reject) => {
        answers.push(answer => (answer instanceof Error ? reject(answer) : resolve(answer)))
      }),
    later: (wait, act) => planned.push({ wait, act }),
    settled: affected => told.push(affected),
  })
})

/** Lets the look that is planned begin. */
function begin(): void {
  const [next] = planned.splice(0, 1)
  if (next === undefined) throw new Error('nothing is planned')
  next.act()
}

/** Answers the look that has begun. */
async function answer(answered: Snapshot | Error): Promise<void> {
  answers.shift()?.(answered)
  await new Promise(resolve => setImmediate(resolve))
}

async function look(answered: Snapshot | Error): Promise<void> {
  begin()
  await answer(answered)
}

test('a change is told at the first look when nothing runs', async () => {
  changes.heard(one)
  expect(planned).toMatchObject([{ wait: 0 }])
  await look({ oldestRunning: 8n, next: 8n })
  expect(told).toEqual([one])
  expect(planned).toEqual([])
})

test('changes that are heard together are told together', async () => {
  changes.heard(one)
  changes.heard(two)
  changes.heard(one)
  await look({ oldestRunning: 8n, next: 8n })
  expect(told).toEqual([[...one, ...two]])
})

test('a change waits for the older transactions, and is looked for until they have ended', async () => {
  changes.heard(one)
  await look({ oldestRunning: 5n, next: 8n })
  expect(told).toEqual([])
  await look({ oldestRunning: 7n, next: 9n })
  expect(told).toEqual([])
  await look({ oldestRunning: 8n, next: 9n })
  expect(told).toEqual([one])
  expect(planned).toEqual([])
})

test('no change waits for a transaction that was begun after it', async () => {
  changes.heard(one)
  await look({ oldestRunning: 5n, next: 8n })
  changes.heard(two)
  await look({ oldestRunning: 5n, next: 10n })
  // Another has begun, and runs on: it got the number 10.
  await look({ oldestRunning: 10n, next: 12n })
  expect(told).toEqual([[...one, ...two]])
})

test('what is heard while the database is asked is looked at after that', async () => {
  changes.heard(one)
  begin()
  changes.heard(two)
  await answer({ oldestRunning: 8n, next: 8n })
  expect(told).toEqual([one])
  await look({ oldestRunning: 9n, next: 9n })
  expect(told).toEqual([one, two])
})

test('while the database cannot be asked, everything waits', async () => {
  changes.heard(one)
  await look({ oldestRunning: 5n, next: 8n })
  changes.heard(two)
  begin()
  changes.heard(three)
  await answer(new Error('no connection'))
  expect(told).toEqual([])
  await look({ oldestRunning: 9n, next: 9n })
  expect(told).toEqual([[...one, ...two, ...three]])
})

test('what is unknown stays so together with what is known', async () => {
  changes.heard(one)
  changes.heard('unknown')
  await look({ oldestRunning: 8n, next: 8n })
  expect(told).toEqual(['unknown'])
})

test('after the end nothing is told and nothing is looked for', async () => {
  changes.heard(one)
  begin()
  changes.stop()
  await answer({ oldestRunning: 8n, next: 8n })
  changes.heard(two)
  expect(told).toEqual([])
  expect(planned).toEqual([])
})
