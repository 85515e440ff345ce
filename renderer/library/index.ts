export type { ItemRow } from '#shared/library/row.ts'
export type { ReadText } from './draft-on.ts'
export type { EnquiryDesk } from './enquiries/enquiry-desk.ts'
export type { EnquirySnapshot } from './enquiries/enquiry-snapshot.ts'
export type { AskedRequest } from './enquiries/enquiry-store.ts'
export {
  EnquiriesProvider,
  forgetEnquiries,
  useArrivedEnquiries,
  useEnquiries,
  useEnquiryDesk,
  useExpertRole,
  useSyncEnquiries,
} from './enquiries/provider.tsx'
export { type LetterRequest, takeBack } from './enquiries/take-back.ts'
export type { UnsentEnquiry } from './enquiries/unsent-enquiries.ts'
export { useEnquiry, useReadNextEnquiries } from './enquiries/use-enquiry.ts'
export {
  useEnquirySearchState,
  useFoundEnquiries,
  useSimilarEnquiries,
} from './enquiries/use-enquiry-search.ts'
export { useUnsentEnquiries } from './enquiries/use-unsent-enquiries.ts'
export type { Everything, HeldItem } from './everything.ts'
export type { KeptFileOutcome } from './files.ts'
export { useFindRow } from './find-row.ts'
export { type CentresAt, useAnswerKeeping, useKeptCentres } from './kept-answers.ts'
export { useKnownReferences } from './known-references.ts'
export { useItemLanguage, useSetItemLanguage } from './languages.ts'
export { type Library, LibraryFailure, OpeningFailure } from './library.ts'
export {
  useItemTitle,
  useOutboxItems,
  useReadAhead,
  useReadNext,
  useTerms,
  useUnreadable,
  useWorkingCopy,
} from './live-queries.ts'
export type { NoticeRecord } from './notices.ts'
export { librariesClosed } from './open-library.ts'
export { LibraryProvider, useLibrary } from './provider.tsx'
export { useAllOf, useOutboxCounts, useRows, useRowsOf } from './rows-hooks.ts'
export type { RowsSnapshot } from './rows-list.ts'
export {
  type ChosenFilters,
  type FilterPlace,
  type SavedFilter,
  useFilterSaving,
  useSavedFilters,
} from './saved-filters.ts'
export {
  type SearchQuestion,
  useExcerpts,
  useFoundItems,
  useReadRow,
  useSearch,
  useSearchState,
} from './search-hooks.ts'
export type { SnapshotReason, SnapshotRecord } from './snapshots.ts'
export { type SuggestionDraft, useSuggestionDraft, useSuggestionDrafts } from './suggestion-drafts.ts'
export { type Template, TemplateGone, type TemplateStore } from './templates.ts'
export { type AfterRecovery, type UnsentItem, useAfterCrash, useAfterRecovery } from './use-after-crash.ts'
export { useEarlierWords } from './use-earlier-words.ts'
export { everythingKeptTwice, useEverything } from './use-everything.ts'
export { useFile } from './use-file.ts'
export { useFollowChanges, useFollowWriting } from './use-follow-changes.ts'
export {
  type DeletedDraftRow,
  useDeletedCount,
  useDeletedDraft,
  useDeletedDrafts,
  useSnapshots,
  useSnapshotText,
} from './use-local-history.ts'
export {
  type MarginHere,
  useClaims,
  useKnownPeople,
  useMargin,
  useRefusedInMargins,
} from './use-margins.ts'
export { type KeptMergeReport, useMergeReports } from './use-merge-reports.ts'
export { useNoticeReading, useNotices } from './use-notices.ts'
export { useKeepAside, useStorageTrouble } from './use-storage-trouble.ts'
export { useTemplateStore, useTemplates } from './use-templates.ts'
export { hasOwnWords, type WorkingCopy } from './working-copy.ts'
