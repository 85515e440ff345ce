export { followMainProcess, useAccount, useSyncStatus } from './account.ts'
export { beforeClosing } from './closing.ts'
export { desk } from './desk.ts'
export { openLibraryChannel } from './library-port.ts'
