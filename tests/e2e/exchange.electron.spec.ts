import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import { aPng } from '../support/a-file.ts'
import { startContentService } from '../support/content-service.ts'
import { body, everythingSent, writeNews } from '../support/desk-page.ts'
import { openElectronDesk } from '../support/electron-desk.ts'
import { startLittleServer } from '../support/little-server.ts'
import { answerOf } from '../support/main-process.ts'

/** Everything in a PDF that is packed, unpacked, beside everything that is not. */
function unpacked(pdf: Buffer): string {
  const parts = [pdf.toString('latin1')]
  for (let at = pdf.indexOf('stream'); at >= 0; at = pdf.indexOf('stream', at + 6)) {
    const start = pdf[at + 6] === 0x0d ? at + 8 : at + 7
    const end = pdf.indexOf('endstream', start)
    if (pdf.subarray(at - 3, at).toString('latin1') === 'end' || end < 0) continue
    try {
      parts.push(inflateSync(pdf.subarray(start, end)).toString('latin1'))
    } catch {
      // A picture, or a part that is not packed.
    }
  }
  return parts.join('\n')
}

test('an item goes out as a tagged PDF with its title, headings, table and picture', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'osor-desk-pdf-'))
  const service = await startContentService({ seed: 'demo' })
  const desk = await openElectronDesk({
    serviceUrl: service.url,
    folder: join(folder, 'desk'),
    switches: ['--sign-in-as=editor'],
  })
  const { page, application } = desk
  try {
    await everythingSent(page)
    await writeNews(page, 'Printed and saved', 'On paper.')
    const picture = `data:image/png;base64,${Buffer.from(aPng(40, 20)).toString('base64')}`
    const html = `<h2>Costs</h2><table><tr><th>Year</th></tr><tr><td>2025</td></tr></table><img src="${picture}" alt="A grey field">`
    await body(page).evaluate((element, copied) => {
      const data = new DataTransfer()
      data.setData('text/html', copied)
      element.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      )
    }, html)
    await expect(body(page).getByRole('heading', { name: 'Costs' })).toBeVisible()
    const path = join(folder, 'printed.pdf')
    await answerOf(() =>
      application.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
      }, path),
    )
    await page.keyboard.press('Control+Shift+E')
    const window = page.getByRole('dialog', { name: 'Export' })
    await window.getByText(/^PDF/).click()
    await window.getByRole('button', { name: 'Save…' }).click()
    await expect(page.getByText(`Saved as ${path}`)).toBeVisible({ timeout: 30_000 })

    const pdf = await readFile(path)
    expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-')
    const content = unpacked(pdf)
    expect(content).toContain('Printed and saved')
    expect(content).toContain('A grey field')
    for (const tag of ['/StructTreeRoot', '/H1', '/H2', '/Table', '/Figure', '/Outlines']) {
      expect(content).toContain(tag)
    }
    // A4 in points.
    expect(content).toMatch(/\/MediaBox \[0 0 59[45](?:\.\d+)? 84[12]/)
    expect(
      await answerOf(() => application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)),
    ).toBe(1)
  } finally {
    await desk.close()
    await service.stop()
    await rm(folder, { recursive: true, force: true })
  }
})

test('nothing in a page that is printed runs, and nothing is fetched', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'osor-desk-pdf-'))
  const elsewhere = await startLittleServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Fetched</h1>')
  })
  const desk = await openElectronDesk({ serviceUrl: 'http://127.0.0.1:9', folder: join(folder, 'desk') })
  try {
    const hostile = `<html><head><title>Hostile</title></head><body><h1>Words</h1>
      <script>document.title = 'Taken'</script>
      <img src="${elsewhere.url}/picture" alt="">
      <iframe src="${elsewhere.url}/frame"></iframe>
      <link rel="stylesheet" href="${elsewhere.url}/style">
      <object data="${elsewhere.url}/object"></object>
      <meta http-equiv="refresh" content="0;url=${elsewhere.url}/refresh"></body></html>`
    const bytes = await desk.page.evaluate(async html => {
      // Through JSON, because what comes from the bridge has no type here.
      const { output } = JSON.parse(JSON.stringify(await window.osorDesk?.call('program.pdf', { html })))
      return Object.values<number>(output.bytes)
    }, hostile)
    const content = unpacked(Buffer.from(bytes))
    expect(content).toContain('%PDF-')
    expect(content).toContain('Hostile')
    expect(content).not.toContain('Taken')
    expect(elsewhere.asked).toEqual([])
  } finally {
    await desk.close()
    await elsewhere.close()
    await rm(folder, { recursive: true, force: true })
  }
})
