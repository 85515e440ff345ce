import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { build, preview } from 'vite'
import { PROJECT } from '../../../build/project.ts'
import { chromiumFlags } from '../../support/browser-desk.ts'

/** A page with nothing but ProseMirror, in a browser of its own. */
export interface BarePage {
  readonly page: Page
  /** Puts a text into the page's database, from which its button opens it. */
  store(html: string): Promise<void>
  close(): Promise<void>
}

/** Builds the page into a folder and opens it; it shows the text when its button is pressed. */
export async function openBarePage(folder: string): Promise<BarePage> {
  const site = {
    configFile: false as const,
    root: join(PROJECT, 'tests', 'bench', 'editor', 'bare'),
    logLevel: 'warn' as const,
    build: {
      outDir: join(folder, 'site'),
      emptyOutDir: true,
      target: 'chrome130',
      chunkSizeWarningLimit: 8_000,
    },
    preview: { host: '127.0.0.1', port: 0 },
  }
  await build(site)
  const server = await preview(site)
  const browser: BrowserContext = await chromium.launchPersistentContext(join(folder, 'browser'), {
    executablePath: '/usr/bin/chromium',
    args: [...chromiumFlags],
    viewport: { width: 1280, height: 800 },
  })
  const page = browser.pages()[0] ?? (await browser.newPage())
  await page.goto(server.resolvedUrls?.local[0] ?? '')
  return {
    page,
    store: html =>
      page.evaluate(
        text =>
          new Promise<void>((resolve, reject) => {
            const opening = indexedDB.open('bare')
            opening.onsuccess = () => {
              const storing = opening.result.transaction('texts', 'readwrite')
              storing.objectStore('texts').put(text, 'text')
              storing.oncomplete = () => resolve()
              storing.onerror = () => reject(storing.error)
            }
          }),
        html,
      ),
    close: async () => {
      await browser.close()
      await server.close()
    },
  }
}
