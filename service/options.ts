import { parseArgs } from 'node:util'
import { z } from 'zod'
import type { Policy } from '#shared/workflow/policy.ts'
import type { EnquiryRules } from './enquiries/enquiry-rules.ts'
import type { Seed } from './seed/fill-database.ts'
import { type DatabaseLimits, usualLimits } from './storage/database-limits.ts'
import type { StoragePlace } from './storage/storage.ts'

export interface ServiceOptions {
  readonly host: string
  /** 0: any free one. */
  readonly port: number
  readonly place: StoragePlace
  readonly seed: Seed
  readonly isDemo: boolean
  /** Whether sample enquiries are put into a database in which nobody has asked anything. */
  readonly hasSampleEnquiries: boolean
  /** Undefined leaves a filled database as it is. */
  readonly moderation: Policy['moderation'] | undefined
  /** Origin under which others reach the service; undefined: where it listens. */
  readonly publicUrl: string | undefined
  readonly requestsPerMinute: number
  readonly accountRequestsPerMinute: number
  readonly databaseLimits: DatabaseLimits
  /** Null: nothing is sent by mail. */
  readonly mail: MailOptions | null
  readonly enquiries: EnquiryRules
  /** How long requests that are under way may take when the service ends, in milliseconds. */
  readonly drainLimit: number
}

interface MailOptions {
  /** URL of the mail server. */
  readonly smtp: string
  /** The address that mails come from. */
  readonly from: string
  /** See `MailingRules`. */
  readonly delay: number
  readonly digestHour: number
}

export type ParsedOptions<Options> =
  | { readonly options: Options }
  /** What was wrong, to be shown above the usage. */
  | { readonly mistake: string }

export const usage = `Usage: npm run service -- [options]

  --port N                 port to listen on (4780; 0 for any free one)
  --host ADDRESS           address to listen on (127.0.0.1)
  --data DIR               folder of the embedded database (./osor-service-data)
  --database URL           PostgreSQL instead: postgres://user:password@host/name
  --seed demo|empty|N      what an empty database is filled with (empty);
                           N: so many generated items
  --demo                   offer the demo accounts, which sign in without a password
  --sample-enquiries       put invented enquiries into a database that has none
  --moderation MODE        pre_moderated or post_moderated (pre_moderated in a new database)
  --public-url URL         origin under which the service is reached from outside
  --requests-per-minute N  what one address may ask for (6000); several services count apart
  --account-requests-per-minute N
                           what one account may ask for (1200)
  --drain-limit N          how long requests under way may take when the service ends (5000)
  --smtp URL               tell people by mail: smtp://user:password@host:587 or smtps://…
  --mail-from ADDRESS      whom mails come from (osor-desk@ and the host of --public-url)
  --mail-delay N           what happens within so many milliseconds is told in one mail (60000)
  --digest-hour N          when mails of the day are sent, from 0 to 23, UTC (6)
  --enquiry-address ADDRESS
                           what letters about enquiries are answered to; a token is put before
                           the @ (enquiries@ and the host of --public-url)
  --site-mailbox ADDRESS   where messages go that are for neither legal experts nor moderators
  --inbound-secret TEXT    what a mail server has to show to hand over mail (none is taken)
  --contact-posts-per-hour N
                           messages from one address by the contact form (20)
  --enquiry-kept-days N    how long an enquirer's data is kept after the end (365)
  --help                   this text

With --database, times in milliseconds:

  --connections N          connections that this service holds at most (10)
  --connection-wait N      wait for a free one before a client is asked to come again (5000)
  --statement-timeout N    (15000)
  --lock-timeout N         (4000)
  --idle-transaction-timeout N
                           (10000)

  npm run service -- account add --help   how to make an account
`

/** The place where the data is: a server, or a folder. */
export function placeOf(database: string | undefined, folder: string): StoragePlace {
  return database === undefined ? { kind: 'folder', folder } : { kind: 'server', url: database }
}

export const DatabaseUrl = z.url({ protocol: /^postgres(ql)?$/, error: 'needs a postgres:// URL' })
export const defaultFolder = 'osor-service-data'

const count = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, 'needs a whole number')
    .transform(Number)
    .pipe(z.int().min(least, `needs at least ${least}`).max(most, `needs at most ${most}`))

const MailAddress = z.email('needs an e-mail address')

