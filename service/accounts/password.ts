import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** Cost of a hash. Source: OWASP Password Storage Cheat Sheet, scrypt with N=2^16, r=8, p=2. */
const cost = { N: 2 ** 16, r: 8, p: 2, maxmem: 192 * 1024 * 1024 } as const
const keyLength = 32

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // The same characters typed on another keyboard may be composed in another way.
    scrypt(password.normalize('NFKC'), salt, keyLength, cost, (failure, key) => {
      if (failure === null) resolve(key)
      else reject(failure)
    })
  })
}

/** A salted hash to store: `scrypt$salt$key`, both in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt)
  return `scrypt$${salt.toString('base64url')}$${key.toString('base64url')}`
}

/**
 * Whether a password is the one that was hashed. Without a hash it takes as long as with one and says no, so that
 * nobody learns from the time which accounts exist.
 */
export async function isPassword(password: string, hash: string | null): Promise<boolean> {
  const [scheme, salt, key] = (hash ?? `scrypt$AAAAAAAAAAAAAAAAAAAAAA$${'A'.repeat(43)}`).split('$')
  if (scheme !== 'scrypt' || salt === undefined || key === undefined) return false
  const derived = await derive(password, Buffer.from(salt, 'base64url'))
  const stored = Buffer.from(key, 'base64url')
  return derived.length === stored.length && timingSafeEqual(derived, stored) && hash !== null
}
