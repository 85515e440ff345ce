import { Enquiry, type EnquiryId } from '#shared/enquiry/enquiry.ts'
import type { EnquiryDatabase } from './sealed-database.ts'
import type { Sealing } from './sealing.ts'

/** Enquiries of which one or some are read at a time. */
export interface EnquiryBodies {
  readonly ids: () => Promise<readonly EnquiryId[]>
  /** Those of them that are here, in no order. */
  readonly read: (ids: readonly EnquiryId[]) => Promise<readonly Enquiry[]>
}

/** Enquiries as they are sealed one by one. */
export function sealedBodies(database: EnquiryDatabase, sealing: Sealing): EnquiryBodies {
  return {
    ids: () => database.bodies.toCollection().primaryKeys(),
    read: async ids => {
      const records = await database.bodies.bulkGet([...ids])
      const opened = await Promise.all(records.map(record => record && sealing.open(record, Enquiry)))
      return opened.filter(enquiry => enquiry !== undefined && enquiry !== null)
    },
  }
}
