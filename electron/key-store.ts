import { safeStorage } from 'electron'
import type { SecretCipher } from './account/secret-store.ts'

/**
 * The system's key store, or null where there is none: `basic_text` is Chromium's stand-in on a Linux without one and
 * protects nothing. When ready. See docs/decisions/002-sign-in-without-a-key-store.md.
 */
export function systemKeyStore(): SecretCipher | null {
  const isReal = process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text'
  if (!isReal || !safeStorage.isEncryptionAvailable()) return null
  return {
    encrypt: secret => safeStorage.encryptString(secret),
    decrypt: encrypted => safeStorage.decryptString(encrypted),
  }
}
