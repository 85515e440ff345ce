import { join } from 'node:path'
import { createFileSecretStore } from '../account/file-secret-store.ts'
import type { SecretCipher } from '../account/secret-store.ts'
import type { EnquirySecrets } from './enquiry-keys.ts'

/** Keeps the keys of enquiries in files of a folder, one for each account, as `cipher` protects them. */
export function enquirySecretsIn(folder: string, cipher: SecretCipher | null): EnquirySecrets {
  return {
    of: account => createFileSecretStore(join(folder, `enquiries-${account}.json`), cipher),
    onlyOne: createFileSecretStore(join(folder, 'enquiries.json'), cipher),
  }
}
