export { ExportAll } from './export-all.tsx'
export { ExportAllWindow } from './export-all-window.tsx'
export { StorageBanner } from './storage-banner.tsx'
