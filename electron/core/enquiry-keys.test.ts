import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AccountId } from '#shared/content/identity.ts'
import type { EnquiryKey } from '#shared/ipc/contract.ts'
import { createFileSecretStore } from '../account/file-secret-store.ts'
import type { SecretCipher } from '../account/secret-store.ts'
import { createEnquiryKeys, type EnquiryKeys } from './enquiry-keys.ts'
import { enquirySecretsIn } from './enquiry-secrets.ts'

const ada = AccountId.parse('5b0f1f62-5d0a-4a55-8a39-8a5f0c4f7c01')
const ben = AccountId.parse('5b0f1f62-5d0a-4a55-8a39-8a5f0c4f7c02')

/** Turns every byte round: enough to see that a key is not written as it is. */
const cipher: SecretCipher = {
  encrypt: secret => Buffer.from(Buffer.from(secret).map(byte => byte ^ 255)),
  decrypt: encrypted => Buffer.from(encrypted.map(byte => byte ^ 255)).toString(),
}

function bytesOf(key: EnquiryKey): string {
  if (key.kind !== 'kept') throw new Error('It is kept')
  return Buffer.from(key.key).toString('base64')
}

describe('the keys of enquiries', () => {
  let folder: string
  let path: string
  let onlyOnePath: string

  /** The keys as a start of the program has them. */
  const keysWith = (keyStore: SecretCipher | null): EnquiryKeys =>
    createEnquiryKeys(enquirySecretsIn(folder, keyStore))

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'osor-enquiry-keys-'))
    path = join(folder, `enquiries-${ada}.json`)
    onlyOnePath = join(folder, 'enquiries.json')
  })

  afterEach(() => rm(folder, { recursive: true }))

  it('an account has one of 256 bits, the same after a start, and for two windows that ask at once', async () => {
    const keys = keysWith(cipher)
    const [one, two] = await Promise.all([keys.of(ada), keys.of(ada)])
    expect(Buffer.from(bytesOf(one), 'base64')).toHaveLength(32)
    expect(bytesOf(two)).toBe(bytesOf(one))
    expect(bytesOf(await keysWith(cipher).of(ada))).toBe(bytesOf(one))
    expect(await readFile(path, 'utf8')).not.toContain(bytesOf(one))
  })

  it('the same account has another one after it was forgotten', async () => {
    const keys = keysWith(cipher)
    const first = bytesOf(await keys.of(ada))
    await keys.forget(ada)
    expect(await keys.has(ada)).toBe(false)
    expect(bytesOf(await keys.of(ada))).not.toBe(first)
    expect(await keys.has(ada)).toBe(true)
  })

  it('another account has another one, and takes none away, whether it has one or forgets its own', async () => {
    const keys = keysWith(cipher)
    const first = bytesOf(await keys.of(ada))
    await keys.forget(ben)
    expect(bytesOf(await keys.of(ben))).not.toBe(first)
    expect(bytesOf(await keys.of(ada))).toBe(first)
    await keys.forget(ben)
    expect([await keys.has(ada), await keys.has(ben)]).toEqual([true, false])
    expect(bytesOf(await keysWith(cipher).of(ada))).toBe(first)
  })

  it('without a key store of the system there is none, and nothing is written', async () => {
    const keys = keysWith(null)
    expect(await keys.of(ada)).toEqual({ kind: 'memory_only' })
    await expect(readFile(path)).rejects.toThrow('ENOENT')
  })

  it('a key that the system does not give for now stays, and the next start has it again', async () => {
    const first = bytesOf(await keysWith(cipher).of(ada))
    let isDenied = true
    const denied: SecretCipher = {
      ...cipher,
      decrypt: encrypted => {
        if (isDenied) throw new Error('The person said no')
        return cipher.decrypt(encrypted)
      },
    }
    const keys = keysWith(denied)
    expect(await keys.of(ada)).toEqual({ kind: 'unreadable' })
    // What is kept under it is not to be removed either.
    expect(await keys.has(ada)).toBe(true)
    isDenied = false
    // A second window of the same run keeps its words where the first one does.
    expect(await keys.of(ada)).toEqual({ kind: 'unreadable' })
    expect(await keysWith(null).of(ada)).toEqual({ kind: 'unreadable' })
    expect(bytesOf(await keysWith(cipher).of(ada))).toBe(first)
  })

  it('whoever signs out has a new one afterwards, also where the old one could not be read', async () => {
    const first = bytesOf(await keysWith(cipher).of(ada))
    let isDenied = true
    const denied: SecretCipher = {
      ...cipher,
      decrypt: encrypted => {
        if (isDenied) throw new Error('The person said no')
        return cipher.decrypt(encrypted)
      },
    }
    const keys = keysWith(denied)
    expect(await keys.of(ada)).toEqual({ kind: 'unreadable' })
    await keys.forget(ada)
    isDenied = false
    expect(bytesOf(await keys.of(ada))).not.toBe(first)
  })

  it('a key that is none is made anew', async () => {
    const keys = keysWith(cipher)
    const first = bytesOf(await keys.of(ada))
    const changed: SecretCipher = { ...cipher, decrypt: () => 'not what was written' }
    expect(bytesOf(await keysWith(changed).of(ada))).not.toBe(first)
  })

  describe('that was the only one before each account had its own', () => {
    const before = Buffer.alloc(32, 7).toString('base64')

    beforeEach(() =>
      createFileSecretStore(onlyOnePath, cipher).write(JSON.stringify({ account: ada, key: before })),
    )

    it('is still that of its account, and is nobody else’s', async () => {
      const keys = keysWith(cipher)
      expect([await keys.has(ada), await keys.has(ben)]).toEqual([true, false])
      expect(bytesOf(await keys.of(ben))).not.toBe(before)
      expect(bytesOf(await keys.of(ada))).toBe(before)
      await expect(readFile(onlyOnePath)).rejects.toThrow('ENOENT')
      expect(bytesOf(await keysWith(cipher).of(ada))).toBe(before)
    })

    it('goes with its account alone, asked for before or not', async () => {
      const keys = keysWith(cipher)
      await keys.forget(ben)
      expect(await keys.has(ada)).toBe(true)
      await keys.forget(ada)
      expect(await keys.has(ada)).toBe(false)
    })

    it('stays where the system does not give it, and goes with whoever has asked for it', async () => {
      const keys = keysWith(null)
      await keys.forget(ben)
      expect(await keys.of(ada)).toEqual({ kind: 'unreadable' })
      expect(await keys.has(ada)).toBe(true)
      await keys.forget(ada)
      expect(await keys.has(ada)).toBe(false)
    })
  })
})
