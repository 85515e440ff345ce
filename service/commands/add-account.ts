import { randomBytes } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { CollectionRole, SiteRole } from '#shared/workflow/actor.ts'
import {
  leastPassword,
  OrganisationName,
  PersonName,
  storeAccount,
  UserName,
} from '../accounts/new-account.ts'
import { hashPassword } from '../accounts/password.ts'
import { takeTurn } from '../members/apply-act.ts'
import { findOwner, storeStanding } from '../members/stored-members.ts'
import { DatabaseUrl, defaultFolder, mistakeIn, placeOf } from '../options.ts'
import { prepareDatabase } from '../seed/prepare-database.ts'
import { openStorage } from '../storage/storage.ts'
import type { Database } from '../storage/tables.ts'

const usage = `Usage: npm run service -- account add --user NAME --name "…" --email ADDRESS [options]

  --organisation "…"            what stands beside the name
  --role member|author|facilitator   role in the collection (none)
  --owner                       makes a facilitator who owns the collection, which has no owner yet
  --site-role moderator|legal_expert  role on the whole site, may be given twice
  --data DIR, --database URL    where the service keeps its data (see npm run service -- --help)

The password is read from standard input if something is piped in; otherwise one is made and printed once.
With an embedded database (--data), stop the service first.
`

const Values = z.object({
  user: UserName,
  name: PersonName,
  email: z.email({ error: 'needs an e-mail address' }),
  organisation: OrganisationName.default(''),
  role: CollectionRole.optional(),
  owner: z.boolean().default(false),
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
        owner: { type: 'boolean' },
        'site-role': { type: 'string', multiple: true },
        data: { type: 'string' },
        database: { type: 'string' },
      },
    })
    const parsed = Values.safeParse(values)
    if (parsed.data?.owner && (parsed.data.role ?? 'facilitator') !== 'facilitator') {
      return { mistake: '--owner: an owner is a facilitator' }
    }
    return parsed.success ? { values: parsed.data } : { mistake: mistakeIn(parsed.error) }
  } catch (failure) {
    return { mistake: failure instanceof Error ? failure.message : String(failure) }
  }
}

/** Why the account was not made; null where it was. */
type Obstacle = 'user_name_taken' | 'has_owner'

/** Stores the account and its membership, or says what is in the way. */
async function makeAccount(database: Database, values: Values, password: string): Promise<Obstacle | null> {
  const passwordHash = await hashPassword(password)
  const role = values.owner ? 'facilitator' : values.role
  return database.transaction().execute(async transaction => {
    await takeTurn(transaction)
    if (values.owner && (await findOwner(transaction)) !== null) return 'has_owner'
    const stored = await storeAccount(transaction, {
      userName: values.user,
      name: values.name,
      organisation: values.organisation,
      email: values.email,
      passwordHash,
      siteRoles: values['site-role'],
    })
    if (stored === undefined) return 'user_name_taken'
    if (role !== undefined) {
      const standing = { role, state: 'active', isOwner: values.owner } as const
      await storeStanding(transaction, stored, standing, new Date())
    }
    return null
  })
}

const sentences: Readonly<Record<Obstacle, (user: string) => string>> = {
  user_name_taken: user => `There is an account ${user} already.`,
  has_owner: () => 'The collection has an owner already, who can hand it over in OSOR Desk.',
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
      const obstacle = await makeAccount(storage.database, values, password)
      if (obstacle !== null) {
        console.error(sentences[obstacle](values.user))
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
