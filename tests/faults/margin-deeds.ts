import { type ItemId, Revision } from '#shared/content/identity.ts'
import type { Place } from '#shared/margin/margin.ts'
import { mayClaim, mayComment, maySuggest } from '#shared/workflow/may.ts'
import { readMarginEntries } from '../../renderer/library/margins.ts'
import type { WorkingCopy } from '../../renderer/library/working-copy.ts'
import type { Desk } from './desk.ts'
import type { World } from './world.ts'

/** A word that somebody wrote in a margin, and their library has acknowledged. */
export interface MarginWord {
  readonly word: string
  readonly desk: Desk
  readonly item: ItemId
}

/** What a person does in the margin of an item that they have open; a little of it is not theirs to do. */
export async function writeInMargin(world: World, desk: Desk, working: WorkingCopy): Promise<string> {
  const { stored, id, fields } = working
  if (stored === null) return 'is not at the service yet'
  const chance = world.chance()
  const standing = {
    author: stored.author.id,
    state: stored.state,
    isPublished: stored.published !== null,
  }
  const [actor, policy] = [world.actorOf(desk.key), world.policy()]
  const isForged = chance.happens(0.15)
  if (!mayComment(actor, policy, standing) && !isForged) return 'has no margin for them'
  const { margins } = desk.library
  const { margin } = (await desk.database.margins.get(id)) ?? { margin: null }
  const thread = margin?.threads[chance.below(Math.max(1, margin.threads.length))]
  const suggestion = margin?.suggestions.find(({ answer }) => answer === null)
  const revision = Revision.parse(stored.revision)
  const remark = () => {
    const word = world.ledger.newWord()
    world.marginWords = [...world.marginWords, { word, desk, item: id }]
    return { text: `So ${word}`, mentions: [] }
  }
  const place = chance.pick<Place | null>([null, { field: 'body', quote: null }])
  switch (chance.pick(['thread', 'answer', 'resolve', 'claim', 'release', 'suggest', 'settle'])) {
    case 'answer':
      if (thread) {
        await margins.answer(id, thread.id, revision, remark())
        return 'is answered'
      }
      break
    case 'resolve':
      if (thread) {
        await margins.resolve(id, thread.id, chance.happens(0.7))
        return 'has a thread resolved or opened'
      }
      break
    case 'claim': {
      if (!mayClaim(actor, policy, standing) && !isForged) break
      const holder = margin?.claim?.by
      const isTaken = holder !== undefined && holder.id !== desk.me.id && chance.happens(0.5)
      const over = { from: holder?.id ?? desk.me.id, word: 'I go on', revision }
      await margins.claim(id, isTaken ? over : undefined)
      return isTaken ? 'is taken over' : 'is claimed'
    }
    case 'release':
      await margins.release(id)
      return 'is released'
    case 'suggest':
      if (!maySuggest(actor, policy, standing) && !isForged) break
      await margins.suggest(id, revision, { headline: `Rather ${String(fields['headline'] ?? '')}` }, null)
      return 'has an edit suggested'
    case 'settle':
      if (suggestion) {
        await margins.answerSuggestion(id, suggestion.id, chance.happens(0.5))
        return 'has a suggestion answered'
      }
      break
    default:
      break
  }
  await margins.beginThread(id, place, revision, remark())
  return 'is commented on'
}

/** Lets one refused thing in a margin go, or sends it again; answers whether there was one. */
export async function settleInMargin(world: World, desk: Desk): Promise<boolean> {
  const chance = world.chance()
  for (const id of world.items) {
    const refused = (await readMarginEntries(desk.database, id)).find(({ stage }) => stage === 'refused')
    if (refused === undefined) continue
    const { operation } = refused
    if (chance.happens(0.3) && operation.kind !== 'claim') {
      await desk.library.margins.sendAgain(operation.id)
      return true
    }
    if ('text' in operation)
      world.marginWords = world.marginWords.filter(({ word }) => !operation.text.includes(word))
    await desk.library.margins.dropRefused(operation.id)
    return true
  }
  return false
}
