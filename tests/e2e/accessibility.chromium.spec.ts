import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { instantOf } from '#shared/content/identity.ts'
import { freePort } from '../../build/run/free-port.ts'
import { expectAccessible, violationsOn } from '../support/accessibility.ts'
import { type BrowserDesk, openBrowserDesk } from '../support/browser-desk.ts'
import { tabTo } from '../support/by-keys.ts'
import { comeBackAfter } from '../support/come-back.ts'
import { type RunningContentService, startContentService } from '../support/content-service.ts'
import { everythingSent, pageOpened } from '../support/desk-page.ts'
import { aContactMessage, postContact, readEnquiries, writeTo } from '../support/enquiry-client.ts'
import { type MailServer, startMailServer } from '../support/mail-server.ts'
import { signedInClient } from '../support/service-client.ts'

let folder: string
let service: RunningContentService
let desk: BrowserDesk
let mailServer: MailServer

async function openDeskAs(signInAs: 'moderator' | 'legal' | null): Promise<BrowserDesk> {
  return openBrowserDesk({
    serviceUrl: service.url,
    folder: join(folder, signInAs ?? 'nobody'),
    port: await freePort(),
    ...(signInAs && { signInAs }),
  })
}

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'osor-desk-accessibility-'))
  mailServer = await startMailServer()
  service = await startContentService({ seed: 'demo', switches: ['--smtp', mailServer.url] })
})

test.afterEach(() => desk.close())

test.afterAll(async () => {
  await service.stop()
  await mailServer.stop()
  await rm(folder, { recursive: true, force: true })
})

