import type { Adapter, AdapterPayload } from 'oidc-provider'
import { z } from 'zod'
import type { Database } from '../storage/tables.ts'

/** The provider wrote it; that it is an object is all that has to be sure. */
const storedPayload = z.custom<AdapterPayload>(value => typeof value === 'object' && value !== null)

/** What the OpenID provider remembers, in the database: a restarted service still honours its refresh tokens. */
export function createOidcAdapter(database: Database, clock: () => Date): (model: string) => Adapter {
  return model => {
    const findBy = async (column: 'id' | 'uid', value: string): Promise<AdapterPayload | undefined> => {
      const row = await database
        .selectFrom('oidc_record')
        .select(['payload', 'consumed_at', 'expires_at'])
        .where('model', '=', model)
        .where(column, '=', value)
        .executeTakeFirst()
      if (row === undefined || (row.expires_at !== null && row.expires_at <= clock())) return undefined
      const payload = storedPayload.parse(row.payload)
      return row.consumed_at === null
        ? payload
        : { ...payload, consumed: Math.floor(row.consumed_at.getTime() / 1000) }
    }
    return {
      upsert: async (id, payload, expiresIn) => {
        const record = {
          payload: JSON.stringify(payload),
          grant_id: payload.grantId ?? null,
          uid: payload.uid ?? null,
          expires_at: expiresIn === undefined ? null : new Date(clock().getTime() + expiresIn * 1000),
        }
        await database
          .insertInto('oidc_record')
          .values({ model, id, ...record, consumed_at: null })
          .onConflict(conflict => conflict.columns(['model', 'id']).doUpdateSet(record))
          .execute()
      },
      find: id => findBy('id', id),
      findByUid: uid => findBy('uid', uid),
      // The device flow is off.
      findByUserCode: async () => undefined,
      consume: async id => {
        await database
          .updateTable('oidc_record')
          .set({ consumed_at: clock() })
          .where('model', '=', model)
          .where('id', '=', id)
          .execute()
      },
      destroy: async id => {
        await database.deleteFrom('oidc_record').where('model', '=', model).where('id', '=', id).execute()
      },
      revokeByGrantId: async grantId => {
        await database.deleteFrom('oidc_record').where('grant_id', '=', grantId).execute()
      },
    }
  }
}

/** Forgets what has expired. */
export async function forgetExpiredRecords(database: Database, now: Date): Promise<void> {
  await database.deleteFrom('oidc_record').where('expires_at', '<', now).execute()
}
