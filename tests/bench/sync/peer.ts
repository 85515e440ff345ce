import { join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import type { Item } from '#shared/sync/item.ts'
import { PROJECT } from '../../../build/project.ts'
import { startChild } from '../../../build/run/child-process.ts'
import { freePort } from '../../../build/run/free-port.ts'
import { until } from '../../../build/run/until.ts'
import { editedFields } from './edited-fields.ts'
import { rest } from './rest.ts'

const START_LIMIT_MS = 30_000
/** Items that are written to the peer's server at once. */
const FILLED_TOGETHER = 500

interface PouchDb {
  bulkDocs(docs: readonly unknown[]): Promise<unknown>
  allDocs(options: { readonly keys?: readonly string[]; readonly include_docs?: boolean }): Promise<{
    readonly rows: readonly { readonly doc: Record<string, unknown> }[]
    readonly total_rows: number
  }>
  destroy(): Promise<unknown>
  readonly replicate: {
    from(remote: PouchDb, options: unknown): Promise<unknown>
    to(remote: PouchDb, options: unknown): Promise<unknown>
  }
  sync(remote: PouchDb, options: unknown): Promise<unknown>
}

declare global {
  interface Window {
    PouchDB: new (name: string, options?: unknown) => PouchDb
    peer?: { readonly local: PouchDb; readonly remote: PouchDb }
  }
}

export interface Peer {
  /** Opens its page with an empty database. */
  open(context: BrowserContext): Promise<PeerPage>
  end(): Promise<void>
}

/** Times in milliseconds. */
export interface PeerPage {
  /** `batch`: documents in a request; as many as PouchDB asks for by itself where it is null. */
  pull(batch: number | null): Promise<number>
  /** Replicates both ways with nothing to replicate; the median of several. */
  nothingChanged(rounds: number): Promise<number>
  /** Stores an edit of each item, which is not measured, and replicates them. */
  push(ids: readonly string[], round: number): Promise<number>
  close(): Promise<void>
}

/** Starts the peer's server with these items. */
export async function startPeer(
  items: readonly Item[],
  { batch, coding }: { readonly batch: number; readonly coding: 'gzip' | 'plain' },
): Promise<Peer> {
  const port = await freePort()
  let listening = false
  const server = startChild(
    process.execPath,
    [join(PROJECT, 'tests', 'bench', 'sync', 'peer-server.ts'), String(port), coding],
    {
      cwd: PROJECT,
      output: 'collect',
      onLine: line => {
        listening ||= line.startsWith('peer on')
      },
    },
  )
  const early = server.ended.then(() => server.output())
  await until('the peer to listen', () => listening || undefined, START_LIMIT_MS, early)
  const url = `http://127.0.0.1:${port}`
  const database = `${url}/items`
  for (let from = 0; from < items.length; from += FILLED_TOGETHER) {
    const docs = items.slice(from, from + FILLED_TOGETHER).map(item => ({ _id: item.id, ...item }))
    await fill(database, docs)
  }
  return {
    open: async context => {
      const page = await context.newPage()
      await page.goto(`${url}/page`)
      await page.evaluate(async name => {
        await new window.PouchDB('items').destroy()
        const local = new window.PouchDB('items', { auto_compaction: false })
        await local.allDocs({ keys: [] })
        window.peer = { local, remote: new window.PouchDB(name, { skip_setup: true }) }
      }, database)
      return pageOf(page, batch)
    },
    end: () => server.end('SIGTERM'),
  }
}

async function fill(database: string, docs: readonly unknown[]): Promise<void> {
  const answer = await fetch(`${database}/_bulk_docs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ docs }),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`The peer took no items: ${answer.status} ${text}`)
}

function pageOf(page: Page, batch: number): PeerPage {
  return {
    pull: asked =>
      page.evaluate(async batch => {
        if (!window.peer) throw new Error('There is no peer')
        const begun = performance.now()
        await window.peer.local.replicate.from(
          window.peer.remote,
          batch === null ? {} : { batch_size: batch },
        )
        return performance.now() - begun
      }, asked),
    nothingChanged: rounds =>
      page.evaluate(
        async ([batch, rounds]) => {
          if (!window.peer) throw new Error('There is no peer')
          const times: number[] = []
          for (let round = 0; round < rounds; round += 1) {
            const begun = performance.now()
            await window.peer.local.sync(window.peer.remote, { batch_size: batch })
            times.push(performance.now() - begun)
          }
          return times.sort((one, other) => one - other)[Math.floor(rounds / 2)] ?? Number.NaN
        },
        [batch, rounds] as const,
      ),
    push: async (ids, round) => {
      const docs = await page.evaluate(async ids => {
        const found = await window.peer?.local.allDocs({ keys: ids, include_docs: true })
        return (found?.rows ?? []).map(row => row.doc)
      }, ids)
      const edited = docs.map((doc, number) => ({
        ...doc,
        fields: { ...Object(doc['fields']), ...editedFields(Object(doc['fields']), number, round) },
      }))
      await page.evaluate(async edited => {
        await window.peer?.local.bulkDocs(edited)
      }, edited)
      await rest()
      return page.evaluate(async batch => {
        if (!window.peer) throw new Error('There is no peer')
        const begun = performance.now()
        await window.peer.local.replicate.to(window.peer.remote, { batch_size: batch })
        return performance.now() - begun
      }, batch)
    },
    close: async () => {
      await page.evaluate(() => window.peer?.local.destroy())
      await page.close()
    },
  }
}
