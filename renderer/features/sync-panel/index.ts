export { needsPerson, type OutboxItem, syncNow } from './sync-panel.tsx'
export { SyncStatus } from './sync-status.tsx'
