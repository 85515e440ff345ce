import { Dexie, type Table } from 'dexie'
import { AccountId } from '#shared/content/identity.ts'
import type { EnquiryId } from '#shared/enquiry/enquiry.ts'
import type { WritingKey } from '#shared/enquiry/enquiry-draft.ts'
import type { ModuleDraftKey } from '#shared/enquiry/text-module.ts'
import type { OperationId } from '#shared/sync/operation-id.ts'
import type { Sealed } from './sealing.ts'

/** What lists show of some dozens of enquiries. */
export interface RowPackRecord extends Sealed {
  readonly pack: number
}

/** One enquiry with all that was written about it. */
export interface BodyRecord extends Sealed {
  readonly id: EnquiryId
}

export interface FactsRecord extends Sealed {
  readonly name: 'facts'
}

interface AskedRecord extends Sealed {
  readonly id: OperationId
  /** In which order they were asked. */
  readonly place: number
}

/** Where a public answer that is being made of an enquiry is kept: beside the letter to its enquirer. */
type FaqKey = `faq ${EnquiryId}`

export const faqKeyOf = (enquiry: EnquiryId): FaqKey => `faq ${enquiry}`

/** Where a text module is kept that is being written. */
type ModuleKey = `module ${ModuleDraftKey}`

export const moduleKeyOf = (key: ModuleDraftKey): ModuleKey => `module ${key}`

/** Where the only one that was being written was kept before. */
export const onlyModuleKey = 'module'

type DraftKey = WritingKey | FaqKey | ModuleKey | typeof onlyModuleKey

interface DraftRecord extends Sealed {
  readonly enquiry: DraftKey
}

/** Sealed records: nothing in them but identities made at random can be read without the key. */
export class EnquiryDatabase extends Dexie {
  declare readonly rows: Table<RowPackRecord, number>
  declare readonly bodies: Table<BodyRecord, EnquiryId>
  declare readonly facts: Table<FactsRecord, string>
  declare readonly asked: Table<AskedRecord, OperationId>
  declare readonly drafts: Table<DraftRecord, DraftKey>
  declare readonly noteDrafts: Table<DraftRecord, WritingKey>

  constructor(name: string) {
    // A draft that is said to be kept outlives the machine.
    super(name, { chromeTransactionDurability: 'strict' })
    this.version(1).stores({
      packs: 'pack',
      facts: 'name',
      asked: 'id, place',
      drafts: 'enquiry',
      noteDrafts: 'enquiry',
    })
    // Rows and what was written stand apart. Here is nobody who could open the packs: enquiries are received anew, and what
    // was asked and begun stays.
    this.version(2)
      .stores({ packs: null, rows: 'pack', bodies: 'id' })
      .upgrade(transaction => transaction.table('facts').clear())
  }
}

const namePrefix = 'osor-enquiries '

/** The database of an account's enquiries; `instance` is the service's data set. */
export function enquiryDatabaseName(instance: string, account: AccountId): string {
  return `${namePrefix}${instance} ${account}`
}

/** Whose a database of enquiries is; null where it is none of them. */
function ownerOf(name: string): AccountId | null {
  if (!name.startsWith(namePrefix)) return null
  return AccountId.safeParse(name.slice(name.lastIndexOf(' ') + 1)).data ?? null
}

/**
 * Removes the databases of enquiries from this computer that nobody has a key for. What others keep here under theirs stays.
 * One that another window has open goes when that closes it.
 */
export async function removeSealedStores(hasKey: (account: AccountId) => Promise<boolean>): Promise<void> {
  const names = await Dexie.getDatabaseNames()
  await Promise.allSettled(
    names.map(async name => {
      const owner = ownerOf(name)
      if (owner !== null && !(await hasKey(owner))) await Dexie.delete(name)
    }),
  )
}
