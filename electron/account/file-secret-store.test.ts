import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFileSecretStore } from './file-secret-store.ts'
import type { SecretCipher } from './secret-store.ts'

/** Turns each byte round: no protection, but unreadable to who lacks it, which is all a test can ask. */
const keyStore: SecretCipher = {
  encrypt: secret => Buffer.from(Buffer.from(secret).map(byte => byte ^ 0xff)),
  decrypt: encrypted => Buffer.from(encrypted.map(byte => byte ^ 0xff)).toString(),
}
const otherKeyStore: SecretCipher = {
  encrypt: keyStore.encrypt,
  decrypt: () => {
    throw new Error('The key is another one')
  },
}

let folder = ''
let path = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desk-secret-'))
  path = join(folder, 'sign-in.json')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe.each([
  ['with a key store', keyStore],
  ['without a key store', null],
])('the secret store %s', (_name, cipher) => {
  it('keeps a secret for the next start, and forgets it when asked', async () => {
    expect(await createFileSecretStore(path, cipher).read()).toBeNull()
    await createFileSecretStore(path, cipher).write('refresh-1')
    await createFileSecretStore(path, cipher).write('refresh-2')
    expect(await createFileSecretStore(path, cipher).read()).toBe('refresh-2')
    await createFileSecretStore(path, cipher).forget()
    expect(await createFileSecretStore(path, cipher).read()).toBeNull()
  })

  it('lets nobody else on this computer read its file', async () => {
    await createFileSecretStore(path, cipher).write('refresh-1')
    expect((await stat(path)).mode & 0o777).toBe(0o600)
  })

  it('says whether there is one', () => {
    expect(createFileSecretStore(path, cipher).hasKeyStore).toBe(cipher !== null)
  })

  it('takes a file that cannot be read for no secret', async () => {
    await writeFile(path, '{"by":')
    expect(await createFileSecretStore(path, cipher).read()).toBeNull()
  })

  it('rejects when the secret cannot be written', async () => {
    await rm(folder, { recursive: true })
    await expect(createFileSecretStore(path, cipher).write('refresh-1')).rejects.toThrow('ENOENT')
  })
})

describe('the secret store', () => {
  it('writes no plain secret where there is a key store', async () => {
    await createFileSecretStore(path, keyStore).write('refresh-1')
    expect(await readFile(path, 'utf8')).not.toContain('refresh-1')
  })

  it('reads a secret that was kept before there was a key store', async () => {
    await createFileSecretStore(path, null).write('refresh-1')
    expect(await createFileSecretStore(path, keyStore).read()).toBe('refresh-1')
  })

  it('has no secret when the key store is another one, or gone', async () => {
    await createFileSecretStore(path, keyStore).write('refresh-1')
    expect(await createFileSecretStore(path, otherKeyStore).read()).toBeNull()
    expect(await createFileSecretStore(path, null).read()).toBeNull()
  })

  it('tells a secret that cannot be read for now from none', async () => {
    expect(await createFileSecretStore(path, keyStore).find()).toEqual({ kind: 'none' })
    await createFileSecretStore(path, keyStore).write('refresh-1')
    expect(await createFileSecretStore(path, otherKeyStore).find()).toEqual({ kind: 'unreadable' })
    expect(await createFileSecretStore(path, null).find()).toEqual({ kind: 'unreadable' })
    expect(await createFileSecretStore(path, keyStore).find()).toEqual({
      kind: 'secret',
      secret: 'refresh-1',
    })
    await writeFile(path, '{"by":')
    expect(await createFileSecretStore(path, keyStore).find()).toEqual({ kind: 'none' })
    expect(await createFileSecretStore(folder, keyStore).find()).toEqual({ kind: 'unreadable' })
  })
})
