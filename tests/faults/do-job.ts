import { performance } from 'node:perf_hooks'
import type { PGliteOptions } from '@electric-sql/pglite'
import { virtualClock } from '../support/virtual-clock.ts'
import { countTransactions, countWorkElsewhere, createActivity } from './activity.ts'
import type { Job, JobOutcome } from './jobs.ts'
import { plantedDefects } from './planted-defects.ts'
import { type Bench, type RunOutcome, run } from './run.ts'
import { startServed } from './served.ts'
import { shrink } from './shrink.ts'
import { takeOverTimers } from './virtual-timers.ts'

/** How long a failure is made smaller, in milliseconds. */
const shrinkingAtMost = 90_000
/** Most seeds that a planted defect is looked for with: what must happen for one of them to show is rare. */
const seedsForPlanted = 30
const linesOfTrace = 60

function firstSteps(count: number): readonly number[] {
  return Array.from({ length: count }, (_, step) => step)
}

interface Surroundings {
  /** The address of an empty database on PostgreSQL, or how PGlite is started in memory. */
  readonly place: string | PGliteOptions
  /** Whether other processes work on the libraries or on the service's database. */
  readonly isRemote: boolean
  /** The switch of the command that repeats what happens here, where it needs one. */
  readonly repeatedWith: '--postgres' | '--chromium' | null
}

/** Sets up what all runs of this process share. */
async function setUp({ place, isRemote }: Omit<Surroundings, 'repeatedWith'>): Promise<Bench> {
  const activity = createActivity(isRemote)
  let clock = virtualClock()
  const served = await startServed(activity, () => clock.now(), place)
  countTransactions(activity)
  countWorkElsewhere(activity)
  takeOverTimers(() => clock)
  return {
    served,
    activity,
    setClock: next => {
      clock = next
    },
  }
}

function told(outcome: RunOutcome, title: string): string {
  const { violation, trace, facts, seed } = outcome
  return [
    `${title}: seed ${seed}, ${outcome.taken} steps taken, ${JSON.stringify(facts)}`,
    ...trace.slice(-linesOfTrace),
    `      ${violation?.message.slice(0, 6_000)}`,
  ].join('\n')
}

/** The failure, and the least of it that still fails in the same way. */
async function reportOf(
  bench: Bench,
  failed: RunOutcome,
  steps: readonly number[],
  repeatedWith: Surroundings['repeatedWith'],
): Promise<string> {
  const { seed, taken, violation } = failed
  const rule = violation?.rule
  const end = performance.now() + shrinkingAtMost
  const again = (steps: readonly number[]) => run(bench, { seed, steps })
  const least = await shrink(
    steps.slice(0, taken),
    async steps => (await again(steps)).violation?.rule === rule,
    () => performance.now() > end,
  )
  const smallest = await again(least)
  const command = ['npm run test:faults --', repeatedWith, `--seed ${seed}`].filter(Boolean).join(' ')
  const all = `${command} --steps ${(steps[taken - 1] ?? 0) + 1}`
  const only = `${command} --only ${least.join(',')}`
  return [told(failed, 'The run'), told(smallest, 'The least of it'), all, only].join('\n\n')
}

async function runSeed(
  bench: Bench,
  job: Extract<Job, { kind: 'seed' }>,
  repeatedWith: Surroundings['repeatedWith'],
): Promise<JobOutcome> {
  const began = performance.now()
  const before = process.cpuUsage()
  const steps = job.only ?? firstSteps(job.steps)
  const outcome = await run(bench, { seed: job.seed, steps })
  const seconds = (performance.now() - began) / 1_000
  const { user, system } = process.cpuUsage(before)
  const { taken, facts, violation } = outcome
  return {
    passed: violation === null,
    name: `seed ${job.seed}${job.why === null ? '' : `, pinned: ${job.why}`}`,
    taken,
    seconds,
    facts: { ...facts, processorMilliseconds: Math.round((user + system) / 1_000) },
    report: violation === null ? null : await reportOf(bench, outcome, steps, repeatedWith),
  }
}

async function findPlanted(bench: Bench, job: Extract<Job, { kind: 'planted' }>): Promise<JobOutcome> {
  const planted = plantedDefects[job.place]
  if (planted === undefined) throw new Error(`No defect is planted at ${job.place}`)
  const began = performance.now()
  let taken = 0
  const seen: string[] = []
  for (let seed = 1; seed <= seedsForPlanted; seed += 1) {
    const outcome = await run(bench, { seed, steps: firstSteps(job.steps), defects: planted.defects })
    taken += outcome.taken
    const rule = outcome.violation?.rule
    seen.push(`seed ${seed}: ${outcome.violation?.message.slice(0, 500) ?? 'nothing'}`)
    if (rule === undefined || !planted.seenAs.includes(rule)) continue
    const name = `a planted defect is found (${planted.what}): ${rule} after ${taken} steps`
    return {
      passed: true,
      name,
      taken,
      seconds: (performance.now() - began) / 1_000,
      facts: {},
      report: null,
    }
  }
  return {
    passed: false,
    name: `a planted defect is not found: ${planted.what}`,
    taken,
    seconds: (performance.now() - began) / 1_000,
    facts: {},
    report: [`Expected one of ${planted.seenAs.join(', ')}, and saw`, ...seen].join('\n'),
  }
}

/** Gets ready to do jobs, one after the other. There has to be an IndexedDB. */
export async function getReady({
  repeatedWith,
  ...surroundings
}: Surroundings): Promise<(job: Job) => Promise<JobOutcome>> {
  const bench = await setUp(surroundings)
  return job => (job.kind === 'seed' ? runSeed(bench, job, repeatedWith) : findPlanted(bench, job))
}
