import type { EnquiryId } from '#shared/enquiry/enquiry.ts'
import { type KeptRow, RowPack } from './enquiry-store.ts'
import type { RowPackRecord } from './sealed-database.ts'
import type { Sealing } from './sealing.ts'

/** Packs into which rows are put: a few dozen records are read far faster than thousands, and a change writes one of them anew. */
const packs = 64

function packOf(id: EnquiryId): number {
  // The first letters of an identity are random.
  return Number.parseInt(id.slice(0, 2), 16) % packs
}

function inPacks(rows: readonly KeptRow[]): ReadonlyMap<number, readonly KeptRow[]> {
  const packed = new Map<number, KeptRow[]>()
  for (const each of rows) {
    const pack = packOf(each.row.id)
    const others = packed.get(pack)
    if (others === undefined) packed.set(pack, [each])
    else others.push(each)
  }
  return packed
}

interface OpenedPack {
  /** Each time that something is sealed it has another one. */
  readonly iv: string
  readonly rows: readonly KeptRow[]
}

/** The rows of enquiries as they are sealed: many together, each pack opened once for each version of it. */
export class RowPacks {
  readonly #sealing: Sealing
  readonly #opened = new Map<number, OpenedPack>()

  constructor(sealing: Sealing) {
    this.#sealing = sealing
  }

  /** The rows of a pack; null where it was sealed under another key, or is broken. */
  async open(record: RowPackRecord): Promise<readonly KeptRow[] | null> {
    const iv = record.iv.join()
    const known = this.#opened.get(record.pack)
    if (known?.iv === iv) return known.rows
    const rows = await this.#sealing.open(record, RowPack)
    if (rows !== null) this.#opened.set(record.pack, { iv, rows })
    return rows
  }

  /** The packs that have other rows than before, sealed. `before` gives the records that there are. */
  async sealed(
    newer: readonly KeptRow[],
    before: (packs: number[]) => Promise<readonly (RowPackRecord | undefined)[]>,
  ): Promise<readonly RowPackRecord[]> {
    const changed = inPacks(newer)
    const records = await before([...changed.keys()])
    return Promise.all(
      [...changed].map(async ([pack, rows], index): Promise<RowPackRecord> => {
        const record = records[index]
        const kept = (record && (await this.open(record))) ?? []
        const all = new Map<EnquiryId, KeptRow>([...kept, ...rows].map(each => [each.row.id, each]))
        const sealed = await this.#sealing.seal([...all.values()])
        this.#opened.set(pack, { iv: sealed.iv.join(), rows: [...all.values()] })
        return { pack, ...sealed }
      }),
    )
  }
}
