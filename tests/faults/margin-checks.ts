import { isDeepStrictEqual } from 'node:util'
import { mayReadMargin } from '#shared/workflow/may.ts'
import type { Desk } from './desk.ts'
import { Violation } from './violation.ts'
import type { World } from './world.ts'

/** Every word of a margin is at the service, or waits at its writer's desk; a person may have let it go. */
export async function checkMarginWords(world: World): Promise<void> {
  if (world.marginWords.length === 0) return
  const stored = JSON.stringify(await world.served.margins())
  const waiting = new Map<Desk, string>()
  for (const desk of world.desks)
    waiting.set(desk, JSON.stringify(await desk.database.marginOutbox.toArray()))
  for (const { word, desk, item } of world.marginWords) {
    const isThere = stored.includes(`So ${word}"`) || waiting.get(desk)?.includes(`So ${word}"`)
    if (!isThere)
      throw new Violation('typed_words_are_kept', `${word}, in the margin of ${item} on ${desk.name}`)
  }
}

/** When the network is whole: nothing waits, everybody has the margins that are for their eyes, and no other. */
export async function checkMarginsAtRest(world: World): Promise<void> {
  await checkMarginWords(world)
  const stored = new Map((await world.served.margins()).map(({ item, ...margin }) => [item, margin]))
  const items = new Map((await world.served.items()).map(item => [item.id, item]))
  for (const desk of world.desks) {
    const left = (await desk.database.marginOutbox.toArray()).filter(({ stage }) => stage !== 'refused')
    if (left.length > 0)
      throw new Violation('nothing_waits_in_vain', `${desk.name} still holds ${JSON.stringify(left)}`)
    const held = await desk.database.margins.toArray()
    const actor = world.actorOf(desk.key)
    for (const { item, margin } of held) {
      const known = items.get(item)
      const latest = known && world.mirror.revision(item, known.revision)
      const isTheirs =
        known !== undefined &&
        latest !== undefined &&
        !known.isDeleted &&
        mayReadMargin(actor, world.policy(), {
          author: known.author,
          state: latest.state,
          isPublished: known.published !== null,
        })
      if (!isTheirs) throw new Violation('only_what_may_be_seen', `${desk.name} holds the margin of ${item}`)
      if (!isDeepStrictEqual(margin, stored.get(item)))
        throw new Violation(
          'desks_converge',
          `${desk.name} has ${JSON.stringify(margin)} in the margin of ${item}, the service ${JSON.stringify(stored.get(item))}`,
        )
    }
    const missing = await missingOn(world, desk, new Set(held.map(({ item }) => item)))
    if (missing.length > 0)
      throw new Violation('desks_converge', `${desk.name} lacks the margins of ${missing.join(', ')}`)
  }
}

/** The margins that a new desk of this account would get, and this one does not have. */
async function missingOn(world: World, desk: Desk, held: ReadonlySet<string>): Promise<readonly string[]> {
  return [...(await world.served.marginsFor(desk.key))].filter(item => !held.has(item))
}
