import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto'
import type { JWKS } from 'oidc-provider'
import { z } from 'zod'
import type { Database } from '../storage/tables.ts'

const PrivateKey = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  d: z.string(),
  kid: z.string(),
  alg: z.literal('ES256'),
  use: z.literal('sig'),
})
const SigningKeys = z.object({ identity: z.array(PrivateKey).min(1), cookies: z.array(z.string()).min(1) })

export interface SigningKeyRing {
  readonly jwks: JWKS
  /** Secrets that sign cookies. */
  readonly cookies: readonly string[]
}

function newKeys(): z.infer<typeof SigningKeys> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const identity = { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), alg: 'ES256', use: 'sig' }
  return { identity: [PrivateKey.parse(identity)], cookies: [randomBytes(32).toString('base64url')] }
}

/** The keys of this service, made on its first start and kept: what it signed stays valid over a restart. */
export async function signingKeys(database: Database): Promise<SigningKeyRing> {
  await database
    .insertInto('secret')
    .values({ name: 'signing-keys', value: JSON.stringify(newKeys()) })
    .onConflict(conflict => conflict.column('name').doNothing())
    .execute()
  // Read back: another service on the same database may have been first.
  const { value } = await database
    .selectFrom('secret')
    .select('value')
    .where('name', '=', 'signing-keys')
    .executeTakeFirstOrThrow()
  const keys = SigningKeys.parse(value)
  return { jwks: { keys: keys.identity }, cookies: keys.cookies }
}
