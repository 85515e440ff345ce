import { expect, test } from 'vitest'
import { parseOptions } from './options.ts'

test('without switches it listens on this computer only, on an empty database in a folder', () => {
  expect(parseOptions([])).toEqual({
    options: {
      host: '127.0.0.1',
      port: 4780,
      place: { kind: 'folder', folder: 'osor-service-data' },
      seed: 'empty',
      isDemo: false,
      hasSampleEnquiries: false,
      moderation: undefined,
      publicUrl: undefined,
      requestsPerMinute: 6000,
      accountRequestsPerMinute: 1200,
      drainLimit: 5000,
      databaseLimits: {
        connections: 10,
        connectionWait: 5000,
        statement: 15_000,
        lock: 4000,
        idleTransaction: 10_000,
      },
      mail: null,
      enquiries: {
        sendsLetters: false,
        address: 'enquiries@localhost',
        siteMailbox: null,
        inboundSecret: null,
        postsPerHour: 20,
        keptFor: 365 * 86_400_000,
      },
    },
  })
})

test('every switch is heard', () => {
  const args =
    '--port 0 --host ::1 --database postgres://u:p@h/d --seed 250 --demo --moderation post_moderated'
  const more = '--public-url https://osor.example.eu/ --requests-per-minute 60 --drain-limit 0'
  const limits = '--account-requests-per-minute 50 --connections 3 --connection-wait 4 --statement-timeout 5'
  const times = '--lock-timeout 6 --idle-transaction-timeout 7'
  const mail = '--smtp smtps://u:p@mail --mail-from desk@osor.eu --mail-delay 8 --digest-hour 9'
  const contact = '--enquiry-address ask@osor.eu --site-mailbox site@osor.eu --contact-posts-per-hour 10'
  const kept = '--inbound-secret 0123456789abcdef --enquiry-kept-days 11'
  const all = `${args} ${more} ${limits} ${times} ${mail} ${contact} ${kept}`
  expect(parseOptions(all.split(' '))).toEqual({
    options: {
      host: '::1',
      port: 0,
      place: { kind: 'server', url: 'postgres://u:p@h/d' },
      seed: 250,
      isDemo: true,
      hasSampleEnquiries: false,
      moderation: 'post_moderated',
      publicUrl: 'https://osor.example.eu',
      requestsPerMinute: 60,
      accountRequestsPerMinute: 50,
      drainLimit: 0,
      databaseLimits: { connections: 3, connectionWait: 4, statement: 5, lock: 6, idleTransaction: 7 },
      mail: { smtp: 'smtps://u:p@mail', from: 'desk@osor.eu', delay: 8, digestHour: 9 },
      enquiries: {
        sendsLetters: true,
        address: 'ask@osor.eu',
        siteMailbox: 'site@osor.eu',
        inboundSecret: '0123456789abcdef',
        postsPerHour: 10,
        keptFor: 11 * 86_400_000,
      },
    },
  })
})

test('mails come from the host under which the service is reached, unless told otherwise', () => {
  const mailOf = (...args: string[]) => parseOptions(['--smtp', 'smtp://mail', ...args])
  expect(mailOf('--public-url', 'https://osor.example.eu:8443')).toMatchObject({
    options: { mail: { from: 'OSOR Desk <osor-desk@osor.example.eu>', delay: 60_000, digestHour: 6 } },
  })
  expect(mailOf('--mail-from', 'The desk <desk@osor.eu>')).toMatchObject({
    options: { mail: { from: 'The desk <desk@osor.eu>' } },
  })
})

test.each([
  [['--unknown'], '--unknown'],
  [['surplus'], 'surplus'],
  [['--port'], '--port'],
  [['--port', 'abc'], '--port needs a whole number'],
  [['--port', '70000'], '--port needs at most 65535'],
  [['--seed', 'lots'], '--seed needs demo, empty or a number'],
  [['--seed', '-3'], '--seed'],
  [['--moderation', 'none'], '--moderation needs pre_moderated or post_moderated'],
  [['--database', 'mysql://localhost/osor'], '--database needs a postgres:// URL'],
  [['--inbound-secret', 'short'], '--inbound-secret needs at least 16 characters'],
  [['--site-mailbox', 'nobody'], '--site-mailbox needs an e-mail address'],
  [['--smtp', 'http://mail'], '--smtp needs an smtp:// or smtps:// URL'],
  [['--smtp', 'smtp://mail', '--mail-from', 'nobody'], '--mail-from needs an e-mail address'],
  [['--digest-hour', '24'], '--digest-hour needs at most 23'],
  [['--public-url', 'ftp://example.org'], '--public-url needs an http or https URL'],
])('%j is a mistake that is named', (args, named) => {
  const parsed = parseOptions(args)
  expect(parsed).toEqual({ mistake: expect.stringContaining(named) })
})
