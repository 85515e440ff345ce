import { type ItemId, Revision } from '#shared/content/identity.ts'
import { filesNamedBy } from '#shared/content/kept-file.ts'
import type { Choice } from '#shared/merge/decision.ts'
import { mergeItem } from '#shared/merge/merge-item.ts'
import type { ItemStanding } from '#shared/workflow/may.ts'
import { decisionsFor, mayDelete, mayTransition, savingTransition } from '#shared/workflow/may.ts'
import { transitionRules } from '#shared/workflow/rules.ts'
import { readItem } from '../../renderer/library/item-records.ts'
import type { Library } from '../../renderer/library/library.ts'
import { rowIds } from '../../renderer/library/packed-rows.ts'
import type { WorkingCopy } from '../../renderer/library/working-copy.ts'
import { aPdf, aPng } from '../support/a-file.ts'
import type { Desk } from './desk.ts'
import { wordsIn } from './ledger.ts'
import { settleInMargin, writeInMargin } from './margin-deeds.ts'
import { Violation } from './violation.ts'
import { shownOn, type World } from './world.ts'
import { firstFields, look, save, typeIn } from './writing.ts'

/** Something that a person does at a desk; answers what it was, for the trace. */
export type Deed = (world: World, desk: Desk) => Promise<string>

function standingOf(desk: Desk, working: WorkingCopy): ItemStanding {
  return {
    author: working.stored?.author.id ?? desk.me.id,
    state: working.stored?.state ?? 'draft',
    isPublished: working.stored?.published !== null && working.stored?.published !== undefined,
  }
}

/** One of the items on this desk, rather one that was begun lately; null where there is none. */
async function someItem(world: World, desk: Desk): Promise<ItemId | null> {
  const chance = world.chance()
  const here = new Set(await rowIds(desk.database))
  const newestFirst = world.items.filter(id => here.has(id)).reverse()
  const place = Math.min(chance.below(8), chance.below(8))
  return newestFirst[place % Math.max(1, newestFirst.length)] ?? null
}

function isForWriting(world: World, desk: Desk, working: WorkingCopy): boolean {
  const actor = world.actorOf(desk.key)
  const standing = standingOf(desk, working)
  const saving = savingTransition(working.state)
  return saving === undefined
    ? decisionsFor(actor, world.policy(), standing).length > 0
    : mayTransition(actor, world.policy(), { ...standing, state: working.state }, saving).allowed
}

const onAnItem =
  (deed: (world: World, desk: Desk, working: WorkingCopy) => Promise<string>): Deed =>
  async (world, desk) => {
    const id = await someItem(world, desk)
    const working = id && (await shownOn(desk, id))
    if (!working) return 'no item'
    return `${working.id.slice(0, 8)} ${await deed(world, desk, working)}`
  }

function typed(libraryOf: (desk: Desk) => Promise<Library>): Deed {
  return onAnItem(async (world, desk, working) => {
    // Where the workflow does not let a person write, the page does not either; what it knows may be old.
    if (!isForWriting(world, desk, working) && !world.chance().happens(0.05)) return 'is for reading only'
    return typeIn(world, desk, await libraryOf(desk), working.id)
  })
}

/** Reads an item, and has it on screen from now on. */
export const lookAtAnItem: Deed = onAnItem(
  async (_world, desk, working) => `is read at ${look(desk, working).revision}`,
)

/** Goes on typing in an item that has gone from the desk while it was on screen; where there is none, reads one. */
async function typeInGone(world: World, desk: Desk): Promise<string> {
  const here = new Set(await rowIds(desk.database))
  const gone = [...desk.screens.keys()].filter(id => !here.has(id))
  const id = gone[world.chance().below(Math.max(1, gone.length))]
  if (id === undefined) return lookAtAnItem(world, desk)
  return `${id.slice(0, 8)} ${await typeIn(world, desk, desk.library, id)}`
}

async function begin(world: World, desk: Desk): Promise<string> {
  const { ledger } = world
  const chance = world.chance()
  const type = chance.weighed<'news' | 'event' | 'solution'>([
    [6, 'news'],
    [1, 'event'],
    [1, 'solution'],
  ])
  const fields = chance.happens(0.1) ? {} : firstFields(chance, type, ledger.newWord())
  const id = await desk.library.createDraft(type, fields)
  world.items.push(id)
  for (const [field, value] of Object.entries(fields))
    ledger.noteSaved(desk, id, field, world.step(), undefined, value)
  return `${id.slice(0, 8)} as ${type}`
}

const decide: Deed = onAnItem(async (world, desk, working) => {
  const chance = world.chance()
  const may = decisionsFor(world.actorOf(desk.key), world.policy(), standingOf(desk, working))
  const names = may.map(({ transition }) => transition)
  const any = chance.pick(['propose', 'approve', 'return_to_author', 'publish'] as const)
  const transition = names.length > 0 && !chance.happens(0.08) ? names[chance.below(names.length)] : any
  if (transition === undefined) return 'decides nothing'
  const rule = transitionRules[world.policy().moderation].find(known => known.transition === transition)
  const isReasonGiven = rule?.reason !== undefined && !chance.happens(0.1)
  const read = Revision.parse(working.stored?.revision ?? 0)
  desk.screens.delete(working.id)
  await desk.library.decide(working.id, {
    transition,
    read,
    ...(isReasonGiven && { reason: 'So decided' }),
  })
  return `${transition} on ${read}`
})

