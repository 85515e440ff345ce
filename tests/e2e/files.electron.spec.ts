import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { aPng } from '../support/a-file.ts'
import { startContentService } from '../support/content-service.ts'
import { andSent, everythingSent, itemStatus, openFromReview, writeNews } from '../support/desk-page.ts'
import { type ElectronDesk, openElectronDesk } from '../support/electron-desk.ts'

test('a picture crosses the program’s own ports: to the service, and to somebody else’s screen', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'osor-desk-files-'))
  const service = await startContentService({ seed: 'demo' })
  const open = (person: string) =>
    openElectronDesk({
      serviceUrl: service.url,
      folder: join(folder, person),
      switches: [`--sign-in-as=${person}`],
    })
  const desks: ElectronDesk[] = []
  try {
    const editor = await open('editor')
    desks.push(editor)
    await everythingSent(editor.page)
    await writeNews(editor.page, 'A large picture', 'It is shown.')
    const logo = editor.page.getByRole('group', { name: 'Logo' })
    const [chooser] = await Promise.all([
      editor.page.waitForEvent('filechooser'),
      logo.getByRole('button', { name: 'Choose a picture' }).click(),
    ])
    await chooser.setFiles({ name: 'large.png', mimeType: 'image/png', buffer: aPng(300, 200, 9, 4_000_000) })
    await logo.getByRole('textbox', { name: 'Alternative text' }).fill('All of one colour')
    await editor.page.keyboard.press('Control+S')
    await expect(itemStatus(editor.page)).toContainText('Sent, revision', { timeout: 40_000 })
    await andSent(editor.page, () => editor.page.getByRole('button', { name: /^Propose/ }).click())

    const moderator = await open('moderator')
    desks.push(moderator)
    await everythingSent(moderator.page)
    await openFromReview(moderator.page, 'A large picture')
    const seen = moderator.page.getByRole('img', { name: /All of one colour/ })
    await expect
      .poll(() => seen.evaluate(element => element instanceof HTMLImageElement && element.naturalWidth))
      .toBe(300)
  } finally {
    for (const desk of desks) await desk.close()
    await service.stop()
    await rm(folder, { recursive: true, force: true })
  }
})
