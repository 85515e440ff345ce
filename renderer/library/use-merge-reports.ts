import { useLiveQuery } from 'dexie-react-hooks'
import type { ItemId } from '#shared/content/identity.ts'
import { type MergeReport, reportsOf } from './merge-reports.ts'
import { useOpenLibrary } from './provider.tsx'

/** A report as it is listed: `key` tells it from the others. */
export type KeptMergeReport = MergeReport & { readonly key: number }

/** What was merged into an item's text within the last 30 days, the newest first, live; undefined while it is read. */
export function useMergeReports(item: ItemId): readonly KeptMergeReport[] | undefined {
  const { database } = useOpenLibrary()
  const answer = useLiveQuery(
    async () => ({ item, reports: await reportsOf(database, item) }),
    [database, item],
  )
  return answer?.item === item ? answer.reports : undefined
}
