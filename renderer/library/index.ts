export type { ReadText } from './draft-on.ts'
export type { KeptFileOutcome } from './files.ts'
export { useKnownReferences } from './known-references.ts'
export { useItemLanguage, useSetItemLanguage } from './languages.ts'
export { type Library, LibraryFailure } from './library.ts'
export {
  useItemTitle,
  useOutboxCounts,
  useOutboxItems,
  useReadAhead,
  useTerms,
  useUnreadable,
  useWorkingCopy,
} from './live-queries.ts'
export { librariesClosed } from './open-library.ts'
export { LibraryProvider, useLibrary } from './provider.tsx'
export { useAllOf, useRows, useRowsOf } from './rows-hooks.ts'
export type { RowsSnapshot } from './rows-list.ts'
export { type FilterPlace, type SavedFilter, useFilterSaving, useSavedFilters } from './saved-filters.ts'
export {
  type SearchQuestion,
  useExcerpts,
  useFoundItems,
  useReadRow,
  useSearch,
  useSearchState,
} from './search-hooks.ts'
export type { SnapshotReason, SnapshotRecord } from './snapshots.ts'
export type { Template } from './templates.ts'
export { useAfterCrash } from './use-after-crash.ts'
export { useEarlierWords } from './use-earlier-words.ts'
export { useFile } from './use-file.ts'
export {
  type DeletedDraftRow,
  useDeletedCount,
  useDeletedDraft,
  useDeletedDrafts,
  useSnapshots,
  useSnapshotText,
} from './use-local-history.ts'
export { type KeptMergeReport, useMergeReports } from './use-merge-reports.ts'
export { useTemplateStore, useTemplates } from './use-templates.ts'
export type { ItemRow, WorkingCopy } from './working-copy.ts'
