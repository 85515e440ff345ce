import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { BrowserContext } from '@playwright/test'
import { z } from 'zod'
import { ItemId } from '#shared/content/identity.ts'
import type { Item } from '#shared/sync/item.ts'
import { atMost, type Bar, type BenchBars, median } from '../../build/bench/bars.ts'
import { prepareDesk } from '../../build/run/prepare.ts'
import { type RunningContentService, startContentService } from '../support/content-service.ts'
import { printedSeed } from '../support/seed.ts'
import { createOf, type ServiceClient, signedInClient } from '../support/service-client.ts'
import { openMeasuredDesk } from './sync/measured-desk.ts'
import { type Peer, type PeerPage, startPeer } from './sync/peer.ts'
import { rest } from './sync/rest.ts'

/** Of the items, so many are drafts of one's own, which are edited and pushed. */
const EDITED = 1_000
/** Syncs with nothing to sync, in each round. */
const STILL = 9
/** Of the generated items the editor sees at least this part. */
const IN_SIGHT = 0.846
/** How long a service may take to fill its database. */
const FILLING_LIMIT_MS = 400_000
/** Operations of a batch in which the drafts are made. */
const MADE_TOGETHER = 100

/** By it the drafts of a run before are found. */
const draftTitle = 'Draft to be edited'

const Switches = z.object({
  rounds: z.coerce.number().int().positive().default(5),
  items: z.coerce.number().int().min(EDITED).default(10_000),
  /** Sizes at which the time to the first rows is measured, once in each round. */
  sizes: z
    .string()
    .transform(sizes => sizes.split(',').map(size => z.coerce.number().int().positive().parse(size)))
    .default([1_000, 10_000, 50_000]),
  batch: z.coerce.number().int().positive().default(1_000),
  coding: z.enum(['gzip', 'plain']).default('plain'),
  /** A folder in which filled services are kept from run to run. */
  data: z.string().optional(),
  /** What is left out, while one looks for something: `peer`, `rows`. */
  without: z
    .string()
    .transform(parts => parts.split(',').map(part => z.enum(['peer', 'rows']).parse(part)))
    .default([]),
})
type Switches = z.infer<typeof Switches>

const text = { type: 'string' } as const

function switchesFrom(given: readonly string[]): Switches {
  const options = {
    rounds: text,
    items: text,
    sizes: text,
    batch: text,
    coding: text,
    data: text,
    without: text,
  }
  return Switches.parse(parseArgs({ args: [...given], options }).values)
}

/** Times in milliseconds. */
interface Sync {
  readonly pull: number
  readonly push: number
  readonly still: number
}

/** A sync of the peer's, tuned, and a first pull of it as it comes. */
interface PeerSync extends Sync {
  readonly untuned: number
}

