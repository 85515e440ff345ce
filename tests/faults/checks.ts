import { isDeepStrictEqual } from 'node:util'
import type { ItemId } from '#shared/content/identity.ts'
import type { StoredRow } from '#shared/library/row.ts'
import type { Item } from '#shared/sync/item.ts'
import { isInMargin } from '#shared/sync/operation.ts'
import { maySee, savingTransition } from '#shared/workflow/may.ts'
import { readCopies } from '../../renderer/library/copies.ts'
import type { LibraryDatabase } from '../../renderer/library/database.ts'
import type { ItemRecords } from '../../renderer/library/item-records.ts'
import { readItem } from '../../renderer/library/item-records.ts'
import { entriesByItem, isBeingDeleted, type OutboxEntry, wordsOf } from '../../renderer/library/outbox.ts'
import { readAllEntries } from '../../renderer/library/outbox-entries.ts'
import { readRows, rowIds } from '../../renderer/library/packed-rows.ts'
import { rowOf } from '../../renderer/library/row.ts'
import { workingCopyOf } from '../../renderer/library/working-copy.ts'
import type { Desk } from './desk.ts'
import { type TypedWord, wordsIn } from './ledger.ts'
import { checkMarginsAtRest, checkMarginWords } from './margin-checks.ts'
import { type Rule, Violation } from './violation.ts'
import type { World } from './world.ts'

/** Rights count for so long after they have changed: an answer may be on its way, in milliseconds. */
const onTheWayAtMost = 120_000

function demand(isSo: boolean, rule: Rule, what: () => string): void {
  if (!isSo) throw new Violation(rule, what())
}

function short(id: string): string {
  return id.slice(0, 8)
}

/** Every acknowledgement that a library has stored is true, and every copy that came was for its reader. */
async function checkMessages({ watch, mirror, rights }: World): Promise<void> {
  const { acknowledged, received } = watch.drain()
  await mirror.refresh()
  for (const { desk, result } of acknowledged) {
    if (result.outcome !== 'applied') continue
    const made = watch.handedOut.get(result.operation)
    const answered = mirror.resultOf(desk.me.id, result.operation)
    demand(
      made !== undefined && answered?.outcome === 'applied' && answered.revision === result.revision,
      'acknowledged_edit_is_stored',
      () =>
        `${desk.name} was told that ${result.operation} is applied, and the service says ${answered?.outcome}`,
    )
    if (made === undefined || result.state === null || isInMargin(made.operation)) continue
    const { operation } = made
    const revision = mirror.revision(operation.item, result.revision)
    for (const [field, value] of Object.entries(wordsOf(operation)))
      demand(
        isDeepStrictEqual(revision?.fields[field] ?? null, value),
        'acknowledged_edit_is_stored',
        () => `${field} of ${operation.item} is not what ${operation.id} said: ${JSON.stringify(value)}`,
      )
  }
  for (const { desk, item, at } of received) {
    const isSeen = rights.some(({ actors, policy }, place) => {
      const until = rights[place + 1]?.since ?? Number.POSITIVE_INFINITY
      const actor = actors.get(desk.key)
      if (actor === undefined || until < at - onTheWayAtMost) return false
      return mirror.couldSee(actor, policy, item.id, item.revision)
    })
    demand(
      isSeen,
      'only_what_may_be_seen',
      () => `${desk.key} is sent revision ${item.revision} of ${item.id}`,
    )
  }
}

function checkOrder(desk: Desk, item: ItemId, entries: readonly OutboxEntry[]): void {
  const [, ...behind] = entries
  const told = () =>
    `${desk.name} ${short(item)}: ${entries.map(({ stage, operation }) => `${operation.kind} ${stage}`).join(', ')}`
  demand(!behind.some(({ stage }) => stage === 'handed_out'), 'outbox_is_in_order', told)
  const withWords = entries.filter(({ operation }) => Object.keys(wordsOf(operation)).length > 0)
  demand(withWords.length <= 3, 'outbox_is_in_order', told)
}