/** One Escape closes what floats over the desk. */
async function closeByEscape(page: Page): Promise<void> {
  await expect(page.getByRole('dialog')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

test('the welcome screen has no accessibility violation', async () => {
  desk = await openDeskAs(null)
  await expect(desk.page.getByRole('button', { name: /Elena Marín/ })).toBeVisible({ timeout: 30_000 })
  await expectAccessible(desk.page)
})

test('no view of the desk has an accessibility violation, and each is reached without a mouse', async () => {
  test.setTimeout(480_000)
  desk = await openDeskAs('moderator')
  const { page } = desk
  await expect(page.getByRole('status', { name: 'Sync status' })).toContainText('Everything is sent', {
    timeout: 30_000,
  })

  const views: readonly (readonly [string, () => Promise<void>])[] = [
    [
      'Home',
      async () => {
        await page.keyboard.press('Control+1')
        await expect(page.getByRole('heading', { name: 'Home' })).toBeVisible()
      },
    ],
    [
      'Home for somebody who comes back',
      async () => {
        await comeBackAfter(page, 2 * 24 * 60)
        await expect(page.getByRole('region', { name: 'While you were away' })).toBeVisible({
          timeout: 30_000,
        })
      },
    ],
    [
      'What is followed',
      async () => {
        await page.keyboard.press('Control+Alt+w')
        await expect(page.getByRole('searchbox', { name: 'Find a topic or country' })).toBeFocused()
        await page.keyboard.type('italy')
        await expect(page.getByRole('option', { name: 'Italy' })).toBeVisible()
        await page.keyboard.press('Tab')
        await page.keyboard.press('Space')
        await expect(page.getByRole('dialog', { name: 'What you follow' })).toContainText(
          'You follow 1 country.',
        )
      },
    ],
    [
      'Home with what is followed',
      async () => {
        await closeByEscape(page)
        await expect(page.getByRole('region', { name: 'In what you follow' })).toBeVisible()
      },
    ],
    [
      'Drafts',
      async () => {
        await page.keyboard.press('Control+2')
        await expect(page.getByRole('heading', { name: 'Drafts' })).toBeVisible()
      },
    ],
    [
      'Writing',
      async () => {
        await page.keyboard.press('Control+N')
        await pageOpened(page)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      },
    ],
    [
      'Versions',
      async () => {
        await page.getByRole('textbox', { name: 'Headline' }).fill('A draft with a history')
        await page.keyboard.press('Control+Shift+H')
        await expect(page.getByRole('dialog', { name: /^Versions of/ })).toContainText(
          'A draft with a history',
        )
      },
    ],
    [
      'Deleted drafts',
      async () => {
        await closeByEscape(page)
        await page.keyboard.press('Control+Shift+Delete')
        await page.getByRole('button', { name: /^Deleted drafts/ }).press('Enter')
        await expect(page.getByRole('dialog', { name: 'Deleted drafts' })).toContainText('kept for')
      },
    ],
    [
      'Review',
      async () => {
        await closeByEscape(page)
        await page.keyboard.press('Control+3')
        await expect(page.getByRole('heading', { name: 'Review', exact: true })).toBeVisible()
      },
    ],
    [
      'Review of one item',
      async () => {
        await page.keyboard.press('j')
        await expect(page.getByRole('tab', { name: 'Changes' })).toBeVisible()
      },
    ],
    [
      'Versions in review',
      async () => {
        await page.keyboard.press('Control+Shift+H')
        await expect(page.getByRole('dialog', { name: /^Versions of/ })).toBeVisible()
      },
    ],
    [
      'Pulse',
      async () => {
        await closeByEscape(page)
        await page.keyboard.press('Control+Shift+P')
        await expect(page.getByRole('application', { name: /^Chart: Countries covered/ })).toBeVisible()
      },
    ],
    [
      'Pulse as tables',
      async () => {
        await page.keyboard.press('t')
        await expect(page.getByRole('table', { name: 'Countries covered' })).toBeVisible()
        await expect(page.getByRole('application')).toHaveCount(0)
      },
    ],
    [
      'Licences',
      async () => {
        await page.keyboard.press('Control+7')
        await page.getByRole('option', { name: /^EUPL-1.2/ }).press('Home')
        await expect(page.getByRole('region', { name: 'Chosen licence' })).toContainText('Copyleft')
      },
    ],
    [
      'Licences by terms',
      async () => {
        await page.getByRole('button', { name: 'Filter by terms' }).press('Enter')
        await expect(page.getByRole('button', { name: /^Copyleft, share alike/ })).toBeVisible()
      },
    ],
    [
      'Licences compared',
      async () => {
        await page.keyboard.press('Control+Alt+K')
        await page.getByRole('tab', { name: 'Look up' }).focus()
        await page.keyboard.press('ArrowRight')
        await expect(page.getByRole('table', { name: 'Licences compared' })).toBeVisible()
      },
    ],
    [
      'Compatibility of licences',
      async () => {
        await page.keyboard.press('ArrowRight')
        await page.getByRole('combobox', { name: /inbound/ }).fill('MIT OR GPL-2.0-only')
        // While choices are offered, what is behind them is hidden from assistive technology.
        await page.keyboard.press('Escape')
        await page.getByRole('combobox', { name: /outbound/ }).fill('EUPL-1.2')
        await page.keyboard.press('Escape')
        await expect(page.getByRole('table', { name: 'How it was judged' })).toBeVisible()
      },
    ],
    [
      'Published',
      async () => {
        await page.keyboard.press('Control+4')
        await expect(page.getByRole('heading', { name: 'Published' })).toBeVisible()
      },
    ],
    [
      'Published, what is followed',
      async () => {
        await page.getByRole('button', { name: 'Followed', exact: true }).press('Space')
        await expect(page.getByText(/^\d+ of \d+ published items$/)).toBeVisible()
      },
    ],
    [
      'Published as an agenda',
      async () => {
        await page.getByRole('button', { name: 'Followed', exact: true }).press('Space')
        await page.keyboard.press('y')
        await expect(page.getByRole('listbox', { name: 'Upcoming events' })).toBeVisible()
      },
    ],
    [
      'Published in figures',
      async () => {
        await page.keyboard.press('y')
        await expect(page.getByRole('application').first()).toBeVisible()
        await expect(page.getByRole('listbox', { name: 'Countries of Europe' })).toBeVisible()
      },
    ],
    [
      'A published event',
      async () => {
        await page.keyboard.press('y')
        await page.getByRole('searchbox', { name: 'Search published' }).fill('OSOR webinar: writing a case')
        await page
          .getByRole('row', { name: /OSOR webinar: writing a case/ })
          .getByRole('button')
          .press('Enter')
        await expect(page.getByRole('region', { name: 'When and where' })).toBeVisible()
        await expect(page.getByRole('region', { name: 'Related' })).toBeVisible()
      },
    ],
    [
      'Search',
      async () => {
        await page.keyboard.press('Control+Shift+F')
        await page.getByRole('searchbox', { name: 'Search everything' }).fill('open')
        await expect(page.getByRole('listbox', { name: 'Results' }).getByRole('option').first()).toBeVisible()
      },
    ],
    [
      'Members',
      async () => {
        await page.keyboard.press('Control+9')
        await expect(page.getByRole('heading', { name: 'Members', level: 1 })).toBeVisible()
        await expect(page.getByRole('row', { name: /Elena/ })).toBeVisible()
      },
    ],
    [
      'Menu of a member',
      async () => {
        await page.getByRole('row', { name: /Elena/ }).focus()
        await page.keyboard.press('Enter')
        await expect(page.getByRole('menuitem', { name: 'Block…' })).toBeVisible()
      },
    ],
    [
      'Block a member',
      async () => {
        await page.getByRole('menuitem', { name: 'Block…' }).press('Enter')
        await expect(page.getByRole('dialog', { name: 'Block Elena Marín' })).toBeVisible()
      },
    ],
    [
      'Role of a member',
      async () => {
        await closeByEscape(page)
        await page.getByRole('row', { name: /Elena/ }).focus()
        await page.keyboard.press('F2')
        await expect(page.getByRole('dialog', { name: 'Role of Elena Marín' })).toBeVisible()
      },
    ],
    [
      'Hand over the collection',
      async () => {
        await closeByEscape(page)
        await page.getByRole('row', { name: /Elena/ }).focus()
        await page.keyboard.press('Enter')
        await page.getByRole('menuitem', { name: 'Hand over the collection…' }).press('Enter')
        await expect(page.getByRole('dialog', { name: /^Hand the collection over/ })).toBeVisible()
      },
    ],
    [
      'Invite somebody',
      async () => {
        await closeByEscape(page)
        await page.keyboard.press('Control+Shift+K')
        await expect(page.getByRole('dialog', { name: 'Invite somebody' })).toBeVisible()
      },
    ],
    [
      'Link of an invitation',
      async () => {
        await page.keyboard.type('nora@example.eu')
        await page.keyboard.press('Enter')
        await expect(page.getByRole('textbox', { name: 'Link of the invitation' })).toBeVisible()
      },
    ],
    [
      'Nobody waits',
      async () => {
        await closeByEscape(page)
        await page.getByRole('tab', { name: 'Members' }).focus()
        await page.keyboard.press('ArrowRight')
        await expect(page.getByText('Nobody waits')).toBeVisible()
      },
    ],
    [
      'Invitations',
      async () => {
        await page.keyboard.press('ArrowRight')
        await expect(page.getByRole('list', { name: 'Open invitations' })).toContainText('nora@example.eu')
      },
    ],
    [
      'What roles may do',
      async () => {
        await page.keyboard.press('ArrowRight')
        await expect(page.getByRole('rowheader', { name: 'Publish drafts of published texts' })).toBeVisible()
      },
    ],
    [
      'Policy before it is changed',
      async () => {
        await page.keyboard.press('ArrowRight')
        await page.getByRole('radio', { name: /^After publication/ }).focus()
        await page.keyboard.press('Space')
        await page.getByRole('button', { name: 'What roles may do then' }).press('Enter')
        await expect(page.getByRole('table', { name: /under the policy that you have chosen/ })).toBeVisible()
      },
    ],
    [
      'Trail of the members',
      async () => {
        await page.getByRole('tab', { name: 'Policy' }).focus()
        await page.keyboard.press('ArrowRight')
        await expect(page.getByRole('list', { name: /What was done/ })).toContainText(
          'invited nora@example.eu',
        )
      },
    ],
    [
      'Resource centres',
      async () => {
        await page.keyboard.press('Control+8')
        await expect(page.getByRole('heading', { name: 'Resource centres', level: 1 })).toBeVisible()
        await expect(page.getByRole('listbox', { name: 'List of resource centres' })).toContainText(
          'Adullact',
        )
      },
    ],
    [
      'A resource centre',
      async () => {
        await page.getByRole('option', { name: 'Adullact' }).focus()
        await page.keyboard.press('Space')
        await expect(page.getByRole('article', { name: 'Adullact' })).toContainText('Nothing was changed')
      },
    ],
    [
      'Remove a resource centre',
      async () => {
        await page.getByRole('button', { name: 'Remove…' }).press('Enter')
        await page.keyboard.press('Tab')
        await page.getByRole('button', { name: 'Remove', exact: true }).press('Enter')
        await expect(page.getByRole('dialog', { name: 'Remove Adullact' })).toContainText('Say why')
      },
    ],
    [
      'Resource centres by country',
      async () => {
        await closeByEscape(page)
        await page.getByRole('radio', { name: 'List' }).focus()
        await page.keyboard.press('ArrowRight')
        await expect(page.getByRole('radio', { name: 'Spain: 2 centres' })).toBeVisible()
      },
    ],
    [
      'Resource centres by country as a table',
      async () => {
        await page.getByRole('button', { name: /^Table/ }).press('Enter')
        await expect(page.getByRole('table', { name: 'Resource centres by country and kind' })).toBeVisible()
      },
    ],
    [
      'All changes of the resource centres',
      async () => {
        await page.getByRole('button', { name: 'All changes' }).press('Enter')
        await expect(page.getByRole('dialog', { name: 'All changes' })).toContainText('Nothing was changed')
      },
    ],
    [
      'A resource centre that is added, with what is missing',
      async () => {
        await closeByEscape(page)
        await page.keyboard.press('Control+Shift+U')
        await page.getByRole('button', { name: 'Add to the list' }).press('Enter')
        await expect(page.getByText('5 fields need another look.')).toBeVisible()
      },
    ],
    [
      'About OSOR',
      async () => {
        await page.keyboard.press('Shift+F1')
        await expect(page.getByRole('heading', { name: 'About OSOR', level: 1 })).toBeVisible()
      },
    ],
    [
      'Settings',
      async () => {
        await page.keyboard.press('Control+,')
        await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
      },
    ],
    [
      'Sync panel',
      async () => {
        await page.keyboard.press('Control+Shift+O')
        await expect(page.getByRole('dialog', { name: 'Sync' })).toBeVisible()
      },
    ],
    [
      'Command palette',
      async () => {
        await closeByEscape(page)
        await page.keyboard.press('Control+K')
        await expect(page.getByRole('dialog')).toBeVisible()
      },
    ],
    [
      'Keyboard shortcuts',
      async () => {
        await closeByEscape(page)
        await page.keyboard.press('Control+/')
        await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
      },
    ],
  ]
  const found: Record<string, readonly string[]> = {}
  for (const [name, open] of views) {
    await test.step(name, async () => {
      await open()
      const broken = await violationsOn(page)
      if (broken.length > 0) found[name] = broken
    })
  }
  await closeByEscape(page)
  expect(found).toEqual({})
})

test('an enquiry and the public answer that is made of it have no accessibility violation, and are reached without a mouse', async () => {
  test.setTimeout(180_000)
  await postContact(service.url, aContactMessage({ message: 'Ada Example of Ekdalen asks: may we?' }))
  const expert = await signedInClient(service.url, 'legal')
  const [enquiry] = (await readEnquiries(expert)).enquiries
  if (enquiry === undefined) throw new Error('It is there')
  // Planned for later, it leaves the enquiry where the inbox shows it first.
  const sendAt = instantOf(new Date(Date.now() + 86_400_000))
  await writeTo(expert, enquiry.id, { letter: 'No, not yet.', sendAt })
  await writeTo(expert, enquiry.id, { letter: 'Yes, Ada, Ekdalen may.', sendAt })
  desk = await openDeskAs('legal')
  const { page } = desk
  await everythingSent(page)
  await page.keyboard.press('Control+6')
  await expect(page.getByRole('table', { name: 'Inbox' }).getByRole('row')).toHaveCount(1, {
    timeout: 30_000,
  })
  await page.keyboard.press('j')
  const begin = page.getByRole('button', { name: /^Make a public FAQ/ })
  await expect(begin).toBeVisible()
  await expectAccessible(page)

  await begin.press('Enter')
  const panel = page.getByRole('region', { name: 'Personal data' })
  await expect(panel).toContainText('4 places to confirm')
  await expectAccessible(page)
  const places = page.getByRole('listbox', { name: 'Places to confirm' })
  await places.getByRole('option').first().focus()
  await page.keyboard.press('End')
  await expect(panel).toContainText('4 of 4')
  await page.keyboard.press('k')
  await expect(panel).toContainText('3 of 4')
  await tabTo(page, page.getByRole('button', { name: 'Is not personal: keep' }), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('article', { name: 'Public FAQ' }).getByRole('alert')).toHaveText(
    '3 places have to be confirmed before a draft can be made.',
  )
  await expectAccessible(page)
  for (const left of [2, 1, 0]) {
    await page.keyboard.press('Enter')
    await expect(panel.getByRole('listitem')).toHaveCount(4 - left)
  }
  await expect(page.getByRole('button', { name: /^Make the draft/ })).toBeFocused()
  await expectAccessible(page)
  await tabTo(page, page.getByRole('button', { name: /^Take back/ }).first(), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(panel).toContainText('1 place to confirm')
})