/** One's own sync from the service into the page's library against PouchDB's, in the same browser. */
export async function run(given: readonly string[]): Promise<BenchBars> {
  const switches = switchesFrom(given)
  const { rounds, items } = switches
  const { end } = await prepareDesk({ browser: true })
  const seed = printedSeed('sync bench')
  const folder = await mkdtemp(join(tmpdir(), 'osor-sync-bench-'))
  const bars: Bar[] = []
  try {
    const firstRows = switches.without.includes('rows') ? [] : await measureFirstRows(switches, folder)
    const compared = await withItems(switches, seed, (service, all, own) =>
      compare({ service, all, own, folder, switches }),
    )
    const { ours, peers, settled, requests } = compared
    const of = (syncs: readonly Sync[], time: keyof Sync) => median(syncs.map(sync => sync[time]))
    const ratio = (time: keyof Sync) => of(ours, time) / of(peers, time)
    tell('OSOR Desk', ours)
    tell(`PouchDB, ${switches.batch} documents in a request`, peers)
    const untuned = peers.map(peer => peer.untuned)
    console.info(`PouchDB as it comes: pull ${untuned.map(Math.round).join(' ')} ms`)
    console.info(`OSOR Desk: push, and what it brings back, settled ${settled.map(Math.round).join(' ')} ms`)
    if (peers.length > 0) {
      bars.push(
        atMost(
          0.33,
          '×',
          `first pull of ${items} items, against PouchDB as it comes`,
          of(ours, 'pull') / median(untuned),
        ),
        atMost(
          0.33,
          '×',
          `first pull of ${items} items, against PouchDB with ${switches.batch} documents in a request`,
          ratio('pull'),
        ),
        atMost(0.5, '×', `push of ${EDITED} edited items, against PouchDB`, ratio('push')),
        atMost(0.5, '×', 'sync of nothing, against PouchDB', ratio('still')),
      )
    }
    bars.push(atMost(1, 'requests', 'sync of nothing, most', requests))
    const slowest = Math.max(...firstRows.map(({ rows }) => rows))
    const quickest = Math.min(...firstRows.map(({ rows }) => rows))
    for (const { size, rows } of firstRows)
      bars.push(atMost(500, 'ms', `first rows on screen of ${size} items, median`, rows))
    if (firstRows.length > 1) {
      bars.push(atMost(1.5, '×', 'first rows on screen, slowest size against quickest', slowest / quickest))
    }
    return { rounds, bars }
  } finally {
    await rm(folder, { recursive: true, force: true })
    await end()
  }
}

function tell(whose: string, syncs: readonly Sync[]): void {
  const all = (time: keyof Sync) => syncs.map(sync => sync[time].toFixed(0)).join(' ')
  console.info(`${whose}: pull ${all('pull')} ms; push ${all('push')} ms; nothing ${all('still')} ms`)
}

/** A service with so many generated items. */
function startFilled(seed: number, { data }: Switches): Promise<RunningContentService> {
  const folder = data === undefined ? {} : { folder: resolve(data, String(seed)) }
  return startContentService({ seed, startLimit: FILLING_LIMIT_MS, ...folder })
}

/** A service with so many items, of which a thousand are drafts of the editor's own. */
async function withItems<Result>(
  switches: Switches,
  seed: number,
  use: (service: RunningContentService, all: readonly Item[], own: readonly ItemId[]) => Promise<Result>,
): Promise<Result> {
  const service = await startFilled(Math.ceil((switches.items - EDITED) / IN_SIGHT), switches)
  try {
    const client = await signedInClient(service.url, 'editor')
    const before = await client.pull(undefined, 2_000)
    const kept = before.items.filter(item => item.fields['short_title'] === draftTitle).map(({ id }) => id)
    const own = kept.length === EDITED ? kept : await makeDrafts(client, seed)
    const { items } = await client.pull(undefined, 2_000)
    return await use(service, items, own)
  } finally {
    await service.stop()
  }
}

/** News of one's own, as long as the other items. */
async function makeDrafts(client: ServiceClient, seed: number): Promise<readonly ItemId[]> {
  const { items } = await client.page(undefined, 20)
  const texts = items.flatMap(({ fields }) => (typeof fields['body'] === 'string' ? [fields['body']] : []))
  const own = Array.from({ length: EDITED }, () => ItemId.parse(randomUUID()))
  for (let from = 0; from < own.length; from += MADE_TOGETHER) {
    const some = own.slice(from, from + MADE_TOGETHER)
    const operations = some.map((id, number) =>
      createOf(id, {
        short_title: draftTitle,
        headline: `A draft of one's own, number ${from + number} of run ${seed}`,
        body: texts[number % texts.length] ?? '',
        topics: ['open-source-software'],
      }),
    )
    const results = await client.apply(...operations)
    if (results.some(({ outcome }) => outcome !== 'applied')) throw new Error('A draft was not made')
  }
  return own
}

interface Comparing {
  readonly service: RunningContentService
  readonly all: readonly Item[]
  readonly own: readonly ItemId[]
  readonly folder: string
  readonly switches: Switches
}

