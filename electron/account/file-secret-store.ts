import { readFile, rm } from 'node:fs/promises'
import { z } from 'zod'
import { writeWholeFile } from '../whole-file.ts'
import type { SecretCipher, SecretStore } from './secret-store.ts'

/** `by` says who protects the secret: without it, a secret from a time without a key store could not be told apart. */
const StoredSecret = z.object({ by: z.enum(['key_store', 'file_permissions']), secret: z.string() })

/**
 * Keeps the secret in one file that only its owner may read, encrypted where the system has a key store (`cipher`).
 * What can't be read any more is no secret: the person signs in again, and nothing else is lost.
 */
export function createFileSecretStore(path: string, cipher: SecretCipher | null): SecretStore {
  return {
    hasKeyStore: cipher !== null,

    read: async () => {
      try {
        const stored = StoredSecret.parse(JSON.parse(await readFile(path, 'utf8')))
        if (stored.by === 'file_permissions') return stored.secret
        return cipher?.decrypt(Buffer.from(stored.secret, 'base64')) ?? null
      } catch {
        return null
      }
    },

    write: async secret => {
      const stored: z.infer<typeof StoredSecret> = cipher
        ? { by: 'key_store', secret: cipher.encrypt(secret).toString('base64') }
        : { by: 'file_permissions', secret }
      await writeWholeFile(path, JSON.stringify(stored))
    },

    forget: () => rm(path, { force: true }),
  }
}
