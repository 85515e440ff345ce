import { Dexie, type Table } from 'dexie'
import type { AccountId } from '#shared/content/identity.ts'
import type { Enquiry, EnquiryId } from '#shared/enquiry/enquiry.ts'
import { LetterDraft, NoteDraft } from '#shared/enquiry/enquiry-draft.ts'
import { requestIdOf } from '#shared/enquiry/enquiry-request.ts'
import { FaqDraft } from '#shared/enquiry/faq-draft.ts'
import type { OperationId } from '#shared/sync/operation-id.ts'
import { AskedRequest, EnquiryFacts, EnquiryPack, type EnquiryStore } from './enquiry-store.ts'
import type { Sealed, Sealing } from './sealing.ts'

interface PackRecord extends Sealed {
  readonly pack: number
}

interface FactsRecord extends Sealed {
  readonly name: 'facts'
}

interface AskedRecord extends Sealed {
  readonly id: OperationId
  /** In which order they were asked. */
  readonly place: number
}

/** Where a public answer that is being made of an enquiry is kept: beside the letter to its enquirer. */
type FaqKey = `faq ${EnquiryId}`

const faqKeyOf = (enquiry: EnquiryId): FaqKey => `faq ${enquiry}`

interface DraftRecord extends Sealed {
  readonly enquiry: EnquiryId | FaqKey
}

/** Sealed records: nothing in them but identities made at random can be read without the key. */
class EnquiryDatabase extends Dexie {
  declare readonly packs: Table<PackRecord, number>
  declare readonly facts: Table<FactsRecord, string>
  declare readonly asked: Table<AskedRecord, OperationId>
  declare readonly drafts: Table<DraftRecord, EnquiryId | FaqKey>
  declare readonly noteDrafts: Table<DraftRecord, EnquiryId>

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
  }
}

const namePrefix = 'osor-enquiries '

/** The database of an account's enquiries; `instance` is the service's data set. */
export function enquiryDatabaseName(instance: string, account: AccountId): string {
  return `${namePrefix}${instance} ${account}`
}

/** Removes every database of enquiries from this computer. One that another window has open goes when that closes it. */
export async function removeSealedStores(): Promise<void> {
  const names = await Dexie.getDatabaseNames()
  await Promise.allSettled(names.filter(name => name.startsWith(namePrefix)).map(name => Dexie.delete(name)))
}

/** Packs into which enquiries are put: one of a few dozen records is read and sealed far faster than each by itself. */
const packs = 64

function packOf(id: EnquiryId): number {
  // The first letters of an identity are random.
  return Number.parseInt(id.slice(0, 2), 16) % packs
}

function inPacks(enquiries: readonly Enquiry[]): ReadonlyMap<number, readonly Enquiry[]> {
  const packed = new Map<number, Enquiry[]>()
  for (const enquiry of enquiries) {
    const pack = packOf(enquiry.id)
    const others = packed.get(pack)
    if (others === undefined) packed.set(pack, [enquiry])
    else others.push(enquiry)
  }
  return packed
}

/** Opens the store of an account's enquiries. Rejects where the browser does. */
export async function openSealedStore(name: string, sealing: Sealing): Promise<EnquiryStore> {
  const database = new EnquiryDatabase(name)
  await database.open()

  async function opened<Record extends Sealed, Shape extends Parameters<Sealing['open']>[1]>(
    table: Table<Record>,
    shape: Shape,
  ) {
    const records = await table.toArray()
    const values = await Promise.all(records.map(record => sealing.open(record, shape)))
    return values.flatMap(value => (value === null ? [] : [value]))
  }

  return {
    isOnDisk: true,
    read: async () => {
      const [packed, facts, asked, drafts, noteDrafts] = await Promise.all([
        opened(database.packs, EnquiryPack),
        opened(database.facts, EnquiryFacts),
        database.asked.orderBy('place').toArray(),
        opened(database.drafts, LetterDraft.or(FaqDraft)),
        opened(database.noteDrafts, NoteDraft),
      ])
      const requests = await Promise.all(asked.map(record => sealing.open(record, AskedRequest)))
      const isWhole = packed.length === (await database.packs.count())
      // Where a pack cannot be read, all of them are asked for anew.
      if (!isWhole) {
        await database.transaction('rw', [database.packs, database.facts], async () => {
          await database.packs.clear()
          await database.facts.clear()
        })
      }
      return {
        enquiries: isWhole ? packed.flat() : [],
        facts: isWhole ? (facts[0] ?? null) : null,
        asked: requests.flatMap(request => (request === null ? [] : [request])),
        drafts: drafts.filter(draft => 'letter' in draft),
        noteDrafts,
        faqDrafts: drafts.filter(draft => 'faqOf' in draft),
      }
    },
    keep: async (enquiries, facts) => {
      const changed = inPacks(enquiries)
      const before = await database.packs.bulkGet([...changed.keys()])
      const sealed = await Promise.all(
        [...changed].map(async ([pack, newer], index): Promise<PackRecord> => {
          const record = before[index]
          const kept = (record && (await sealing.open(record, EnquiryPack))) ?? []
          const all = new Map<EnquiryId, Enquiry>([...kept, ...newer].map(enquiry => [enquiry.id, enquiry]))
          return { pack, ...(await sealing.seal([...all.values()])) }
        }),
      )
      const sealedFacts: FactsRecord = { name: 'facts', ...(await sealing.seal(facts)) }
      await database.transaction('rw', [database.packs, database.facts], async () => {
        await database.packs.bulkPut(sealed)
        await database.facts.put(sealedFacts)
      })
    },
    keepAsked: async asked => {
      const id = requestIdOf(asked.request)
      const sealed = await sealing.seal(asked)
      await database.transaction('rw', [database.asked], async () => {
        const known = await database.asked.get(id)
        const last = await database.asked.orderBy('place').last()
        await database.asked.put({ id, place: known?.place ?? (last?.place ?? 0) + 1, ...sealed })
      })
    },
    dropAsked: id => database.asked.delete(id),
    keepDraft: async draft => {
      await database.drafts.put({ enquiry: draft.enquiry, ...(await sealing.seal(draft)) })
    },
    dropDraft: enquiry => database.drafts.delete(enquiry),
    keepNoteDraft: async draft => {
      await database.noteDrafts.put({ enquiry: draft.noteOn, ...(await sealing.seal(draft)) })
    },
    dropNoteDraft: enquiry => database.noteDrafts.delete(enquiry),
    keepFaqDraft: async draft => {
      await database.drafts.put({ enquiry: faqKeyOf(draft.faqOf), ...(await sealing.seal(draft)) })
    },
    dropFaqDraft: enquiry => database.drafts.delete(faqKeyOf(enquiry)),
    clear: () => database.delete(),
    close: () => database.close(),
  }
}