const takeBack: Deed = async (world, desk) => {
  for (const id of world.items) {
    const working = await shownOn(desk, id)
    if (!working?.decisionOnItsWay) continue
    desk.screens.delete(id)
    return `${id.slice(0, 8)} ${await desk.library.takeBackDecision(id)}`
  }
  return 'nothing to take back'
}

/** Settles a conflict passage by passage. */
async function settleMerged(world: World, desk: Desk, working: WorkingCopy): Promise<string> {
  const { conflict, fields: mine, type, id } = working
  const chance = world.chance()
  world.ledger.noteSettled(desk, id)
  if (!conflict?.current || conflict.isDeletion) {
    const kept = await desk.library.settleConflict(id, 'theirs')
    if (kept) world.items.push(kept)
    return `theirs, mine is ${kept?.slice(0, 8)}`
  }
  const { decisions } = mergeItem({ type, base: conflict.base, mine, theirs: conflict.current.fields })
  const choices = new Map(
    decisions.map(({ id, kind }): [string, Choice] => [
      id,
      chance.pick<Choice>(['mine', 'theirs', kind === 'block' ? 'both' : 'mine']),
    ]),
  )
  const isSettled = await desk.library.settleMerge(id, choices, chance.happens(0.5))
  return `${isSettled} by ${decisions.length} choices`
}

/** Settles one conflict or one refusal, as a person would who reads what the desk says. */
export async function settleOne(world: World, desk: Desk): Promise<string> {
  const chance = world.chance()
  for (const id of world.items) {
    const working = await shownOn(desk, id)
    if (!working) continue
    const { kind } = working.status
    if (kind !== 'needs_your_decision' && kind !== 'refused') continue
    desk.screens.delete(id)
    if (kind === 'needs_your_decision') {
      const keep = chance.pick(['mine', 'theirs', 'merged', 'merged'] as const)
      if (keep === 'merged') return `${id.slice(0, 8)} ${await settleMerged(world, desk, working)}`
      // Noted first: what gives way is in the history or a draft of its own as soon as the conflict is gone.
      world.ledger.noteSettled(desk, id)
      const kept = await desk.library.settleConflict(id, keep)
      if (kept) world.items.push(kept)
      return `${id.slice(0, 8)} ${keep}${kept ? `, mine is ${kept.slice(0, 8)}` : ''}`
    }
    const { entries } = await readItem(desk.database, id)
    const isDecision = entries.some(
      ({ stage, operation }) => stage === 'refused' && operation.kind === 'transition',
    )
    if (isDecision && chance.happens(0.8)) {
      await desk.library.dropRefusedDecision(id)
      return `${id.slice(0, 8)} lets the refused decision go`
    }
    await desk.library.sendAgain(id)
    return `${id.slice(0, 8)} sends again what was refused`
  }
  if (await settleInMargin(world, desk)) return 'something in a margin'
  return 'nothing to settle'
}

const deleteDraft: Deed = onAnItem(async (world, desk, working) => {
  const may = mayDelete(world.actorOf(desk.key), world.policy(), standingOf(desk, working)).allowed
  const isPublished = working.stored?.published !== null && working.stored !== null
  if ((!may || isPublished || working.state !== 'draft') && !world.chance().happens(0.03)) return 'stays'
  // Another window may show it, and so may another desk.
  if (world.chance().happens(0.5)) look(desk, working)
  else desk.screens.delete(working.id)
  for (const other of world.desks) {
    const shown = other === desk ? null : await shownOn(other, working.id)
    if (shown) look(other, shown)
  }
  return `${await desk.library.deleteDraft(working.id)}`
})

async function restoreDeleted(world: World, desk: Desk): Promise<string> {
  const deleted = await desk.database.deletedDrafts.toCollection().primaryKeys()
  const id = deleted[world.chance().below(Math.max(1, deleted.length))]
  if (id === undefined) return 'nothing deleted'
  const restored = await desk.library.restoreDeleted(id)
  if (restored?.isNew) world.items.push(restored.item)
  return `${id.slice(0, 8)} as ${restored?.item.slice(0, 8)}`
}

async function deleteForGood(world: World, desk: Desk): Promise<string> {
  const deleted = await desk.database.deletedDrafts.toArray()
  const draft = deleted[world.chance().below(Math.max(1, deleted.length))]
  if (draft === undefined) return 'nothing deleted'
  const { entries } = await readItem(desk.database, draft.item)
  const versions = () => desk.database.snapshotTexts.toArray()
  const before = wordsIn(await versions())
  await desk.library.deleteForGood(draft.item)
  // Of an item of which nothing else is left, its versions go, too.
  const left = wordsIn(await versions())
  world.ledger.giveUp(
    desk,
    [...before].filter(word => !left.has(word)),
  )
  world.ledger.giveUp(desk, draft.fields)
  world.ledger.giveUp(desk, draft.unsent)
  world.ledger.giveUp(desk, entries)
  return draft.item.slice(0, 8)
}

