import { expect, test } from '@playwright/test'
import { browserStage } from '../support/browser-stage.ts'
import { everythingSent, go, writeNews } from '../support/desk-page.ts'

test('where texts are moderated afterwards, a member publishes instead of proposing', async () => {
  const stage = await browserStage(['--moderation', 'post_moderated'])
  try {
    const { page } = await stage.desk('editor')
    const headline = 'Published without asking first'
    await writeNews(page, headline, 'This collection checks afterwards.')
    await expect(page.getByRole('button', { name: 'Propose', exact: true })).toHaveCount(0)
    await page.getByRole('button', { name: 'Publish', exact: true }).click()
    await everythingSent(page)
    await go(page, 'Published')
    await page.getByRole('searchbox').fill(headline)
    await expect(page.getByRole('row', { name: new RegExp(headline) })).toHaveCount(1)
  } finally {
    await stage.end()
  }
})
