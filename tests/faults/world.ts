import type { ItemId } from '#shared/content/identity.ts'
import type { FileId } from '#shared/content/kept-file.ts'
import type { Actor } from '#shared/workflow/actor.ts'
import type { Policy } from '#shared/workflow/policy.ts'
import { readItem } from '../../renderer/library/item-records.ts'
import { type WorkingCopy, workingCopyOf } from '../../renderer/library/working-copy.ts'
import { type VirtualClock, virtualClock } from '../support/virtual-clock.ts'
import type { Activity } from './activity.ts'
import { type Chance, chanceFrom } from './chance.ts'
import { createDesk, type Desk } from './desk.ts'
import { createLedger, type Ledger } from './ledger.ts'
import type { MarginWord } from './margin-deeds.ts'
import { createMirror, type Mirror } from './mirror.ts'
import type { Defects } from './planted-defects.ts'
import { type CastKey, cast, type Served } from './served.ts'
import type { Violation } from './violation.ts'
import { createWatch, type Watch } from './watch.ts'

/** Who could do what, since when: roles and policy change while people work. */
interface Rights {
  readonly since: number
  readonly actors: ReadonlyMap<CastKey, Actor>
  readonly policy: Policy
}

/** Everything of one run. */
export interface World {
  readonly desks: readonly Desk[]
  readonly clock: VirtualClock
  readonly activity: Activity
  readonly served: Served
  readonly ledger: Ledger
  readonly watch: Watch
  readonly mirror: Mirror
  /** Chance of the step under way. */
  readonly chance: () => Chance
  /** The number of the step under way. */
  readonly step: () => number
  beginStep(step: number, chance: Chance): void
  /** Items in the order in which they were begun. */
  readonly items: ItemId[]
  /** Files that were given to a desk, by account and file. */
  readonly given: Set<string>
  readonly files: FileId[]
  /** Words in margins that nobody has let go. */
  marginWords: readonly MarginWord[]
  readonly rights: readonly Rights[]
  actorOf(key: CastKey): Actor
  policy(): Policy
  changeRights(change: {
    readonly key?: CastKey
    readonly membership?: Actor['membership']
    readonly policy?: Policy
  }): Promise<void>
  /** Whether something was written in a desk's library since this was last asked for the same look. */
  hasWritten(desk: Desk, look: 'step' | 'records'): boolean
  /** What was found so far, the first first. */
  readonly violations: Violation[]
  readonly faults: unknown[]
  end(): Promise<void>
}

/** Longer than the service waits for anything by itself, in milliseconds. */
const serviceWaitsAtMost = 90_000

/** The time at which each run begins. */
const beginning = Date.UTC(2026, 2, 1, 9)

const policies: readonly [Policy, ...Policy[]] = [
  { membership: 'open', creation: 'only_members', moderation: 'pre_moderated' },
  { membership: 'open', creation: 'only_members', moderation: 'pre_moderated' },
  { membership: 'open', creation: 'any_user', moderation: 'pre_moderated' },
  { membership: 'open', creation: 'only_members', moderation: 'post_moderated' },
]

/** Two to four desks; two of them often belong to one person. */
const casts: readonly [readonly CastKey[], ...(readonly CastKey[])[]] = [
  ['editor', 'editor'],
  ['editor', 'facilitator'],
  ['editor', 'editor', 'moderator'],
  ['editor', 'contributor', 'facilitator'],
  ['editor', 'editor', 'contributor', 'moderator'],
  ['editor', 'editor', 'facilitator', 'facilitator'],
]

/** Sets up the service, emptied, and the desks of a run. */
export async function createWorld(
  served: Served,
  activity: Activity,
  setClock: (clock: VirtualClock) => void,
  seed: number,
  defects: Defects,
): Promise<World> {
  const clock = virtualClock(beginning, activity.quiet)
  setClock(clock)
  let chance = chanceFrom(seed)
  let step = 0
  const violations: Violation[] = []
  const faults: unknown[] = []
  const time = () => clock.now().getTime()
  const policy = chance.pick(policies)
  await served.beginAnew(policy)
  const ledger = createLedger()
  const watch = createWatch(time, violation => violations.push(violation))
  const mirror = createMirror(served, ledger, watch.handedOut)
  const actors = new Map<CastKey, Actor>()
  for (const key of cast) actors.set(key, (await served.participant(key)).actor)
  const rights: Rights[] = [{ since: time(), actors, policy }]
  const current = () => rights.at(-1) ?? { since: 0, actors, policy }
  const desks: Desk[] = []
  const run = chance.uuid()
  const seenWrites = new Map<string, number>()
  for (const [place, key] of chance.pick(casts).entries()) {
    desks.push(
      await createDesk({
        name: `faults/${run}/${place}-${key}`,
        key,
        notesAnswers: place % 2 === 0,
        participant: await served.participant(key),
        served,
        clock,
        activity,
        chance: () => chance,
        watch: watch.around,
        defects,
        onFault: fault => faults.push(fault),
      }),
    )
  }
  await activity.quiet()

  return {
    desks,
    clock,
    activity,
    served,
    ledger,
    watch,
    mirror,
    chance: () => chance,
    step: () => step,
    beginStep: (next, itsChance) => {
      step = next
      chance = itsChance
    },
    items: [],
    given: new Set(),
    files: [],
    marginWords: [],
    rights,
    actorOf: key => {
      const actor = current().actors.get(key)
      if (actor === undefined) throw new Error(`Nobody plays ${key}`)
      return actor
    },
    policy: () => current().policy,
    changeRights: async ({ key, membership, policy: next }) => {
      // Requests that are inside the service are answered under the old rights.
      await activity.quiet()
      const before = current()
      const changed = new Map(before.actors)
      if (key !== undefined && membership !== undefined) {
        await served.setMembership(key, membership)
        changed.set(key, (await served.participant(key)).actor)
      }
      if (next !== undefined) await served.setPolicy(next)
      rights.push({ since: time(), actors: changed, policy: next ?? before.policy })
    },
    hasWritten: (desk, look) => {
      const key = `${look} ${desk.name}`
      const writes = activity.writesIn(desk.name)
      const isNew = seenWrites.get(key) !== writes
      seenWrites.set(key, writes)
      return isNew
    },
    violations,
    faults,
    end: async () => {
      for (const desk of desks) await desk.end()
      // The service lives on: what it waits for on this clock comes to its end.
      await clock.advance(serviceWaitsAtMost)
    },
  }
}

/** An item as a desk shows it now; null where it is not shown. */
export async function shownOn(desk: Desk, id: ItemId): Promise<WorkingCopy | null> {
  const { copy, draft, entries } = await readItem(desk.database, id)
  return workingCopyOf(copy, draft, entries)
}
