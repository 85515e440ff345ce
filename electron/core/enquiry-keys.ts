import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { AccountId } from '#shared/content/identity.ts'
import type { EnquiryKey } from '#shared/ipc/contract.ts'
import type { SecretStore } from '../account/secret-store.ts'

/** AES with a key of 256 bits. */
const keyBytes = 32

const StoredKey = z.object({ account: AccountId, key: z.base64().length(44) })
type StoredKey = z.infer<typeof StoredKey>

/** Where keys live: each account's in a place of its own, so that one goes without a look at the others. */
export interface EnquirySecrets {
  readonly of: (account: AccountId) => SecretStore
  /** Where the only key was kept before each account had a place. */
  readonly onlyOne: SecretStore
}

/** The keys under which enquiries are kept on this computer: each account has its own, which nobody else's sign-in touches. */
export interface EnquiryKeys {
  /**
   * The key of an account, made where there is none. `memory_only` where the system has no key store: a key that lies beside
   * what it locks protects nothing. `unreadable` where the system does not give the key that is there, for this run of the
   * program: it stays, as do the words under it.
   */
  readonly of: (account: AccountId) => Promise<EnquiryKey>
  /** Whether an account has one here, also where the system does not give it for now. */
  readonly has: (account: AccountId) => Promise<boolean>
  /** What was kept under the key of an account cannot be read any more. */
  readonly forget: (account: AccountId) => Promise<void>
}

export function createEnquiryKeys(secrets: EnquirySecrets): EnquiryKeys {
  /** Windows of one run agree on where they keep what is written. */
  const unreadable = new Set<AccountId>()

  /** The only key of before, where it is that of an account; `unreadable` where it may be. */
  async function onlyOneOf(account: AccountId): Promise<StoredKey | 'unreadable' | null> {
    const found = await secrets.onlyOne.find()
    if (found.kind === 'unreadable') return 'unreadable'
    const stored = found.kind === 'secret' ? storedIn(found.secret) : null
    return stored?.account === account ? stored : null
  }

  /** Gives the only key of before its place, where it is that of this account. */
  async function separateOnlyOne(account: AccountId): Promise<void> {
    const stored = await onlyOneOf(account)
    if (stored === 'unreadable') unreadable.add(account)
    else if (stored !== null) {
      await secrets.of(account).write(JSON.stringify(stored))
      await secrets.onlyOne.forget()
    }
  }

  async function keyOf(account: AccountId): Promise<EnquiryKey> {
    const own = secrets.of(account)
    if ((await own.find()).kind === 'none') await separateOnlyOne(account)
    const found = await own.find()
    if (found.kind === 'unreadable') unreadable.add(account)
    if (unreadable.has(account)) return { kind: 'unreadable' }
    if (!own.hasKeyStore) return { kind: 'memory_only' }
    const stored = found.kind === 'secret' ? storedIn(found.secret) : null
    if (stored?.account === account) {
      return { kind: 'kept', key: new Uint8Array(Buffer.from(stored.key, 'base64')) }
    }
    const key = randomBytes(keyBytes)
    await own.write(JSON.stringify({ account, key: key.toString('base64') } satisfies StoredKey))
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
    has: account =>
      inTurn(
        async () => (await secrets.of(account).find()).kind !== 'none' || (await onlyOneOf(account)) !== null,
      ),
    forget: account =>
      inTurn(async () => {
        await secrets.of(account).forget()
        const onlyOne = await onlyOneOf(account)
        // One that cannot be read is taken for theirs where they have asked for it.
        const isTheirs = onlyOne === 'unreadable' ? unreadable.has(account) : onlyOne !== null
        if (isTheirs) await secrets.onlyOne.forget()
        unreadable.delete(account)
      }),
  }
}

function storedIn(text: string): StoredKey | null {
  try {
    return StoredKey.parse(JSON.parse(text))
  } catch {
    return null
  }
}
