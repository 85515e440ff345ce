export { CrashBanner, CrashNotice } from './crash-notice.tsx'
export { RecoveryBanner, RecoveryNotice } from './recovery-notice.tsx'
