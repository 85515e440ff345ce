import type { ItemId } from '#shared/content/identity.ts'
import { CallAnswer, calls } from '#shared/ipc/contract.ts'
import { databaseName, LibraryDatabase } from '../../../renderer/library/database.ts'
import { createLibrary } from '../../../renderer/library/dexie-library.ts'
import { readItem } from '../../../renderer/library/item-records.ts'
import { editedFields } from './edited-fields.ts'

/** What the benchmark does inside the desk's own page. */
interface InPage {
  /** Stores an edit of each item, as writing views do. */
  edit(ids: readonly ItemId[], round: number): Promise<void>
  /** How many operations wait. */
  waiting(): Promise<number>
  /** How many items can be read, word for word, on this computer. */
  readable(ids: readonly ItemId[]): Promise<number>
  /** Whether nothing is left to do beside the interface: packs to be opened, words to be taken into the search index. */
  isAtRest(): Promise<boolean>
}

declare global {
  interface Window {
    syncBench?: InPage
  }
}

async function opened() {
  const answer = CallAnswer.parse(await window.osorDesk?.call('account.state', null))
  const state = calls['account.state'].output.parse(answer.ok ? answer.output : null)
  if (state.kind !== 'signed_in') throw new Error('Nobody is signed in')
  const { account, service } = state.me
  const me = { id: account.id, name: account.name, organisation: account.organisation }
  return { me, database: new LibraryDatabase(databaseName(service.instance, account.id)) }
}

async function edit(ids: readonly ItemId[], round: number): Promise<void> {
  const { me, database } = await opened()
  const library = createLibrary({
    database,
    me,
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
    later: () => undefined,
    canBeDrawn: async () => true,
  })
  const store = async (id: ItemId, number: number) => {
    const { copy } = await readItem(database, id)
    await library.saveDraft(id, editedFields(copy?.fields ?? {}, number, round))
  }
  await Promise.all(ids.map(store))
  await library.history.settled()
  database.close()
}

async function waiting(): Promise<number> {
  const { database } = await opened()
  const count = await database.outbox.count()
  database.close()
  return count
}

async function readable(ids: readonly ItemId[]): Promise<number> {
  const { database } = await opened()
  let count = 0
  for (const id of ids) {
    const { copy } = await readItem(database, id)
    if (copy?.id === id && Object.keys(copy.fields).length > 0) count += 1
  }
  database.close()
  return count
}

async function isAtRest(): Promise<boolean> {
  const { database } = await opened()
  const left = await Promise.all([database.rowPacks.count(), database.unindexed.count()])
  database.close()
  return left.every(count => count === 0)
}

window.syncBench = { edit, waiting, readable, isAtRest }
