export { followMainProcess, useAccount, useSyncStatus } from './account.ts'
export { desk } from './desk.ts'
export { openLibraryChannel } from './library-port.ts'
