import { fork } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { runScript } from '../../build/run/run-script.ts'
import { startPostgresServer } from '../support/postgres-server.ts'
import { type Job, JobOutcome } from './jobs.ts'
import { pinnedSeeds } from './pinned-seeds.ts'
import { plantedDefects } from './planted-defects.ts'

const usage = `Usage: npm run test:faults -- [options]

  --steps N      steps in all (20000; 2000 with --chromium); with --seed: of that seed (400)
  --seed N       one seed only, nothing planted, nothing pinned
  --only 3,17    with --seed: only these of its steps
  --first N      the first seed of many (1); "any" for one that nobody has tried
  --workers N    processes side by side (as many as the machine has cores, at most 4)
  --postgres     the service on a real PostgreSQL server instead of PGlite; runs do not repeat themselves exactly
  --chromium     the libraries in the database of real Chromium, in one process; slower, and not the same each time
  --report FILE  writes {"passed": N, "failed": N, "failures": [{"name", "message"}]} there
  --summary FILE writes all that was measured there, as JSON
`

const stepsOfASeed = 400
/** A worker is replaced after so many jobs, so that no run of millions depends on its memory. */
const jobsOfAWorker = 150
const everySeconds = 30

const { values: given } = parseArgs({
  options: {
    steps: { type: 'string' },
    seed: { type: 'string' },
    only: { type: 'string' },
    first: { type: 'string', default: '1' },
    workers: { type: 'string' },
    postgres: { type: 'boolean', default: false },
    chromium: { type: 'boolean', default: false },
    report: { type: 'string' },
    summary: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})

function wholeNumber(name: string, text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number) || number < 0)
    throw new Error(`--${name} takes a whole number, not ${text}`)
  return number
}

function jobsAsked(): readonly Job[] {
  if (given.seed !== undefined) {
    const seed = wholeNumber('seed', given.seed)
    const only = given.only?.split(',').map(step => wholeNumber('only', step)) ?? null
    return [
      { kind: 'seed', seed, steps: wholeNumber('steps', given.steps ?? `${stepsOfASeed}`), only, why: null },
    ]
  }
  const steps = wholeNumber('steps', given.steps ?? (given.chromium ? '2000' : '20000'))
  const first =
    given.first === 'any' ? Math.floor(Math.random() * 2 ** 30) : wholeNumber('first', given.first)
  const seeds = Math.ceil(steps / stepsOfASeed)
  console.log(`faults: ${seeds} seeds from ${first} on, ${stepsOfASeed} steps each`)
  return [
    ...pinnedSeeds.map(({ seed, steps, why }): Job => ({ kind: 'seed', seed, steps, only: null, why })),
    ...plantedDefects.map((_, place): Job => ({ kind: 'planted', place, steps: stepsOfASeed })),
    ...Array.from(
      { length: seeds },
      (_, place): Job => ({ kind: 'seed', seed: first + place, steps: stepsOfASeed, only: null, why: null }),
    ),
  ]
}

const began = performance.now()
const outcomes: JobOutcome[] = []
const seconds = () => (performance.now() - began) / 1_000

/** Steps of runs that must hold; what is planted does not count. */
function stepsTaken(): number {
  return outcomes.filter(({ name }) => name.startsWith('seed')).reduce((sum, { taken }) => sum + taken, 0)
}

function tell(outcome: JobOutcome): void {
  outcomes.push(outcome)
  if (outcome.report !== null) console.log(`\nFAILED ${outcome.name}\n${outcome.report}\n`)
  else if (given.seed !== undefined || !outcome.name.startsWith('seed')) console.log(`passed ${outcome.name}`)
}

/** One process after the other takes jobs from the list until it is empty. */
async function work(jobs: Job[], server: string | null): Promise<void> {
  while (jobs.length > 0) {
    await new Promise<void>((resolve, reject) => {
      const child = fork(new URL('./worker.ts', import.meta.url), server === null ? [] : [server])
      let current: Job | undefined
      let left = jobsOfAWorker
      const next = () => {
        current = left > 0 ? jobs.shift() : undefined
        left -= 1
        if (current === undefined) child.disconnect()
        else child.send(current)
      }
      let isUp = false
      child.on('message', message => {
        isUp = true
        const outcome = JobOutcome.safeParse(message)
        if (outcome.success) tell(outcome.data)
        next()
      })
      child.on('error', reject)
      child.on('exit', code => {
        // One that cannot even start would not the next time either: what is left to do has failed.
        current ??= isUp ? undefined : jobs.splice(0).at(0)
        if (current !== undefined) tell(brokenOff(current, `The worker ended with ${code}`))
        resolve()
      })
    })
  }
}

/** Does the jobs one after the other in one page; one that crashes has failed its job, and another page goes on. */
async function workInChromium(jobs: Job[]): Promise<void> {
  // It brings a bundler and a browser's driver along, which no other run needs.
  const { startInChromium } = await import('./chromium/in-chromium.ts')
  for (let job = jobs.shift(); job !== undefined; ) {
    const chromium = await startInChromium()
    try {
      for (; job !== undefined; job = jobs.shift()) tell(await chromium.doJob(job))
    } catch (failure) {
      tell(brokenOff(job, `The page ended: ${failure}`))
      job = jobs.shift()
    } finally {
      await chromium.end()
    }
  }
}

function brokenOff(job: Job | undefined, report: string): JobOutcome {
  const name = `seed or defect ${JSON.stringify(job)}`
  return { passed: false, name, taken: 0, seconds: 0, facts: {}, report }
}

async function main(): Promise<number> {
  if (given.help) {
    console.log(usage)
    return 0
  }
  if (given.chromium && given.postgres)
    throw new Error('--chromium has the service in its page: no --postgres')
  const jobs = [...jobsAsked()]
  const most = wholeNumber('workers', given.workers ?? `${Math.min(4, availableParallelism())}`)
  const count = given.chromium ? 1 : Math.min(jobs.length, most)
  const progress = setInterval(() => {
    const rate = (stepsTaken() / seconds()).toFixed(0)
    console.log(`faults: ${stepsTaken()} steps, ${rate} a second, ${jobs.length} runs to go`)
  }, everySeconds * 1_000)
  const postgres = given.postgres ? await startPostgresServer() : null
  const servers = await Promise.all(
    Array.from({ length: count }, (_, place) => postgres?.createDatabase(`faults_${place}`) ?? null),
  )
  if (given.chromium) await workInChromium(jobs)
  else await Promise.all(servers.map(server => work(jobs, server)))
  await postgres?.stop()
  clearInterval(progress)
  const failed = outcomes.filter(outcome => !outcome.passed).length
  const passed = outcomes.length - failed
  const facts: Record<string, number> = {}
  for (const outcome of outcomes)
    for (const [name, value] of Object.entries(outcome.facts)) facts[name] = (facts[name] ?? 0) + value
  const summary = {
    suite: 'faults',
    passed,
    failed,
    steps: stepsTaken(),
    seconds: Math.round(seconds()),
    stepsPerSecond: Math.round(stepsTaken() / seconds()),
    workers: count,
    facts,
  }
  console.log(JSON.stringify(summary))
  if (given.summary !== undefined) await writeFile(given.summary, JSON.stringify(summary, null, 2))
  if (given.report !== undefined) {
    const failures = outcomes
      .filter(outcome => !outcome.passed)
      .map(({ name, report }) => ({ name, message: report ?? '' }))
    await writeFile(given.report, JSON.stringify({ passed, failed, failures }))
  }
  console.log(`${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}

await runScript(main)
