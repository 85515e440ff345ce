export { HistoryTab } from './history-tab.tsx'
export { useOpenVersions } from './open-versions.ts'
export { VersionsDialog } from './versions-dialog.tsx'