const Values = z.object({
  port: count(0, 65_535).default(4780),
  host: z.string().min(1).default('127.0.0.1'),
  data: z.string().min(1).default(defaultFolder),
  database: DatabaseUrl.optional(),
  seed: z
    .union([z.enum(['demo', 'empty']), count(1, 1_000_000)], 'needs demo, empty or a number')
    .default('empty'),
  demo: z.boolean().default(false),
  'sample-enquiries': z.boolean().default(false),
  moderation: z.enum(['pre_moderated', 'post_moderated'], 'needs pre_moderated or post_moderated').optional(),
  'public-url': z
    .url({ protocol: /^https?$/, error: 'needs an http or https URL' })
    .transform(url => new URL(url).origin)
    .optional(),
  'requests-per-minute': count(1, 1_000_000).default(6_000),
  'account-requests-per-minute': count(1, 1_000_000).default(1_200),
  'drain-limit': count(0, 600_000).default(5_000),
  smtp: z.url({ protocol: /^smtps?$/, error: 'needs an smtp:// or smtps:// URL' }).optional(),
  'mail-from': z
    .string()
    .regex(/^([^<>\r\n]*<[^\s@<>]+@[^\s@<>]+>|[^\s@<>]+@[^\s@<>]+)$/, 'needs an e-mail address')
    .optional(),
  'mail-delay': count(0, 86_400_000).default(60_000),
  'digest-hour': count(0, 23).default(6),
  'enquiry-address': MailAddress.optional(),
  'site-mailbox': MailAddress.optional(),
  'inbound-secret': z.string().min(16, 'needs at least 16 characters').optional(),
  'contact-posts-per-hour': count(1, 1_000_000).default(20),
  'enquiry-kept-days': count(1, 36_500).default(365),
  connections: count(1, 1_000).default(usualLimits.connections),
  'connection-wait': count(1, 600_000).default(usualLimits.connectionWait),
  'statement-timeout': count(1, 3_600_000).default(usualLimits.statement),
  'lock-timeout': count(1, 3_600_000).default(usualLimits.lock),
  'idle-transaction-timeout': count(1, 3_600_000).default(usualLimits.idleTransaction),
})

/** The first sentence of what is wrong with the values of switches. */
export function mistakeIn(error: z.ZodError): string {
  const [issue] = error.issues
  return `--${issue?.path.join('.') ?? ''} ${issue?.message ?? 'is wrong'}`
}

function mailHost(values: z.infer<typeof Values>): string {
  return values['public-url'] === undefined ? 'localhost' : new URL(values['public-url']).hostname
}

function enquiriesOf(values: z.infer<typeof Values>): EnquiryRules {
  return {
    sendsLetters: values.smtp !== undefined,
    address: values['enquiry-address'] ?? `enquiries@${mailHost(values)}`,
    siteMailbox: values['site-mailbox'] ?? null,
    inboundSecret: values['inbound-secret'] ?? null,
    postsPerHour: values['contact-posts-per-hour'],
    keptFor: values['enquiry-kept-days'] * 86_400_000,
  }
}

/** Where mail goes and comes from; null where there is no mail server. */
function mailOf(values: z.infer<typeof Values>): MailOptions | null {
  if (values.smtp === undefined) return null
  return {
    smtp: values.smtp,
    from: values['mail-from'] ?? `OSOR Desk <osor-desk@${mailHost(values)}>`,
    delay: values['mail-delay'],
    digestHour: values['digest-hour'],
  }
}

/** The options on the command line. */
export function parseOptions(args: readonly string[]): ParsedOptions<ServiceOptions> {
  let switches: unknown
  try {
    switches = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        data: { type: 'string' },
        database: { type: 'string' },
        seed: { type: 'string' },
        demo: { type: 'boolean' },
        'sample-enquiries': { type: 'boolean' },
        moderation: { type: 'string' },
        'public-url': { type: 'string' },
        'requests-per-minute': { type: 'string' },
        'account-requests-per-minute': { type: 'string' },
        'drain-limit': { type: 'string' },
        smtp: { type: 'string' },
        'mail-from': { type: 'string' },
        'mail-delay': { type: 'string' },
        'digest-hour': { type: 'string' },
        'enquiry-address': { type: 'string' },
        'site-mailbox': { type: 'string' },
        'inbound-secret': { type: 'string' },
        'contact-posts-per-hour': { type: 'string' },
        'enquiry-kept-days': { type: 'string' },
        connections: { type: 'string' },
        'connection-wait': { type: 'string' },
        'statement-timeout': { type: 'string' },
        'lock-timeout': { type: 'string' },
        'idle-transaction-timeout': { type: 'string' },
      },
    }).values
  } catch (failure) {
    return { mistake: failure instanceof Error ? failure.message : String(failure) }
  }
  const parsed = Values.safeParse(switches)
  if (!parsed.success) return { mistake: mistakeIn(parsed.error) }
  const values = parsed.data
  return {
    options: {
      host: values.host,
      port: values.port,
      place: placeOf(values.database, values.data),
      seed: values.seed,
      isDemo: values.demo,
      hasSampleEnquiries: values['sample-enquiries'],
      moderation: values.moderation,
      publicUrl: values['public-url'],
      requestsPerMinute: values['requests-per-minute'],
      accountRequestsPerMinute: values['account-requests-per-minute'],
      drainLimit: values['drain-limit'],
      mail: mailOf(values),
      enquiries: enquiriesOf(values),
      databaseLimits: {
        connections: values.connections,
        connectionWait: values['connection-wait'],
        statement: values['statement-timeout'],
        lock: values['lock-timeout'],
        idleTransaction: values['idle-transaction-timeout'],
      },
    },
  }
}
