import type { Enquiry } from '#shared/enquiry/enquiry.ts'
import { LetterDraft, NoteDraft, writingKeyOf } from '#shared/enquiry/enquiry-draft.ts'
import { requestIdOf } from '#shared/enquiry/enquiry-request.ts'
import { rowOf } from '#shared/enquiry/enquiry-row.ts'
import { FaqDraft } from '#shared/enquiry/faq-draft.ts'
import { ModuleDraft, moduleDraftKeyOf, TextModuleId } from '#shared/enquiry/text-module.ts'
import { sealedBodies } from './enquiry-bodies.ts'
import { AskedRequest, EnquiryFacts, type EnquiryStore, type KeptBegun } from './enquiry-store.ts'
import { RowPacks } from './row-packs.ts'
import {
  type BodyRecord,
  EnquiryDatabase,
  type FactsRecord,
  faqKeyOf,
  moduleKeyOf,
  onlyModuleKey,
  type RowPackRecord,
} from './sealed-database.ts'
import type { Sealed, Sealing } from './sealing.ts'

/** Opens the store of an account's enquiries. Rejects where the browser does. */
export async function openSealedStore(name: string, sealing: Sealing): Promise<EnquiryStore> {
  const database = new EnquiryDatabase(name)
  await database.open()
  const rowPacks = new RowPacks(sealing)
  const bodies = sealedBodies(database, sealing)
  const { rows, bodies: bodyTable, facts: factsTable } = database
  const received = [rows, bodyTable, factsTable]

  async function opened<Shape extends Parameters<Sealing['open']>[1]>(
    records: readonly Sealed[],
    shape: Shape,
  ) {
    const values = await Promise.all(records.map(record => sealing.open(record, shape)))
    return values.flatMap(value => (value === null ? [] : [value]))
  }

  /** null where one of the packs cannot be opened. */
  async function openedRows(records: readonly RowPackRecord[]) {
    const packs = await Promise.all(records.map(record => rowPacks.open(record)))
    return packs.includes(null) ? null : packs.flatMap(pack => pack ?? [])
  }

  async function sealedBody(enquiry: Enquiry): Promise<BodyRecord> {
    return { id: enquiry.id, ...(await sealing.seal(enquiry)) }
  }

  function forgetReceived(): Promise<void> {
    return database.transaction('rw', received, async () => {
      for (const table of received) await table.clear()
    })
  }

  /** The records of what is being written, and what opens them when the transaction is over. */
  async function readBegun(): Promise<() => Promise<KeptBegun>> {
    const [records, noteRecords] = await Promise.all([
      database.drafts.toArray(),
      database.noteDrafts.toArray(),
    ])
    return async () => {
      const [drafts, noteDrafts] = await Promise.all([
        opened(records, LetterDraft.or(FaqDraft).or(ModuleDraft)),
        opened(noteRecords, NoteDraft),
      ])
      return {
        drafts: drafts.filter(draft => 'letter' in draft),
        noteDrafts,
        faqDrafts: drafts.filter(draft => 'faqOf' in draft),
        moduleDrafts: drafts.filter(draft => 'before' in draft),
      }
    }
  }

  await separateOnlyModule(database, sealing)
  return {
    isOnDisk: true,
    isKeyUnreadable: false,
    read: async () => {
      // In one transaction: another window may be receiving.
      const kept = await database.transaction('r', database.tables, () =>
        Promise.all([
          rows.toArray(),
          bodyTable.count(),
          factsTable.toArray(),
          database.asked.orderBy('place').toArray(),
          readBegun(),
        ]),
      )
      const [rowRecords, bodyCount, factsRecords, askedRecords, begun] = kept
      const [packed, facts, asked, openedBegun] = await Promise.all([
        openedRows(rowRecords),
        opened(factsRecords, EnquiryFacts),
        opened(askedRecords, AskedRequest),
        begun(),
      ])
      // Where a pack cannot be read, or there are more or fewer enquiries than rows, all of them are asked for anew.
      const isWhole = packed !== null && packed.length === bodyCount
      if (!isWhole) await forgetReceived()
      return {
        rows: isWhole ? packed : [],
        facts: isWhole ? (facts[0] ?? null) : null,
        asked,
        ...openedBegun,
      }
    },
    readBegun: async () => (await readBegun())(),
    readOne: async id => (await bodies.read([id]))[0] ?? null,
    forgetReceived,
    keep: async (enquiries, next) => {
      const newer = enquiries.map(enquiry => ({ row: rowOf(enquiry), receivedAt: next.cursor }))
      const [sealedRows, sealed, sealedFacts] = await Promise.all([
        rowPacks.sealed(newer, packs => rows.bulkGet(packs)),
        Promise.all(enquiries.map(sealedBody)),
        sealing.seal(next),
      ])
      const facts: FactsRecord = { name: 'facts', ...sealedFacts }
      // Rows, what was written and how far they go are there together, or not at all.
      await database.transaction('rw', received, async () => {
        await rows.bulkPut([...sealedRows])
        await bodyTable.bulkPut(sealed)
        await factsTable.put(facts)
      })
    },
    keepAsked: async (asked, insteadOf) => {
      const { drafts, noteDrafts } = database
      const { kind } = asked.request
      const id = requestIdOf(asked.request)
      const sealed = await sealing.seal(asked)
      await database.transaction('rw', [database.asked, drafts, noteDrafts], async () => {
        const known = await database.asked.get(id)
        const last = await database.asked.orderBy('place').last()
        await database.asked.put({ id, place: known?.place ?? (last?.place ?? 0) + 1, ...sealed })
        if (insteadOf === undefined) return
        if (kind === 'letter') await drafts.delete(insteadOf)
        if (kind === 'note') await noteDrafts.delete(insteadOf)
      })
    },
    dropAsked: id => database.asked.delete(id),
    keepDraft: async draft => {
      await database.drafts.put({ enquiry: writingKeyOf(draft), ...(await sealing.seal(draft)) })
    },
    dropDraft: key => database.drafts.delete(key),
    keepNoteDraft: async draft => {
      await database.noteDrafts.put({ enquiry: writingKeyOf(draft), ...(await sealing.seal(draft)) })
    },
    dropNoteDraft: key => database.noteDrafts.delete(key),
    keepFaqDraft: async draft => {
      await database.drafts.put({ enquiry: faqKeyOf(draft.faqOf), ...(await sealing.seal(draft)) })
    },
    dropFaqDraft: enquiry => database.drafts.delete(faqKeyOf(enquiry)),
    keepModuleDraft: async draft => {
      const enquiry = moduleKeyOf(moduleDraftKeyOf(draft))
      await database.drafts.put({ enquiry, ...(await sealing.seal(draft)) })
    },
    dropModuleDraft: key => database.drafts.delete(moduleKeyOf(key)),
    clear: () => database.delete(),
    close: () => database.close(),
  }
}

/** The shape in which one text module at most was kept. */
const OnlyModule = ModuleDraft.omit({ module: true, apart: true })

/** Gives the text module that was being written before each had a place of its own such a place. */
async function separateOnlyModule({ drafts }: EnquiryDatabase, sealing: Sealing): Promise<void> {
  const record = await drafts.get(onlyModuleKey)
  const only = record === undefined ? null : await sealing.open(record, OnlyModule)
  if (record === undefined || only === null) return
  const module = only.before?.module ?? TextModuleId.parse(crypto.randomUUID())
  const sealed = await sealing.seal({ ...only, module })
  await drafts.db.transaction('rw', drafts, async () => {
    // Another window may have done it meanwhile.
    if ((await drafts.get(onlyModuleKey)) === undefined) return
    await drafts.put({ enquiry: moduleKeyOf(module), ...sealed })
    await drafts.delete(onlyModuleKey)
  })
}
