import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { freePort } from '../../build/run/free-port.ts'
import { openBrowserDesk } from '../support/browser-desk.ts'
import { type RunningContentService, startContentService } from '../support/content-service.ts'
import { openElectronDesk } from '../support/electron-desk.ts'
import type { Stage } from './stage.ts'

interface OpenDesk {
  readonly page: Page
  close(): Promise<void>
}

/** What differs between the stages: how a desk is opened on a folder. */
type OpensDesk = (options: { serviceUrl: string; folder: string; person: string }) => Promise<OpenDesk>

async function stageWith(openOne: OpensDesk): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'osor-desk-story-'))
  const port = await freePort()
  const desks = new Map<string, OpenDesk>()
  let service: RunningContentService | null = null

  return {
    openDesk: async person => {
      const desk = await openOne({
        serviceUrl: `http://127.0.0.1:${port}`,
        folder: join(folder, person),
        person,
      })
      desks.set(person, desk)
      return desk.page
    },
    closeDesk: async person => {
      await desks.get(person)?.close()
      desks.delete(person)
    },
    startService: async () => {
      service = await startContentService({ seed: 'demo', demo: true, folder: join(folder, 'service'), port })
    },
    killService: async () => {
      await service?.kill()
      service = null
    },
    end: async () => {
      for (const desk of desks.values()) await desk.close().catch(() => undefined)
      await service?.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The story in real Electron. */
export function electronStage(): Promise<Stage> {
  return stageWith(({ serviceUrl, folder }) => openElectronDesk({ serviceUrl, folder }))
}

/** The story in Debian's Chromium, with the main process's core behind a WebSocket. */
export function chromiumStage(): Promise<Stage> {
  const ports = new Map<string, Promise<number>>()
  return stageWith(async ({ serviceUrl, folder, person }) => {
    const port = ports.get(person) ?? freePort()
    ports.set(person, port)
    return openBrowserDesk({ serviceUrl, folder, port: await port })
  })
}
