import { parseArgs } from 'node:util'
import { Client } from 'pg'
import { atMost, type BenchBars, median } from '../../build/bench/bars.ts'
import { randomFrom } from '../../service/seed/random.ts'
import { startContentService } from '../support/content-service.ts'
import { startPostgresServer } from '../support/postgres-server.ts'
import { signedInClient } from '../support/service-client.ts'
import { addPeople } from './service/desk-people.ts'
import { LightDesk } from './service/light-desk.ts'

const seed = 4
const seededItems = 1_000
/** One desk in so many is a facilitator's, in whose sight more is. */
const facilitatorsAmong = 20
/** Sign-ins under way at once. */
const signInsAtOnce = 4

/** `--seconds N --desks N --services N`, for a quick look; the bars are about the usual numbers. */
function asked() {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: { seconds: { type: 'string' }, desks: { type: 'string' }, services: { type: 'string' } },
  })
  const { seconds = '120', desks = '200', services = '1' } = values
  return { seconds: Number(seconds), desks: Number(desks), services: Number(services) }
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

async function signInAll(
  urls: readonly string[],
  people: Awaited<ReturnType<typeof addPeople>>,
): Promise<readonly LightDesk[]> {
  const desks: LightDesk[] = []
  const waiting = [...people.entries()]
  const signInOneByOne = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [number, person] = next
      const client = await signedInClient(urls[number % urls.length] ?? '', person)
      desks.push(new LightDesk(client, randomFrom(seed + number)))
    }
  }
  await Promise.all(Array.from({ length: signInsAtOnce }, signInOneByOne))
  return desks
}

/** Acknowledged operations that are not in the database exactly once, as a result and as the revision that it names. */
async function lostInDatabase(url: string, desks: readonly LightDesk[]): Promise<number> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const acknowledged = desks.flatMap(desk => [...desk.acknowledged])
  const { rows } = await client.query<{ found: number }>(
    `select count(*)::integer as found from (
       select asked.id from jsonb_to_recordset($1::jsonb) as asked(id uuid, item uuid, revision integer)
       join operation_result on operation_result.id = asked.id
         and (operation_result.result ->> 'revision')::integer = asked.revision
       join revision on revision.item = asked.item and revision.number = asked.revision
       group by asked.id having count(*) = 1
     ) as once`,
    [JSON.stringify(acknowledged.map(([id, { item, revision }]) => ({ id, item, revision })))],
  )
  // No revision that nobody has acknowledged, either: nothing was applied twice.
  const { rows: extra } = await client.query<{ extra: number }>(
    `select count(*)::integer as extra from revision join account on account.id = revision.by
     where account.user_name like 'desk.%'`,
  )
  await client.end()
  return Math.max(acknowledged.length - (rows[0]?.found ?? 0), (extra[0]?.extra ?? 0) - acknowledged.length)
}

function unseenByFeeds(desks: readonly LightDesk[]): number {
  return desks.reduce(
    (sum, desk) =>
      sum +
      [...desk.acknowledged.values()].filter(({ item, revision }) => (desk.seen.get(item) ?? 0) < revision)
        .length,
    0,
  )
}

/** Desks that write, pull and listen, over HTTP, against services on one PostgreSQL; all share this machine. */
export async function run(): Promise<BenchBars> {
  const { seconds, desks: count, services: instances } = asked()
  const server = await startPostgresServer()
  const services: Awaited<ReturnType<typeof startContentService>>[] = []
  try {
    const url = await server.createDatabase('load')
    const switches = ['--database', url, '--requests-per-minute', '1000000']
    for (let number = 0; number < instances; number += 1) {
      services.push(await startContentService({ seed: seededItems, switches }))
    }
    const facilitators = Math.floor(count / facilitatorsAmong)
    const people = await addPeople(url, count - facilitators, facilitators)
    const desks = await signInAll(
      services.map(service => service.url),
      people,
    )
    // Two hundred computers are not new on the same morning: what is measured is the sync of those that have a library.
    for (const desk of desks) await desk.pull()
    const end = performance.now() + seconds * 1_000
    await Promise.all(desks.map(desk => desk.work(end)))
    for (const desk of desks) await desk.pull()
    const batches = desks.flatMap(desk => desk.batches)
    const errors = desks.flatMap(desk => desk.errors)
    for (const error of new Set(errors)) process.stderr.write(`${error}\n`)
    process.stdout.write(
      `${count} desks, ${instances} services, ${seconds} s: ${batches.length} batches, median ${median(batches).toFixed(0)} ms\n`,
    )
    return {
      rounds: 1,
      bars: [
        atMost(250, 'ms', 'a batch of operations, 95th percentile', percentile(batches, 0.95)),
        atMost(0, '', 'errors', errors.length),
        atMost(
          0,
          '',
          'acknowledged operations not in the database exactly once',
          await lostInDatabase(url, desks),
        ),
        atMost(0, '', "acknowledged operations that their desk's feed did not show", unseenByFeeds(desks)),
      ],
    }
  } finally {
    for (const service of services) await service.stop()
    await server.stop()
  }
}