/** Where each typed word is that the service does not have yet. */
async function checkWords(world: World, desk: Desk, entries: readonly OutboxEntry[]): Promise<void> {
  const { ledger } = world
  const open = ledger.open(desk)
  if (open.length === 0) return
  const inOutbox = new Map<string, OutboxEntry>()
  for (const entry of entries) for (const word of wordsIn(wordsOf(entry.operation))) inOutbox.set(word, entry)
  const elsewhere = open.filter(({ word }) => !inOutbox.has(word))
  const shown = new Map<ItemId, ReadonlySet<string>>()
  for (const typed of open) {
    const { word } = typed
    const entry = inOutbox.get(word)
    if (entry === undefined) continue
    const own = entries.filter(({ item }) => item === entry.item)
    if (isBeingDeleted(own)) continue
    const words = shown.get(entry.item) ?? (await wordsShown(desk, entry.item))
    shown.set(entry.item, words)
    // It is on its way, and its person has typed over it since, without having seen it.
    if (!words.has(word) && ledger.isSettled(typed)) elsewhere.push(typed)
    else
      demand(
        words.has(word),
        'last_words_are_shown',
        () => `${word} waits in ${short(entry.item)} and is not shown`,
      )
  }
  if (elsewhere.length > 0) await checkWordsElsewhere(world, desk, elsewhere)
}

async function wordsShown(desk: Desk, item: ItemId): Promise<ReadonlySet<string>> {
  const { copy, draft, entries } = await readItem(desk.database, item)
  return wordsIn(workingCopyOf(copy, draft, entries)?.fields)
}

async function checkWordsElsewhere(world: World, desk: Desk, typed: readonly TypedWord[]): Promise<void> {
  const { database } = desk
  const deleted = wordsIn(await database.deletedDrafts.toArray())
  const history = wordsIn(await database.snapshotTexts.toArray())
  for (const one of typed) {
    const { word, item, step, field } = one
    const told = () => `${word}, typed at step ${step} into ${field} of ${short(item)} on ${desk.name}`
    if (deleted.has(word)) continue
    demand(history.has(word), 'typed_words_are_kept', told)
    const { copy, draft, entries } = await readItem(database, item)
    const status = workingCopyOf(copy, draft, entries)?.status
    demand(
      world.ledger.isSettled(one) || status?.kind !== 'sent',
      'status_is_true',
      () => `${told()}, is only in the history, and the item is said to be sent`,
    )
  }
}

/** After each step: cheap, for every desk in whose library something was written since. */
export async function checkStep(world: World): Promise<void> {
  await checkMessages(world)
  for (const desk of world.desks) {
    const { database } = desk
    if (!world.hasWritten(desk, 'step')) continue
    const entries = await readAllEntries(database)
    for (const [item, own] of entriesByItem(entries)) checkOrder(desk, item, own)
    await checkWords(world, desk, entries)
    const cursor = await desk.library.localStore.cursor()
    demand(
      world.watch.mayStandAt(desk, cursor),
      'cursor_moves_with_its_page',
      () => `${desk.name} is at ${cursor}`,
    )
  }
  const [first] = world.violations
  if (first) throw first
}

/** Every copy that a library holds, wherever it keeps it. */
async function copiesIn(database: LibraryDatabase): Promise<readonly Item[]> {
  const packs = await database.packs.toArray()
  const ids = new Set([
    ...(await database.copies.toCollection().primaryKeys()),
    ...packs.flatMap(pack => pack.ids),
  ])
  return (await readCopies(database, [...ids])).flatMap(copy => copy ?? [])
}

/** Every list row that a library holds, wherever it keeps it. */
async function rowsIn(database: LibraryDatabase): Promise<readonly StoredRow[]> {
  return (await readRows(database, await rowIds(database))).flatMap(row => row ?? [])
}

/** A copy is a stored revision, letter for letter, and the list row says what the records say. */
async function checkRecords(world: World, desk: Desk): Promise<void> {
  const { database } = desk
  const [copies, drafts, entries, rows] = await Promise.all([
    copiesIn(database),
    database.drafts.toArray(),
    readAllEntries(database),
    rowsIn(database),
  ])
  const byItem = entriesByItem(entries)
  const copyOf = new Map(copies.map(copy => [copy.id, copy]))
  const draftOf = new Map(drafts.map(draft => [draft.item, draft]))
  const rowById = new Map(rows.map(row => [row.id, row]))
  for (const copy of copies) {
    const stored = world.mirror.revision(copy.id, copy.revision)
    demand(
      stored !== undefined && isDeepStrictEqual(stored.fields, copy.fields) && stored.state === copy.state,
      'copy_is_a_revision',
      () =>
        `${desk.name} has ${JSON.stringify(copy.fields)} ${copy.state} as revision ${copy.revision} of ${copy.id}, and the service ${JSON.stringify(stored?.fields)} ${stored?.state}`,
    )
  }
  for (const id of new Set([...copyOf.keys(), ...draftOf.keys(), ...rowById.keys()])) {
    const derived = rowOf(copyOf.get(id), draftOf.get(id), byItem.get(id) ?? [], desk.me)
    demand(
      isDeepStrictEqual(rowById.get(id) ?? null, derived),
      'row_is_derived',
      () => `${desk.name} lists ${JSON.stringify(rowById.get(id))} and has ${JSON.stringify(derived)}`,
    )
  }
}

