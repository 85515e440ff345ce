import { Dexie } from 'dexie'
import { type AccountId, type Instant, type ItemId, instantOf } from '#shared/content/identity.ts'
import { titleOf } from '#shared/content/item-type.ts'
import { type FactRecord, LibraryDatabase } from './database.ts'
import type { FileRecord } from './files.ts'
import type { Library, NewItem } from './library.ts'
import { carriesWords, entriesByItem, fieldsWithOutbox, isBeingDeleted } from './outbox.ts'
import { readUnanswered } from './outbox-entries.ts'

/**
 * Whose library it is, as it can be known again when the service's data were begun anew: its instance is another then,
 * and accounts may have new ids.
 */
export interface LibraryOwner {
  /** Origin of the service. */
  readonly service: string
  readonly account: AccountId
  /** What the account signs in under; empty where the service tells none. */
  readonly email: string
}

export interface OwnerFact {
  readonly key: 'owner'
  readonly value: LibraryOwner
}

/** Since when the unsent words of a library are in another one. */
export interface BroughtOverFact {
  readonly key: 'broughtOver'
  readonly value: Instant
}

/** An item of an earlier library whose words the service has never acknowledged, whole as its writer saw it. */
interface EarlierItem extends NewItem {
  readonly id: ItemId
  readonly title: string
}

/** Unsent words of the same account, in a library from before the service's data were begun anew. */
export interface EarlierWords {
  /** Name of the database that they are in. */
  readonly library: string
  readonly items: readonly EarlierItem[]
}

/** Notes whose library this is. */
export async function rememberOwner(database: LibraryDatabase, owner: LibraryOwner): Promise<void> {
  await database.facts.put({ key: 'owner', value: owner })
}

function isOwner(fact: FactRecord | undefined): fact is OwnerFact {
  return fact?.key === 'owner'
}

function isSamePerson(one: LibraryOwner, other: LibraryOwner): boolean {
  const isSameAccount = one.account === other.account || (one.email !== '' && one.email === other.email)
  return one.service === other.service && isSameAccount
}

async function unsentIn(database: LibraryDatabase): Promise<readonly EarlierItem[]> {
  const unsent = [...entriesByItem(await readUnanswered(database))].filter(
    ([, entries]) => carriesWords(entries) && !isBeingDeleted(entries),
  )
  const drafts = await database.drafts.bulkGet(unsent.map(([id]) => id))
  return unsent.flatMap(([id, entries], index) => {
    const draft = drafts[index]
    if (!draft) return []
    const fields = fieldsWithOutbox(draft.base.fields, entries)
    return [{ id, type: draft.type, title: titleOf(draft.type, fields), fields }]
  })
}

/** Opens another library for as long as something is done with it. */
async function withLibrary<Done>(
  name: string,
  run: (library: LibraryDatabase) => Promise<Done>,
): Promise<Done> {
  const library = new LibraryDatabase(name)
  try {
    await library.open()
    return await run(library)
  } finally {
    library.close()
  }
}

/**
 * Looks through the other libraries on this computer for unsent words of the same account at the same address. A library
 * of anybody else is left unread, but for whose it is; one that cannot be opened is passed over and reported.
 */
export async function findEarlierWords(
  database: LibraryDatabase,
  owner: LibraryOwner,
  onFault: (fault: unknown) => void,
): Promise<readonly EarlierWords[]> {
  const prefix = database.name.slice(0, database.name.indexOf('/') + 1)
  const names = (await Dexie.getDatabaseNames()).filter(
    name => name.startsWith(prefix) && name !== database.name,
  )
  const found: EarlierWords[] = []
  for (const library of names) {
    await withLibrary(library, async earlier => {
      const fact = await earlier.facts.get('owner')
      if (!isOwner(fact) || !isSamePerson(fact.value, owner) || (await earlier.facts.get('broughtOver')))
        return
      const items = await unsentIn(earlier)
      if (items.length > 0) found.push({ library, items })
    }).catch(onFault)
  }
  return found
}

/** Files that the words name: however deep a name stands, its 64 letters are nothing else. */
async function filesOf(earlier: LibraryDatabase, items: readonly NewItem[]): Promise<readonly FileRecord[]> {
  const words = JSON.stringify(items)
  const named = (await earlier.files.toCollection().primaryKeys()).filter(id => words.includes(id))
  return (await earlier.files.bulkGet(named)).flatMap(file => (file ? [file] : []))
}

/**
 * Makes drafts of one's own of earlier words, in the library that is open; their files come first. The earlier library
 * stays as it is, and is not offered again. If that is cut short, the words may be offered twice, but are never lost.
 */
export async function bringOver(
  database: LibraryDatabase,
  library: Pick<Library, 'createDrafts'>,
  words: EarlierWords,
  now: Date,
): Promise<readonly ItemId[]> {
  return withLibrary(words.library, async earlier => {
    await database.files.bulkPut([...(await filesOf(earlier, words.items))])
    const drafts = await library.createDrafts(words.items.map(({ type, fields }) => ({ type, fields })))
    await earlier.facts.put({ key: 'broughtOver', value: instantOf(now) })
    return drafts
  })
}
