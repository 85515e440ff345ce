import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { DemoAccountKey } from '#shared/sync/me.ts'
import { freePort } from '../../build/run/free-port.ts'
import { type BrowserDesk, openBrowserDesk } from './browser-desk.ts'
import { type RunningContentService, startContentService } from './content-service.ts'
import { everythingSent } from './desk-page.ts'
import { type FaultyNetwork, startFaultyNetwork } from './faulty-network.ts'

interface StageDesk {
  readonly page: Page
  readonly network: FaultyNetwork
  /** Addresses that the system was asked to open so far. */
  readonly opened: readonly string[]
  /** The desk itself, for its windows. */
  readonly desk: BrowserDesk
}

/** One real service and as many desks in Debian's Chromium as a test wants, each behind a network of its own. */
export interface BrowserStage {
  readonly service: RunningContentService
  /**
   * A desk on which somebody is signed in and everything is received. Another `profile` of the same person is another
   * user-data folder: a library and a sign-in of its own.
   */
  desk(person: DemoAccountKey, profile?: string): Promise<StageDesk>
  end(): Promise<void>
}

/** Starts a service with the demo content; `switches` are the service's own. */
export async function browserStage(switches: readonly string[] = []): Promise<BrowserStage> {
  const folder = await mkdtemp(join(tmpdir(), 'osor-desk-stage-'))
  // The sign-in page has one address, so every network of the stage is a way to the same one.
  const service = await startContentService({ seed: 'demo', switches })
  const desks: BrowserDesk[] = []
  const networks: FaultyNetwork[] = []
  return {
    service,
    desk: async (person, profile = person) => {
      const network = await startFaultyNetwork()
      network.leadTo(service.url)
      networks.push(network)
      const opened: string[] = []
      const desk = await openBrowserDesk({
        serviceUrl: service.url,
        folder: join(folder, profile),
        port: await freePort(),
        signInAs: person,
        openExternal: async url => {
          opened.push(url)
        },
        network: (input, init) => fetch(String(input).replace(service.url, network.url), init),
      })
      desks.push(desk)
      await everythingSent(desk.page)
      return { page: desk.page, network, opened, desk }
    },
    end: async () => {
      for (const desk of desks) await desk.close()
      for (const network of networks) await network.stop()
      await service.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
