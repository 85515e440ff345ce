import { randomBytes, randomUUID } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { AccountId } from '#shared/content/identity.ts'
import { CollectionRole, SiteRole } from '#shared/workflow/actor.ts'
import { hashPassword } from '../accounts/password.ts'
import { DatabaseUrl, defaultFolder, mistakeIn, placeOf } from '../options.ts'
import { prepareDatabase } from '../seed/prepare-database.ts'
import { openStorage } from '../storage/storage.ts'
import type { Database } from '../storage/tables.ts'

const usage = `Usage: npm run service -- account add --user NAME --name "…" --email ADDRESS [options]

  --organisation "…"            what stands beside the name
  --role member|author|facilitator   role in the collection (none)
  --site-role moderator|legal_expert  role on the whole site, may be given twice
  --data DIR, --database URL    where the service keeps its data (see npm run service -- --help)

The password is read from standard input if something is piped in; otherwise one is made and printed once.
With an embedded database (--data), stop the service first.
`

const leastPassword = 10

const Values = z.object({
  user: z
    .string({ error: 'is missing' })
    .trim()
    .toLowerCase()
    .regex(/^[\w.@+-]{2,100}$/, 'needs 2 to 100 letters, digits or . _ @ + -'),
  name: z.string({ error: 'is missing' }).trim().min(1).max(200),
  email: z.email({ error: 'needs an e-mail address' }),
  organisation: z.string().trim().max(200).default(''),
  role: CollectionRole.optional(),
  'site-role': z.array(SiteRole).default([]),
  data: z.string().min(1).default(defaultFolder),
  database: DatabaseUrl.optional(),
})
type Values = z.infer<typeof Values>

function readSwitches(args: readonly string[]): { values: Values } | { mistake: string } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        user: { type: 'string' },
        name: { type: 'string' },
        email: { type: 'string' },
        organisation: { type: 'string' },
        role: { type: 'string' },
        'site-role': { type: 'string', multiple: true },
        data: { type: 'string' },
        database: { type: 'string' },
      },
    })
    const parsed = Values.safeParse(values)
    return parsed.success ? { values: parsed.data } : { mistake: mistakeIn(parsed.error) }
  } catch (failure) {
    return { mistake: failure instanceof Error ? failure.message : String(failure) }
  }
}

/** Stores the account; false when the user name is taken. */
async function storeAccount(database: Database, values: Values, password: string): Promise<boolean> {
  const passwordHash = await hashPassword(password)
  return database.transaction().execute(async transaction => {
    const stored = await transaction
      .insertInto('account')
      .values({
        id: AccountId.parse(randomUUID()),
        user_name: values.user,
        name: values.name,
        organisation: values.organisation,
        email: values.email,
        password_hash: passwordHash,
        site_roles: JSON.stringify(values['site-role']),
      })
      .onConflict(conflict => conflict.column('user_name').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (stored === undefined) return false
    if (values.role !== undefined) {
      await transaction
        .insertInto('membership')
        .values({ account: stored.id, role: values.role, state: 'active' })
        .execute()
    }
    return true
  })
}

/** Makes an account with a password; answers the exit code. */
export async function addAccount(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    console.log(usage)
    return 0
  }
  const read = readSwitches(args)
  if ('mistake' in read) {
    console.error(`${read.mistake}\n\n${usage}`)
    return 2
  }
  const { values } = read
  const piped = process.stdin.isTTY ? '' : (await text(process.stdin)).replace(/\r?\n$/, '')
  if (piped !== '' && piped.length < leastPassword) {
    console.error(`A password needs at least ${leastPassword} characters.`)
    return 2
  }
  const password = piped === '' ? randomBytes(15).toString('base64url') : piped
  try {
    const storage = await openStorage(placeOf(values.database, values.data))
    try {
      const fresh = { seed: 'empty', isDemo: false, moderation: undefined } as const
      await storage.withoutLimits(database => prepareDatabase(database, fresh, new Date()))
      if (!(await storeAccount(storage.database, values, password))) {
        console.error(`There is an account ${values.user} already.`)
        return 1
      }
    } finally {
      await storage.close()
    }
  } catch (failure) {
    console.error(
      `The account could not be made: ${failure instanceof Error ? failure.message : String(failure)}`,
    )
    return 1
  }
  console.log(`Account ${values.user} is made.`)
  if (piped === '') console.log(`Its password, shown only now: ${password}`)
  return 0
}
