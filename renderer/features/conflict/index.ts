export { ChangedSinceDeleted } from './changed-since-deleted.tsx'
export { ConflictDialog } from './conflict-dialog.tsx'
export { MergeList, MergeNotice } from './merge-reports.tsx'
export { ToDecide } from './to-decide.tsx'
