import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { AccountId } from '#shared/content/identity.ts'
import type { EnquiryKey } from '#shared/ipc/contract.ts'
import type { SecretStore } from '../account/secret-store.ts'

/** AES with a key of 256 bits. */
const keyBytes = 32

const StoredKey = z.object({ account: AccountId, key: z.base64().length(44) })

/** The keys under which enquiries are kept on this computer: one at a time, that of whoever used them last. */
export interface EnquiryKeys {
  /**
   * The key of an account, made where there is none; that of another account is forgotten then. `memory_only` where the
   * system has no key store: a key that lies beside what it locks protects nothing. `unreadable` where the system does not
   * give the key that is there, for this run of the program: it stays, as do the words under it.
   */
  readonly of: (account: AccountId) => Promise<EnquiryKey>
  /** What was kept under any key cannot be read any more. */
  readonly forget: () => Promise<void>
}

export function createEnquiryKeys(secrets: SecretStore): EnquiryKeys {
  /** Windows of one run agree on where they keep what is written. */
  let isUnreadable = false
  async function keyOf(account: AccountId): Promise<EnquiryKey> {
    const found = await secrets.find()
    isUnreadable ||= found.kind === 'unreadable'
    if (isUnreadable) return { kind: 'unreadable' }
    if (!secrets.hasKeyStore) return { kind: 'memory_only' }
    const { data } = StoredKey.safeParse(found.kind === 'secret' ? jsonOf(found.secret) : null)
    if (data?.account === account)
      return { kind: 'kept', key: new Uint8Array(Buffer.from(data.key, 'base64')) }
    const key = randomBytes(keyBytes)
    await secrets.write(JSON.stringify({ account, key: key.toString('base64') }))
    return { kind: 'kept', key: new Uint8Array(key) }
  }
  // Two windows that ask at the same time get the same key.
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = turn.then(work, work)
    turn = result.catch(() => undefined)
    return result
  }
  return {
    of: account => inTurn(() => keyOf(account)),
    forget: () =>
      inTurn(async () => {
        await secrets.forget()
        isUnreadable = false
      }),
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