/** Every few steps: everything that a library holds. */
export async function checkLibraries(world: World): Promise<void> {
  for (const desk of world.desks) if (world.hasWritten(desk, 'records')) await checkRecords(world, desk)
  await checkMarginWords(world)
}

/** Whether what is left of an item in the outbox waits for a person, or for the decision of one. */
function waitsForAPerson({ copy, entries }: Pick<ItemRecords, 'copy' | 'entries'>): boolean {
  if (entries.some(({ stage }) => stage === 'conflict' || stage === 'refused')) return true
  const [first] = entries
  return (
    first?.operation.kind === 'edit' &&
    first.stage === 'written' &&
    copy !== undefined &&
    savingTransition(copy.state) === undefined
  )
}

/** What each reader should have, said once more in other words than the service's own. */
async function expectedFor(world: World, desk: Desk): Promise<ReadonlyMap<ItemId, number>> {
  const actor = world.actorOf(desk.key)
  const expected = new Map<ItemId, number>()
  for (const { id, author, revision, published, isDeleted } of await world.served.items()) {
    const latest = world.mirror.revision(id, revision)
    if (isDeleted || latest === undefined) continue
    const standing = { author, state: latest.state, isPublished: published !== null }
    if (maySee(actor, world.policy(), standing)) expected.set(id, revision)
    else if (published !== null) expected.set(id, published)
  }
  return expected
}

/** When the network has been whole for long enough: nothing waits in vain, and everybody has the same. */
export async function checkQuiescence(world: World): Promise<void> {
  await checkStep(world)
  await checkLibraries(world)
  await checkMarginsAtRest(world)
  for (const desk of world.desks) {
    const { database } = desk
    const status = desk.engine.status()
    demand(
      status.phase === 'idle',
      'nothing_waits_in_vain',
      () => `${desk.name} is ${JSON.stringify(status)}`,
    )
    const copies = new Map((await copiesIn(database)).map(copy => [copy.id, copy]))
    const byItem = entriesByItem(await readAllEntries(database))
    for (const [item, entries] of byItem)
      demand(
        waitsForAPerson({ copy: copies.get(item), entries }),
        'nothing_waits_in_vain',
        () => `${desk.name} still holds ${JSON.stringify(entries)}`,
      )
    const served = await world.served.wholeCopy(desk.key)
    const expected = await expectedFor(world, desk)
    demand(
      haveTheSame(served, expected),
      'only_what_may_be_seen',
      () =>
        `${desk.key} is served ${[...served.keys()].map(short)}, and may see ${[...expected.keys()].map(short)}`,
    )
    for (const [item, entries] of byItem) {
      const held = [copies.get(item), ...entries.map(({ current }) => current)]
      demand(
        held.every(copy => !copy || copy.revision <= (expected.get(item) ?? -1)),
        'only_what_may_be_seen',
        () => `${desk.name} may see ${expected.get(item)} of ${item}, and holds ${JSON.stringify(held)}`,
      )
    }
    for (const id of new Set([...served.keys(), ...copies.keys()])) {
      // What waits for a person keeps the copy that it was found with.
      if (byItem.has(id)) continue
      demand(
        isDeepStrictEqual(copies.get(id), served.get(id)),
        'desks_converge',
        () =>
          `${desk.name} has ${JSON.stringify(copies.get(id))}, and a new desk gets ${JSON.stringify(served.get(id))}`,
      )
    }
    demand(
      (await database.unreadable.count()) === 0,
      'desks_converge',
      () => `${desk.name} could not read a change`,
    )
  }
}

function haveTheSame(served: ReadonlyMap<ItemId, Item>, expected: ReadonlyMap<ItemId, number>): boolean {
  return (
    served.size === expected.size && [...served].every(([id, { revision }]) => expected.get(id) === revision)
  )
}
