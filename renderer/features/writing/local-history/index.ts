export { HistoryTab } from './history-tab.tsx'
export { useVersions } from './use-versions.tsx'
