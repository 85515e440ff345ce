import type { Actor } from '#shared/workflow/actor.ts'
import type { Policy } from '#shared/workflow/policy.ts'
import type { Chance } from './chance.ts'
import { type Deed, deeds, lookAtAnItem } from './deeds.ts'
import type { Desk } from './desk.ts'
import type { weathers } from './network.ts'
import { cast } from './served.ts'
import type { World } from './world.ts'

const wait =
  (least: number, most: number): Deed =>
  async world => {
    const time = world.chance().between(least, most)
    await world.clock.advance(time)
    return `${time} ms`
  }

const minute = 60_000
const hour = 60 * minute

async function changeWeather(world: World, desk: Desk): Promise<string> {
  const weather = world.chance().weighed<(typeof weathers)[number]>([
    [5, 'fine'],
    [2, 'slow'],
    [6, 'foul'],
    [2, 'down'],
    [2, 'strange'],
    [2, 'busy'],
  ])
  desk.network.setWeather(weather)
  return weather
}

async function skewClock(world: World, desk: Desk): Promise<string> {
  const chance = world.chance()
  const skew = chance.pick([0, chance.between(-9 * hour, 9 * hour), chance.between(-minute, minute)])
  desk.skew(skew)
  return `by ${skew} ms`
}

const memberships: readonly [Actor['membership'], ...Actor['membership'][]] = [
  { role: 'member', state: 'active' },
  { role: 'facilitator', state: 'active' },
  { role: 'author', state: 'active' },
  { role: 'member', state: 'blocked' },
  { role: 'member', state: 'pending' },
  null,
]

async function changeRole(world: World): Promise<string> {
  const chance = world.chance()
  const key = chance.pick(cast)
  // Mostly back to what they were: with everybody shut out nothing would happen any more.
  const first = world.rights[0]?.actors.get(key)?.membership ?? null
  const membership = chance.happens(0.6) ? first : chance.pick(memberships)
  // Whoever loses a role is in the middle of something.
  for (const desk of world.desks) if (desk.key === key) await lookAtAnItem(world, desk)
  await world.changeRights({ key, membership })
  return `${key} is ${membership === null ? 'no member' : `${membership.role}, ${membership.state}`}`
}

async function changePolicy(world: World): Promise<string> {
  const chance = world.chance()
  const policy: Policy = {
    membership: 'open',
    creation: chance.pick(['only_members', 'any_user', 'facilitators_and_authors']),
    moderation: chance.pick(['pre_moderated', 'post_moderated']),
  }
  await world.changeRights({ policy })
  return JSON.stringify(policy)
}

const steps = {
  ...deeds,
  pause: wait(0, 2_500),
  wait: wait(2_500, 40_000),
  waitLong: wait(minute, 12 * minute),
  changeWeather,
  skewClock,
  changeRole,
  changePolicy,
  tryNow: async (_world, desk) => {
    desk.engine.now()
    return 'tries now'
  },
  closeWindow: async (world, desk) => {
    await desk.reopenWindow('in_order')
    await world.watch.begunAnew(desk)
    return 'and opens it again'
  },
  crashWindow: async (world, desk) => {
    await desk.reopenWindow('crash')
    await world.watch.begunAnew(desk)
    return 'and opens it again'
  },
  restart: async (world, desk) => {
    await desk.restart()
    await world.watch.begunAnew(desk)
    return 'the whole desk'
  },
  closeSecondWindow: async (_world, desk) => {
    desk.closeSecondWindow()
    return 'if there is one'
  },
  expire: async (world, desk) => {
    const hasEnded = world.chance().happens(0.3)
    await desk.endSignIn(hasEnded)
    return hasEnded ? 'the sign-in' : 'the access token'
  },
  signIn: async (_world, desk) => {
    desk.signIn()
    return 'anew'
  },
} as const satisfies Record<string, Deed>

type StepName = keyof typeof steps

const choice: readonly (readonly [weight: number, name: StepName])[] = [
  [5, 'begin'],
  [40, 'type'],
  [4, 'typeInSecondWindow'],
  [4, 'typeInGone'],
  [5, 'look'],
  [10, 'decide'],
  [2, 'takeBack'],
  [8, 'settle'],
  [4, 'deleteDraft'],
  [3, 'restoreDeleted'],
  [1, 'deleteForGood'],
  [4, 'attach'],
  [2, 'fetchFile'],
  [2, 'putBack'],
  [2, 'undoMerge'],
  [9, 'writeInMargin'],
  [1, 'tidy'],
  [25, 'pause'],
  [16, 'wait'],
  [1, 'waitLong'],
  [8, 'changeWeather'],
  [1, 'skewClock'],
  [1, 'changeRole'],
  [0.5, 'changePolicy'],
  [4, 'tryNow'],
  [2, 'closeWindow'],
  [3, 'crashWindow'],
  [2, 'restart'],
  [1, 'closeSecondWindow'],
  [2, 'expire'],
  [3, 'signIn'],
]

/** Steps whose work is partly done by other threads: nothing else goes on beside them, so that a run repeats itself. */
const undisturbed: readonly StepName[] = ['attach', 'fetchFile', 'pause', 'wait', 'waitLong']

/** Does the next thing, whatever it is; answers a line for the trace. */
export async function takeStep(world: World, chance: Chance): Promise<string> {
  const desk = chance.pick([...firstAnd(world.desks)])
  const name = chance.weighed(choice)
  // Now and then something happens in the middle of it, as it does.
  const isDisturbed = chance.happens(0.15) && !undisturbed.includes(name)
  const meanwhile = isDisturbed ? world.clock.advance(chance.between(0, 3_000)) : Promise.resolve()
  const deed: Deed = steps[name]
  const [told] = await Promise.all([deed(world, desk), meanwhile])
  await world.activity.quiet()
  return `${desk.name.split('/').at(-1)} ${name}: ${told}${isDisturbed ? ' while time passes' : ''}`
}

function firstAnd(desks: readonly Desk[]): readonly [Desk, ...Desk[]] {
  const [first, ...others] = desks
  if (first === undefined) throw new Error('There is no desk')
  return [first, ...others]
}
