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
      moderation: undefined,
      publicUrl: undefined,
      requestsPerMinute: 1200,
    },
  })
})

test('every switch is heard', () => {
  const args =
    '--port 0 --host ::1 --database postgres://u:p@h/d --seed 250 --demo --moderation post_moderated'
  const more = '--public-url https://osor.example.eu/ --requests-per-minute 60'
  expect(parseOptions(`${args} ${more}`.split(' '))).toEqual({
    options: {
      host: '::1',
      port: 0,
      place: { kind: 'server', url: 'postgres://u:p@h/d' },
      seed: 250,
      isDemo: true,
      moderation: 'post_moderated',
      publicUrl: 'https://osor.example.eu',
      requestsPerMinute: 60,
    },
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
  [['--public-url', 'ftp://example.org'], '--public-url needs an http or https URL'],
])('%j is a mistake that is named', (args, named) => {
  const parsed = parseOptions(args)
  expect(parsed).toEqual({ mistake: expect.stringContaining(named) })
})
