import type { Enquiry } from '#shared/enquiry/enquiry.ts'
import type { TextModule } from '#shared/enquiry/text-module.ts'
import type { Database } from '../storage/tables.ts'
import { loadChangedEnquiries } from './load-enquiries.ts'
import { loadChangedModules } from './text-modules.ts'

/** What changed behind a place in the order of changes, and the place up to which a reader knows all of it then. */
export interface ChangesPage {
  readonly enquiries: readonly Enquiry[]
  /** null: none of them has changed. */
  readonly textModules: readonly TextModule[] | null
  readonly upTo: string
  readonly isMore: boolean
}

function laterOf(one: string, other: string): string {
  return BigInt(one) > BigInt(other) ? one : other
}

/** Reads as of one moment: what is committed between two reads would be behind the reader and never told. */
export function loadChangesPage(
  database: Database,
  after: string,
  most: Parameters<typeof loadChangedEnquiries>[2],
): Promise<ChangesPage> {
  return database
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async transaction => {
      const { enquiries, upTo, isMore } = await loadChangedEnquiries(transaction, after, most)
      const modules = await loadChangedModules(transaction, after)
      return {
        enquiries,
        textModules: modules?.textModules ?? null,
        upTo: modules === null || isMore ? upTo : laterOf(upTo, modules.seq),
        isMore,
      }
    })
}