const attach: Deed = onAnItem(async (world, desk, working) => {
  if (!isForWriting(world, desk, working)) return 'is for reading only'
  if (working.type !== 'news') return 'takes no file'
  const chance = world.chance()
  const content = chance.happens(0.3)
    ? aPdf(`page ${chance.below(6)}`)
    : aPng(2, 2, chance.below(40), chance.below(3_000))
  const outcome = await desk.library.keepFile(new Blob([new Uint8Array(content)]), 'given')
  if (outcome.kind === 'refused') return `the file is refused`
  const { file } = outcome
  world.given.add(`${desk.me.id} ${file.file}`)
  if (!world.files.includes(file.file)) world.files.push(file.file)
  const known = Array.isArray(working.fields['attachments']) ? filesOfAttachments(working) : []
  const attachments = [...known.slice(-2), { ...file, description: world.ledger.newWord() }]
  await save(world, desk, desk.library, working.id, look(desk, working), { attachments })
  return `gets ${file.file.slice(0, 8)}`
})

function filesOfAttachments({ fields }: WorkingCopy) {
  const value = fields['attachments']
  return Array.isArray(value)
    ? value.flatMap(entry => (typeof entry === 'object' && 'file' in entry ? [entry] : []))
    : []
}

/** Fetches a file that a text names, or, knowing its name from nowhere, one that nobody has shown. */
async function fetchFile(world: World, desk: Desk): Promise<string> {
  const chance = world.chance()
  const id = await someItem(world, desk)
  const working = id && (await shownOn(desk, id))
  const named = working ? filesNamedBy(working.fields) : []
  const pool = chance.happens(0.5) ? named : world.files
  const file = pool[chance.below(Math.max(1, pool.length))]
  if (file === undefined) return 'no file'
  const answer = await whileTimePasses(world, desk.service.file(file))
  if (answer.kind !== 'answer') return `${file.slice(0, 8)} ${answer.kind}`
  await world.mirror.refresh()
  const { actor, policy } = { actor: world.actorOf(desk.key), policy: world.policy() }
  const isTheirs = world.given.has(`${desk.me.id} ${file}`)
  const isShown = [...world.mirror.all()].some(
    ({ item, number, fields }) =>
      filesNamedBy(fields).includes(file) && world.mirror.couldSee(actor, policy, item, number),
  )
  if (!isTheirs && !isShown)
    world.violations.push(new Violation('only_what_may_be_seen', `${desk.key} is sent the file ${file}`))
  return `${file.slice(0, 8)} comes`
}

/** Lets time pass until something has come to its end that may wait for a slow line. */
async function whileTimePasses<Value>(world: World, work: Promise<Value>): Promise<Value> {
  let isOver = false
  const over = work.finally(() => {
    isOver = true
  })
  for (await world.activity.quiet(); !isOver; await world.activity.quiet()) await world.clock.advance(1_000)
  return over
}

const putBack: Deed = onAnItem(async (world, desk, working) => {
  const versions = await desk.database.snapshots.where('item').equals(working.id).toArray()
  const version = versions[world.chance().below(Math.max(1, versions.length))]
  const fields = version?.key === undefined ? null : await desk.library.history.textOf(version.key)
  if (fields === null || !isForWriting(world, desk, working)) return 'has no version to put back'
  desk.screens.delete(working.id)
  const before = await desk.library.restoreVersion(working.id, fields)
  const after = (await shownOn(desk, working.id))?.fields ?? {}
  // Words of the version are typed anew; words that it lacks are in the version of the text before.
  for (const field of new Set([...Object.keys(before ?? {}), ...Object.keys(after)]))
    world.ledger.noteSaved(desk, working.id, field, world.step(), before?.[field], after[field])
  return `gets version ${version?.key} back`
})

const undoMerge: Deed = onAnItem(async (world, desk, working) => {
  if (!isForWriting(world, desk, working)) return 'is for reading only'
  if (!(await desk.library.undoMerge(working.id))) return 'has no merge to take back'
  desk.screens.delete(working.id)
  const after = (await shownOn(desk, working.id))?.fields ?? {}
  for (const field of new Set([...Object.keys(working.fields), ...Object.keys(after)]))
    world.ledger.noteSaved(desk, working.id, field, world.step(), working.fields[field], after[field])
  return 'has its merge taken back'
})

export const deeds = {
  begin,
  type: typed(async desk => desk.library),
  typeInSecondWindow: typed(desk => desk.openSecondWindow()),
  typeInGone,
  look: lookAtAnItem,
  decide,
  takeBack,
  settle: settleOne,
  deleteDraft,
  restoreDeleted,
  deleteForGood,
  attach,
  fetchFile,
  putBack,
  undoMerge,
  writeInMargin: onAnItem(writeInMargin),
  tidy: async (_world, desk) => {
    await desk.library.tidy()
    return 'tidies'
  },
} as const satisfies Record<string, Deed>
