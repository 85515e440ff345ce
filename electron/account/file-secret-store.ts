import { readFile, rm } from 'node:fs/promises'
import { z } from 'zod'
import { writeWholeFile } from '../whole-file.ts'
import type { FoundSecret, SecretCipher, SecretStore } from './secret-store.ts'

/** `by` says who protects the secret: without it, a secret from a time without a key store could not be told apart. */
const StoredSecret = z.object({ by: z.enum(['key_store', 'file_permissions']), secret: z.string() })

/**
 * Keeps the secret in one file that only its owner may read, encrypted where the system has a key store (`cipher`).
 * What can't be read any more is no secret: the person signs in again, and nothing else is lost.
 */
export function createFileSecretStore(path: string, cipher: SecretCipher | null): SecretStore {
  async function find(): Promise<FoundSecret> {
    let content: string
    try {
      content = await readFile(path, 'utf8')
    } catch (error) {
      return { kind: isNoFile(error) ? 'none' : 'unreadable' }
    }
    const stored = storedIn(content)
    // From a broken file nobody has a secret any more.
    if (stored === null) return { kind: 'none' }
    if (stored.by === 'file_permissions') return { kind: 'secret', secret: stored.secret }
    try {
      const secret = cipher?.decrypt(Buffer.from(stored.secret, 'base64'))
      return secret === undefined ? { kind: 'unreadable' } : { kind: 'secret', secret }
    } catch {
      return { kind: 'unreadable' }
    }
  }

  return {
    hasKeyStore: cipher !== null,

    read: async () => {
      const found = await find()
      return found.kind === 'secret' ? found.secret : null
    },

    find,

    write: async secret => {
      const stored: z.infer<typeof StoredSecret> = cipher
        ? { by: 'key_store', secret: cipher.encrypt(secret).toString('base64') }
        : { by: 'file_permissions', secret }
      await writeWholeFile(path, JSON.stringify(stored))
    },

    forget: () => rm(path, { force: true }),
  }
}

function storedIn(content: string): z.infer<typeof StoredSecret> | null {
  try {
    return StoredSecret.parse(JSON.parse(content))
  } catch {
    return null
  }
}

function isNoFile(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
