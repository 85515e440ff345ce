export { CrashBanner, CrashNotice } from './crash-notice.tsx'
