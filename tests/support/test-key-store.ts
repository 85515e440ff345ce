import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { SecretCipher } from '../../electron/account/secret-store.ts'

const algorithm = 'aes-256-gcm'

/** What stands in for a system's key store, whose key is never on the disk. */
export function testKeyStore(key: Buffer = randomBytes(32)): SecretCipher {
  return {
    encrypt: secret => {
      const iv = randomBytes(12)
      const cipher = createCipheriv(algorithm, key, iv)
      const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), sealed])
    },
    decrypt: encrypted => {
      const decipher = createDecipheriv(algorithm, key, encrypted.subarray(0, 12))
      decipher.setAuthTag(encrypted.subarray(12, 28))
      return Buffer.concat([decipher.update(encrypted.subarray(28)), decipher.final()]).toString('utf8')
    },
  }
}
