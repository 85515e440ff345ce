/** What is found of a secret. `unreadable`: it is there, and at another time the system may give it. */
export type FoundSecret =
  | { readonly kind: 'secret'; readonly secret: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable' }

/** Where the one secret of this desk lives between starts: the refresh token of the signed-in account. */
export interface SecretStore {
  /** Whether the system's key store protects it; otherwise only file permissions do. */
  readonly hasKeyStore: boolean
  /** The secret, or null when there is none (any more): then a person signs in again. */
  read(): Promise<string | null>
  /** The same for whoever must not write over a secret that cannot be read for now. */
  find(): Promise<FoundSecret>
  write(secret: string): Promise<void>
  forget(): Promise<void>
}

/** The system's key store, as far as a secret needs it. */
export interface SecretCipher {
  encrypt(secret: string): Buffer
  /** Throws when the key is not the one that the secret was encrypted with. */
  decrypt(encrypted: Buffer): string
}
