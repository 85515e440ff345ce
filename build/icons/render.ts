import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { runScript } from '../run/run-script.ts'
import { needSystemPackages } from '../system/packages.ts'

const SIZES = [16, 32, 48, 64, 128, 256, 512, 1024]

/** Draws icon.svg in every size that the platforms ask for, beside it. Run it when the drawing has changed. */
async function render(): Promise<number> {
  await needSystemPackages(['browser'])
  const drawing = await readFile(join(import.meta.dirname, 'icon.svg'), 'utf8')
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
  const page = await browser.newPage()
  for (const size of SIZES) {
    await page.setViewportSize({ width: size, height: size })
    await page.setContent(`<style>body { margin: 0 } svg { display: block; width: 100vw }</style>${drawing}`)
    await page.screenshot({ path: join(import.meta.dirname, `${size}x${size}.png`), omitBackground: true })
  }
  await browser.close()
  return 0
}

await runScript(render)
