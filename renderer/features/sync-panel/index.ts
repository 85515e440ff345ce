export { syncNow } from './sync-panel.tsx'
export { SyncStatus } from './sync-status.tsx'
