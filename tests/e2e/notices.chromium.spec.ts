import { expect, type Page, test } from '@playwright/test'
import { type BrowserStage, browserStage } from '../support/browser-stage.ts'
import { everythingSent, go, openFromReview, proposeAndSend, writeNews } from '../support/desk-page.ts'
import { type MailServer, startMailServer } from '../support/mail-server.ts'

let stage: BrowserStage
let mailServer: MailServer

test.beforeEach(async () => {
  mailServer = await startMailServer()
  stage = await browserStage(['--smtp', mailServer.url, '--mail-delay', '0'])
})

test.afterEach(async () => {
  await stage.end()
  await mailServer.stop()
})

const headline = 'A harbour town runs its ferries with open software'
const returned = `Marta Kowalska returned “${headline}” to you`

function news(page: Page) {
  return page.getByRole('region', { name: 'What happened' })
}

async function giveBack(marta: Page, reason: string): Promise<void> {
  await openFromReview(marta, headline)
  await marta.getByRole('button', { name: 'Return to author' }).click()
  await marta.getByRole('textbox', { name: 'Reason' }).fill(reason)
  await marta.keyboard.press('Control+Enter')
  await everythingSent(marta)
}

test('an author is told what happened in Home, by the system and by mail, and each leads to the item', async () => {
  const { page: elena, desk } = await stage.desk('editor')
  const { page: marta, desk: review } = await stage.desk('moderator')
  await writeNews(elena, headline, 'The ferries run.')
  await proposeAndSend(elena)
  await go(elena, 'Settings')
  await expect
    .poll(() => review.notifications.map(({ title }) => title))
    .toEqual([`Elena Marín proposed “${headline}”`])
  // It waits in the queue, so it is no news.
  await go(marta, 'Home')
  await expect(news(marta)).toBeHidden()
  await giveBack(marta, 'Please name the software.')

  await expect
    .poll(() => desk.notifications.map(({ title, body }) => [title, body]), { timeout: 40_000 })
    .toEqual([[returned, 'Please name the software.']])
  await expect(elena.getByRole('button', { name: 'Home' })).toHaveAccessibleDescription('1 unread')
  await go(elena, 'Home')
  await expect(news(elena).getByRole('button', { name: `New: ${returned}` })).toContainText(
    'Please name the software.',
  )
  // Marked as read, and that undone; then a press on what the system shows opens the item, which is known then.
  await news(elena).getByRole('button', { name: 'Mark all as read' }).click()
  await expect(news(elena).getByText('Nothing new.')).toBeVisible()
  await elena.getByRole('button', { name: 'Undo' }).click()
  await expect(news(elena).getByText('1 unread')).toBeVisible()
  desk.notifications[0]?.press()
  await expect(elena.getByRole('textbox', { name: 'Body' })).toContainText('The ferries run.')
  await go(elena, 'Home')
  await expect(news(elena).getByText('Nothing new.')).toBeVisible()
  await news(elena).getByRole('button', { name: 'Show what was read' }).click()
  await news(elena).getByRole('button', { name: returned }).click()
  await expect(elena.getByRole('textbox', { name: 'Body' })).toBeVisible()

  const mail = () => mailServer.received().find(({ subject }) => subject === returned)
  await expect.poll(mail, { timeout: 40_000 }).toBeDefined()
  const [link] = /http\S+\/items\/\S+/.exec(mail()?.text ?? '') ?? []
  const address = /href="(osor-desk:[^"]+)"/.exec(await (await fetch(link ?? '')).text())?.[1] ?? ''
  await go(elena, 'Settings')
  desk.openAddress(address)
  await expect(elena.getByRole('textbox', { name: 'Body' })).toContainText('The ferries run.')
  desk.openAddress('osor-desk://item/00000000-0000-4000-8000-000000000000')
  await expect(elena.getByText('This item is not on this computer any more.')).toBeVisible()
})

test('quiet hours hold back what happens, and then tell all of it together; mail is chosen at the service', async () => {
  const { page: elena, desk, network } = await stage.desk('editor')
  const { page: marta } = await stage.desk('moderator')
  await go(elena, 'Settings')
  await elena.getByRole('radiogroup', { name: 'Quiet hours' }).getByText('Hold back').click()
  // Nearly the whole day, whenever this runs.
  const now = new Date()
  const time = (minutes: number) => new Date(now.getTime() + minutes * 60_000).toTimeString().slice(0, 5)
  await elena.getByLabel('From').fill(time(-30))
  await elena.getByLabel('To', { exact: true }).fill(time(-60))
  await writeNews(elena, headline, 'The ferries run.')
  await proposeAndSend(elena)
  await giveBack(marta, 'Please name the software.')
  await go(elena, 'Home')
  await expect(news(elena).getByText('1 unread')).toBeVisible({ timeout: 40_000 })
  expect(desk.notifications).toEqual([])
  await go(elena, 'Settings')
  await elena.getByRole('radiogroup', { name: 'Quiet hours' }).getByText('None').click()
  await expect.poll(() => desk.notifications.map(({ title }) => title)).toEqual([returned])

  const mail = elena.getByRole('radiogroup', { name: 'By e-mail' })
  await expect(mail.getByRole('radio', { name: 'As it happens' })).toBeChecked()
  await mail.getByText('Once a day').click()
  await expect(mail.getByRole('radio', { name: 'Once a day' })).toBeChecked()
  network.set({ kind: 'broken' })
  await mail.getByText('None').click()
  await expect(elena.getByRole('alert')).toContainText('could not be changed')
  await expect(mail.getByRole('radio', { name: 'Once a day' })).toBeChecked()
})
