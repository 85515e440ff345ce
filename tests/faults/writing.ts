import type { FieldValue } from '#shared/content/field-value.ts'
import type { ItemId } from '#shared/content/identity.ts'

import { contentType, type ItemFields, type ItemType } from '#shared/content/item-type.ts'
import type { Library } from '../../renderer/library/library.ts'
import type { WorkingCopy } from '../../renderer/library/working-copy.ts'
import { newsFields } from '../support/an-item.ts'
import type { Chance } from './chance.ts'
import type { Desk, Screen } from './desk.ts'
import { wordsIn } from './ledger.ts'
import { shownOn, type World } from './world.ts'

/** Blocks of a body at most; beyond, some are taken out. */
const mostBlocks = 9

function blocksOf(body: unknown): readonly string[] {
  return typeof body === 'string' ? (body.match(/<p>.*?<\/p>/gs) ?? []) : []
}

/** What a person makes of a body: a paragraph more, one less, or other words in one. */
function nextBody(chance: Chance, body: unknown, word: string): string {
  const blocks = [...blocksOf(body)]
  const place = chance.below(blocks.length + 1)
  const change = chance.weighed<'add' | 'change' | 'take_out'>([
    [4, 'add'],
    [4, 'change'],
    [blocks.length > mostBlocks ? 8 : 1, 'take_out'],
  ])
  const known = blocks[place]
  if (known === undefined || change === 'add') blocks.splice(place, 0, `<p>Said ${word}.</p>`)
  else if (change === 'change') blocks[place] = known.replace('</p>', ` And ${word}.</p>`)
  else blocks.splice(place, 1, `<p>Instead ${word}.</p>`)
  return blocks.slice(0, mostBlocks + 2).join('')
}

function textsOf(value: FieldValue | undefined): readonly string[] {
  return Array.isArray(value) ? value.flatMap(entry => (typeof entry === 'string' ? [entry] : [])) : []
}

const topics = ['open-source-software', 'open-source-policy', 'open-source-legal']

/** The fields that a person changes in one go, from what is on their screen. */
function nextFields(chance: Chance, type: ItemType, fields: ItemFields, word: string): ItemFields {
  const { titleField, bodyField } = contentType(type)
  const names = new Set<string>(contentType(type).fields.map(({ name }) => name))
  const field = chance.weighed<string>([
    [3, titleField],
    [8, bodyField],
    [names.has('short_title') ? 1 : 0, 'short_title'],
    [names.has('keywords') ? 2 : 0, 'keywords'],
    [names.has('topics') ? 1 : 0, 'topics'],
  ])
  switch (field) {
    case bodyField:
      return { [field]: nextBody(chance, fields[field], word) }
    case 'keywords': {
      const known = textsOf(fields[field])
      return { [field]: [...(known.length > 4 ? known.slice(1) : known), word] }
    }
    case 'topics': {
      const known = textsOf(fields[field])
      const topic = topics[chance.below(topics.length)] ?? ''
      return { [field]: known.includes(topic) ? known.filter(one => one !== topic) : [...known, topic] }
    }
    default:
      return { [field]: `Title ${word}` }
  }
}

/** What a new item begins with: all that it needs to be proposed, or a first word. */
export function firstFields(chance: Chance, type: ItemType, word: string): ItemFields {
  if (type !== 'news' || chance.happens(0.2)) return { [contentType(type).titleField]: `Title ${word}` }
  return newsFields({ headline: `The city has decided ${word}`, short_title: `Decided ${word}` })
}

/** Notes what is on screen, for a person who will go on typing in it later without having seen what came meanwhile. */
export function look(desk: Desk, working: WorkingCopy): Screen {
  const { stored, fields } = working
  const { type } = working
  const screen = {
    type,
    revision: stored?.revision,
    state: stored?.state,
    fields,
    stored: stored?.fields,
  }
  desk.screens.set(working.id, screen)
  return screen
}

/** Saves changed fields as the page does, and keeps the books. `screen` is what its person has seen. */
export async function save(
  world: World,
  desk: Desk,
  library: Library,
  id: ItemId,
  screen: Screen,
  changed: ItemFields,
): Promise<void> {
  const { ledger } = world
  const shown = (await shownOn(desk, id))?.fields ?? screen.fields
  const seen = Object.fromEntries(Object.keys(changed).map(field => [field, screen.fields[field] ?? null]))
  try {
    const whole = { type: screen.type, fields: screen.stored ?? screen.fields }
    await library.saveDraft(id, changed, {
      revision: screen.revision,
      state: screen.state,
      fields: seen,
      whole,
    })
  } catch (failure) {
    for (const [field, value] of Object.entries(changed)) ledger.noteUncertain(desk, shown[field], value)
    throw failure
  }
  for (const [field, value] of Object.entries(changed))
    ledger.noteSaved(desk, id, field, world.step(), screen.fields[field], value)
  // What another window had written in the same passage gives way, into the history.
  const now = wordsIn((await shownOn(desk, id))?.fields)
  ledger.noteGivenWay(
    desk,
    [...wordsIn(shown)].filter(word => !now.has(word)),
  )
}

/** A person types in an item that is on their screen, now or since a while: it may be gone by now. */
export async function typeIn(world: World, desk: Desk, library: Library, id: ItemId): Promise<string> {
  const chance = world.chance()
  const working = await shownOn(desk, id)
  const known = desk.screens.get(id)
  const isSeenBefore = working === null || chance.happens(0.3)
  const screen = known && isSeenBefore ? known : working && look(desk, working)
  if (screen === null) return 'is not there'
  if (chance.happens(0.5)) desk.screens.delete(id)
  const word = world.ledger.newWord()
  const changed = nextFields(chance, screen.type, screen.fields, word)
  await save(world, desk, library, id, screen, changed)
  if (working === null) return `${word} in ${Object.keys(changed).join()}, which is gone`
  const isOld = screen !== known || screen.fields === working.fields ? '' : ', seen a while ago'
  return `${word} in ${Object.keys(changed).join()} on ${screen.revision ?? 'nothing'}${isOld}`
}
