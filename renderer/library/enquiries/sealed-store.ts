import type { Enquiry } from '#shared/enquiry/enquiry.ts'
import { LetterDraft, NoteDraft } from '#shared/enquiry/enquiry-draft.ts'
import { requestIdOf } from '#shared/enquiry/enquiry-request.ts'
import { rowOf } from '#shared/enquiry/enquiry-row.ts'
import { FaqDraft } from '#shared/enquiry/faq-draft.ts'
import { ModuleDraft } from '#shared/enquiry/text-module.ts'
import { sealedBodies } from './enquiry-bodies.ts'
import { AskedRequest, EnquiryFacts, type EnquiryStore } from './enquiry-store.ts'
import { RowPacks } from './row-packs.ts'
import {
  type BodyRecord,
  EnquiryDatabase,
  type FactsRecord,
  faqKeyOf,
  moduleKey,
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
          database.drafts.toArray(),
          database.noteDrafts.toArray(),
        ]),
      )
      const [rowRecords, bodyCount, factsRecords, askedRecords, draftRecords, noteDraftRecords] = kept
      const [packed, facts, asked, drafts, noteDrafts] = await Promise.all([
        openedRows(rowRecords),
        opened(factsRecords, EnquiryFacts),
        opened(askedRecords, AskedRequest),
        opened(draftRecords, LetterDraft.or(FaqDraft).or(ModuleDraft)),
        opened(noteDraftRecords, NoteDraft),
      ])
      // Where a pack cannot be read, or there are more or fewer enquiries than rows, all of them are asked for anew.
      const isWhole = packed !== null && packed.length === bodyCount
      if (!isWhole) await forgetReceived()
      return {
        rows: isWhole ? packed : [],
        facts: isWhole ? (facts[0] ?? null) : null,
        asked,
        drafts: drafts.filter(draft => 'letter' in draft),
        noteDrafts,
        faqDrafts: drafts.filter(draft => 'faqOf' in draft),
        moduleDraft: drafts.find(draft => 'before' in draft) ?? null,
      }
    },
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
    keepModuleDraft: async draft => {
      if (draft === null) await database.drafts.delete(moduleKey)
      else await database.drafts.put({ enquiry: moduleKey, ...(await sealing.seal(draft)) })
    },
    clear: () => database.delete(),
    close: () => database.close(),
  }
}
