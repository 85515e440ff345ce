import { z } from 'zod'
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { AccountId, Instant, ItemId } from '#shared/content/identity.ts'
import { useActor } from '../../editor/use-actor.ts'
import { followOtherWindows, restoredBy } from '../../ui-state/persisted.ts'

/** What was said when a text was imported, in the sentences of that day. */
const ImportReport = z.object({
  item: ItemId,
  /** Whose import it was: nobody else on this computer reads the report. */
  account: AccountId.nullable(),
  /** The file's name. */
  name: z.string(),
  at: Instant,
  summary: z.string(),
  /** What was found: sections, facts. */
  found: z.array(z.string()),
  /** What is different from the file. */
  differs: z.array(z.string()),
})
export type ImportReport = Readonly<z.infer<typeof ImportReport>>

/** Reports that are kept; the oldest go first. */
const mostReports = 50

const Saved = z.object({ reports: z.array(ImportReport) })

interface ImportReports {
  readonly reports: readonly ImportReport[]
  readonly keep: (report: ImportReport) => void
}

/** The reports of earlier imports on this computer, so that they can be read again beside the draft. */
export const useImportReports = create<ImportReports>()(
  persist(
    set => ({
      reports: [],
      keep: report =>
        set(({ reports }) => ({
          reports: [...reports.filter(({ item }) => item !== report.item), report].slice(-mostReports),
        })),
    }),
    {
      name: 'osor-desk.import-reports',
      partialize: ({ reports }) => ({ reports }),
      merge: restoredBy(Saved),
    },
  ),
)

followOtherWindows(useImportReports)

/** The report on an item's import; null for one that was written here. */
export function useImportReport(item: ItemId): ImportReport | null {
  const account = useActor()?.actor.account ?? null
  return useImportReports(
    ({ reports }) => reports.find(report => report.item === item && report.account === account) ?? null,
  )
}