interface Compared {
  readonly ours: Sync[]
  readonly peers: PeerSync[]
  /** From a push's first request until everything is the same here and at the service, in milliseconds. */
  readonly settled: number[]
  requests: number
}

/** Both in turn in one browser, which is new in each round; who begins changes. */
async function compare({ service, all, own, folder, switches }: Comparing): Promise<Compared> {
  const ids = all.map(({ id }) => id)
  const size = all.reduce((sum, item) => sum + JSON.stringify(item).length, 0) / all.length
  console.info(`${all.length} items in sight, ${(size / 1_000).toFixed(2)} kB each`)
  const compared: Compared = { ours: [], peers: [], settled: [], requests: 0 }
  const peer = switches.without.includes('peer') ? null : await startPeer(all, switches)
  try {
    for (let round = 0; round < switches.rounds; round += 1) {
      const place = await mkdtemp(join(folder, 'round-'))
      const isTheirsFirst = round % 2 !== 0
      const theirTurn = async (context: BrowserContext) => {
        if (peer) compared.peers.push(await peerTurn(peer, context, own, round, switches.batch))
      }
      const desk = await openMeasuredDesk(service.url, place, async context => {
        if (!isTheirsFirst) return
        await theirTurn(context)
        await rest()
      })
      try {
        const pull = await desk.firstPull()
        const readable = await desk.readable(ids)
        if (readable !== ids.length) throw new Error(`${readable} of ${ids.length} items can be read`)
        const { sent: push, settled } = await desk.push(own, round)
        const { time, requests } = await desk.nothingChanged(STILL)
        compared.ours.push({ pull, push, still: time })
        compared.settled.push(settled)
        compared.requests = Math.max(compared.requests, requests)
        if (!isTheirsFirst) {
          await rest()
          await theirTurn(desk.context)
        }
      } finally {
        await desk.close()
        await rm(place, { recursive: true, force: true })
      }
    }
  } finally {
    await peer?.end()
  }
  return compared
}

async function peerTurn(
  peer: Peer,
  context: BrowserContext,
  own: readonly ItemId[],
  round: number,
  batch: number,
): Promise<PeerSync> {
  const untuned = await onEmptyPage(peer, context, page => page.pull(null))
  await rest()
  return onEmptyPage(peer, context, async page => {
    const pull = await page.pull(batch)
    const push = await page.push(own, round)
    const still = await page.nothingChanged(STILL)
    return { pull, push, still, untuned }
  })
}

async function onEmptyPage<Result>(
  peer: Peer,
  context: BrowserContext,
  measure: (page: PeerPage) => Promise<Result>,
): Promise<Result> {
  const page = await peer.open(context)
  try {
    return await measure(page)
  } finally {
    await page.close()
  }
}

interface FirstRows {
  readonly size: number
  /** In milliseconds from the first request of the first pull. */
  readonly rows: number
}

/** How soon a list has rows while everything is pulled for the first time, by the size of the collection. */
async function measureFirstRows(switches: Switches, folder: string): Promise<readonly FirstRows[]> {
  const { sizes, rounds } = switches
  const services: { readonly size: number; readonly service: RunningContentService }[] = []
  try {
    for (const size of sizes) services.push({ size, service: await startFilled(size, switches) })
    const measured: FirstRows[] = []
    for (let round = 0; round < rounds; round += 1) {
      for (const { size, service } of services) {
        const place = await mkdtemp(join(folder, 'rows-'))
        const desk = await openMeasuredDesk(service.url, place)
        try {
          measured.push({ size, rows: await desk.firstRows() })
        } finally {
          await desk.close()
          await rm(place, { recursive: true, force: true })
        }
      }
    }
    return sizes.map(size => {
      const times = measured.filter(one => one.size === size).map(({ rows }) => rows)
      console.info(`${size} items: first rows ${times.map(time => time.toFixed(0)).join(' ')} ms`)
      return { size, rows: median(times) }
    })
  } finally {
    for (const { service } of services) await service.stop()
  }
}
