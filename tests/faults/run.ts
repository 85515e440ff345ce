import { setTimeout as pause } from 'node:timers/promises'
import type { VirtualClock } from '../support/virtual-clock.ts'
import type { Activity } from './activity.ts'
import { chanceFrom, seedOfStep } from './chance.ts'
import { checkLibraries, checkQuiescence, checkStep } from './checks.ts'
import { settleOne } from './deeds.ts'
import type { Defects } from './planted-defects.ts'
import type { Served } from './served.ts'
import { takeStep } from './steps.ts'
import { Violation } from './violation.ts'
import { createWorld, type World } from './world.ts'

/** Steps between two looks at everything that the libraries hold. */
const betweenLooks = 10
/** Steps between two times at which the network is made whole and everything has to come to rest. */
const betweenCalms = 100

export interface Bench {
  readonly served: Served
  readonly activity: Activity
  /** Takes the clock of the run over for every long timer. */
  readonly setClock: (clock: VirtualClock) => void
}

export interface RunOptions {
  readonly seed: number
  /** The steps that are taken, by their numbers: a run with some taken out does the others as before. */
  readonly steps: readonly number[]
  readonly defects?: Defects
  /** Told of each step as it has been taken. */
  readonly onStep?: (line: string) => void
}

export interface RunOutcome {
  readonly seed: number
  readonly taken: number
  readonly violation: Violation | null
  /** The last steps before the violation, or all. */
  readonly trace: readonly string[]
  /** How much there was in the end, so that nobody takes an idle run for a sound one. */
  readonly facts: RunFacts
}

interface RunFacts {
  readonly desks: number
  readonly items: number
  readonly revisions: number
  readonly operations: number
  readonly applied: number
  readonly conflicts: number
  readonly refused: number
}

/** Longer than any request is waited for, in seconds. */
const longestOnTheWay = 70
/** Longer than a deletion can be taken back and the desks wait between two pulls, in milliseconds. */
const untilAtRest = 28_000

/** How long an answer takes at most in fine weather, in milliseconds, and how many a run may need by then. */
const longestAnswer = 100
const mostAnswers = 40
/** Milliseconds of true time for each of these. */
const trueTime = 20

/** The network is whole, everybody is signed in; lets time pass until nothing more happens. */
async function calm(world: World): Promise<void> {
  const { desks, clock } = world
  for (const desk of desks) desk.network.setWeather('fine')
  // What is still on its way arrives, and what nobody answers is given up.
  for (let second = 0; second < longestOnTheWay; second += 1) {
    if (second > 1 && desks.every(({ network }) => network.onTheWay() === 0)) break
    await clock.advance(1_000)
  }
  for (const desk of desks) desk.signIn()
  await clock.advance(untilAtRest)
  await untilAnswered(world)
}

/** A run that has begun at the very end gets its answers, too; one that hangs is found hanging. */
async function untilAnswered({ desks, clock }: World): Promise<void> {
  for (let tries = 0; tries < mostAnswers; tries += 1) {
    if (desks.every(({ engine }) => engine.status().phase !== 'working')) return
    // Other threads may work for it that nobody counts: they need true time, on a busy machine much of it.
    await pause(trueTime)
    await clock.advance(longestAnswer)
  }
}

/** Persons settle what waits for them, as long as there is something and it helps. */
async function settleAll(world: World): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    let isDone = true
    for (const desk of world.desks) {
      for (let place = 0; place < 20; place += 1) {
        if ((await settleOne(world, desk)) === 'nothing to settle') break
        isDone = false
      }
    }
    if (isDone) return
    await world.clock.advance(untilAtRest)
    await untilAnswered(world)
  }
}

async function comeToRest(world: World): Promise<void> {
  await calm(world)
  await checkQuiescence(world)
  await settleAll(world)
  await checkQuiescence(world)
}

function asViolation(failure: unknown): Violation {
  if (failure instanceof Violation) return failure
  return new Violation(
    'nothing_breaks',
    failure instanceof Error ? (failure.stack ?? failure.message) : String(failure),
    {
      cause: failure,
    },
  )
}

/** Takes the steps of a seed and looks after each one whether every rule still holds. */
export async function run(bench: Bench, options: RunOptions): Promise<RunOutcome> {
  const { seed, steps, defects = {}, onStep } = options
  const trace: string[] = []
  const world = await createWorld(bench.served, bench.activity, bench.setClock, seed, defects)
  let taken = 0
  let violation: Violation | null = null
  try {
    for (const step of steps) {
      const chance = chanceFrom(seedOfStep(seed, step))
      world.beginStep(step, chance)
      const line = `${String(step).padStart(5)} ${await takeStep(world, chance)}`
      trace.push(line)
      onStep?.(line)
      taken += 1
      await checkStep(world)
      if (step % betweenLooks === 0) await checkLibraries(world)
      if (step % betweenCalms === betweenCalms - 1) await comeToRest(world)
    }
    world.beginStep(-1, chanceFrom(seedOfStep(seed, -1)))
    await comeToRest(world)
  } catch (failure) {
    violation = asViolation(failure)
  }
  const count = (outcome: string) =>
    world.mirror.results().filter(result => result.outcome === outcome).length
  const facts = {
    applied: count('applied'),
    conflicts: count('conflict'),
    refused: count('refused'),
    desks: world.desks.length,
    items: world.items.length,
    revisions: [...world.mirror.all()].length,
    operations: world.watch.handedOut.size,
  }
  await world.end()
  return { seed, taken, violation, trace, facts }
}
