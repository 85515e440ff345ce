import { readFile, rm } from 'node:fs/promises'
import { z } from 'zod'
import { DemoAccount, Me } from '#shared/sync/me.ts'
import { writeWholeFile } from '../whole-file.ts'

/** Who is signed in, so that the desk opens offline to that account's library. It holds no secret. */
export const RememberedAccount = z.object({
  /** Origin of the service: a sign-in is never sent to another one. */
  service: z.string(),
  /** The demo account it is, or null for one of a person's own. */
  demoAccount: DemoAccount.shape.key.nullable(),
  me: Me,
})
export type RememberedAccount = z.infer<typeof RememberedAccount>

export interface AccountMemory {
  /** Null when nobody is signed in, or when what was kept can't be read. */
  read(): Promise<RememberedAccount | null>
  write(account: RememberedAccount): Promise<void>
  forget(): Promise<void>
}

/** Remembers the account in one file. */
export function createAccountMemory(path: string): AccountMemory {
  return {
    read: async () => {
      try {
        return RememberedAccount.parse(JSON.parse(await readFile(path, 'utf8')))
      } catch {
        return null
      }
    },
    write: account => writeWholeFile(path, `${JSON.stringify(account, null, 2)}\n`),
    forget: () => rm(path, { force: true }),
  }
}
