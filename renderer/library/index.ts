export {
  useOutboxCounts,
  useOutboxItems,
  useRows,
  useTerms,
  useUnreadable,
  useWaitingRows,
  useWorkingCopy,
} from './live-queries.ts'
export { LibraryProvider, useLibrary } from './provider.tsx'
export type { ItemRow, WorkingCopy } from './working-copy.ts'
