import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { AccountId } from '#shared/content/identity.ts'
import { EmailAddress } from '#shared/members/member.ts'
import { freePort } from '../../build/run/free-port.ts'
import { openEmbedded } from '../../service/storage/embedded.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { openBrowserDesk } from '../support/browser-desk.ts'
import { type BrowserStage, browserStage } from '../support/browser-stage.ts'
import { startContentService } from '../support/content-service.ts'
import { everythingSent, go } from '../support/desk-page.ts'
import { act, membershipTrail } from '../support/membership-acts.ts'
import { signedInClient } from '../support/service-client.ts'

/** A change of rights reaches another desk by its next pull. */
const soon = { timeout: 60_000 }

let stage: BrowserStage

test.beforeEach(async () => {
  stage = await browserStage()
})

test.afterEach(() => stage.end())

function row(page: Page, name: string) {
  return page.getByRole('row', { name: new RegExp(name) })
}

async function openMembers(page: Page, tab = 'Members'): Promise<void> {
  await page.keyboard.press('Control+9')
  await page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click()
}

/** Chooses what to do to a member, from the menu of their row. */
async function actOn(page: Page, name: string, act: string): Promise<void> {
  await row(page, name)
    .getByRole('button', { name: /^Actions on/ })
    .click()
  await page.getByRole('menuitem', { name: act }).click()
}

test('somebody is invited by keys alone, makes an account on the page of the link, and works in the desk', async () => {
  test.setTimeout(150_000)
  const { page } = await stage.desk('owner')
  await page.keyboard.press('Control+9')
  // A person presses no key of a view before it is there.
  await expect(row(page, 'Elena')).toBeVisible()
  await page.keyboard.press('Control+Shift+K')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('textbox', { name: 'E-mail address' })).toBeFocused()
  await page.keyboard.type('no address')
  await page.keyboard.press('Enter')
  await expect(dialog).toContainText('Type a whole e-mail address.')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('Nora@example.eu')
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowDown')
  await expect(dialog.getByRole('radio', { name: /^Author/ })).toBeChecked()
  await page.keyboard.press('Enter')
  const link = dialog.getByRole('textbox', { name: 'Link of the invitation' })
  await expect(link).toHaveValue(/\/invitations\//)
  const address = await link.inputValue()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('tab', { name: /Invitations/ })).toContainText('1')

  const browser = await page.context().newPage()
  await browser.goto(address)
  await browser.getByRole('textbox', { name: 'Your name' }).fill('Nora New')
  await expectAccessible(browser)
  await browser.getByRole('textbox', { name: 'User name' }).fill('nora')
  await browser.getByLabel('Password, at least 10 characters').fill('correct horse battery')
  await browser.getByLabel('The same password again').fill('correct horse batterie')
  await browser.getByRole('button', { name: 'Make the account and accept' }).click()
  await expect(browser.getByRole('alert')).toContainText('The two passwords are not the same.')
  await browser.getByLabel('Password, at least 10 characters').fill('correct horse battery')
  await browser.getByLabel('The same password again').fill('correct horse battery')
  await browser.getByRole('button', { name: 'Make the account and accept' }).click()
  await expect(browser.getByText('You are a member now.')).toBeVisible()
  await browser.goto(address)
  await expect(browser.getByRole('alert')).toContainText('This invitation has been used.')
  await browser.close()

  const folder = await mkdtemp(join(tmpdir(), 'osor-desk-nora-'))
  let opened = ''
  const desk = await openBrowserDesk({
    serviceUrl: stage.service.url,
    folder,
    port: await freePort(),
    openExternal: async url => {
      opened = url
    },
  })
  try {
    await desk.page.getByRole('button', { name: /Sign in with your own account/ }).click()
    await expect.poll(() => opened).toContain('/oidc/')
    const signIn = await desk.page.context().newPage()
    await signIn.goto(opened)
    await signIn.getByRole('textbox', { name: 'User name' }).fill('nora')
    await signIn.getByLabel('Password').fill('correct horse battery')
    await signIn.getByRole('button', { name: 'Sign in' }).click()
    await expect(signIn.getByText('You can close this window')).toBeVisible()
    await signIn.close()
    await everythingSent(desk.page)
    await go(desk.page, 'Members')
    await expect(row(desk.page, 'Nora New')).toContainText('You')
    await expect(row(desk.page, 'Nora New')).toContainText('Author')
    // Whoever is no administrator sees no address, and no act on others.
    await expect(desk.page.getByRole('columnheader', { name: 'E-mail' })).toHaveCount(0)
    await expect(desk.page.getByRole('button', { name: /^Actions on/ })).toHaveCount(0)
  } finally {
    await desk.close()
    await rm(folder, { recursive: true, force: true })
  }
})

test('the policy is seen beforehand; who asks to join is approved, gets a role, is blocked, and each desk follows', async () => {
  test.setTimeout(240_000)
  const owner = (await stage.desk('owner')).page
  const other = (await stage.desk('contributor')).page

  await openMembers(other)
  await other.getByRole('button', { name: 'Leave…' }).click()
  await expectAccessible(other)
  await other.getByRole('dialog').getByRole('button', { name: 'Leave' }).click()
  await expect(other.getByText('You are no member of this collection.')).toContainText(
    'Join to write for it.',
  )
  await expect(other.getByRole('navigation').getByRole('button', { name: 'Drafts' })).toHaveCount(0)

  await openMembers(owner, 'Policy')
  const preview = owner.getByRole('region', { name: 'What this changes' })
  await expect(preview).toContainText('Choose something else')
  await owner.getByRole('radio', { name: /^After publication/ }).focus()
  await owner.keyboard.press('Space')
  await expect(preview).toContainText(
    'Members, authors and facilitators may no longer propose their own drafts: they publish them at once.',
  )
  await expect(preview).toContainText('They could then no longer be rejected, only granted.')
  await preview.getByRole('button', { name: 'Back to the present one' }).click()
  await owner.getByRole('radio', { name: /^Closed/ }).focus()
  await owner.keyboard.press('Space')
  await expect(preview).toContainText('Whoever joins waits until a facilitator approves.')
  await preview.getByRole('button', { name: 'Change the policy' }).click()
  await expect(preview).toContainText('Choose something else')

  // The other desk learns of it by itself.
  await expect(other.getByText('You are no member of this collection.')).toContainText(
    'Ask to join; a facilitator approves.',
    soon,
  )
  await other.getByRole('button', { name: 'Join' }).click()
  await expect(other.getByRole('main')).toContainText('You have asked to become a member.')

  await owner.keyboard.press('Control+1')
  await expect(owner.getByText('1 person waits to become a member.')).toBeVisible()
  await owner.getByRole('button', { name: 'Go to Members' }).click()
  await expect(owner.getByRole('button', { name: 'Approve Jonas Lindqvist' })).toBeVisible()
  await expectAccessible(owner)
  await owner.getByRole('button', { name: 'Approve Jonas Lindqvist' }).click()
  await expect(owner.getByText('Nobody waits')).toBeVisible()
  await expect(other.getByRole('navigation').getByRole('button', { name: 'Drafts' })).toBeVisible(soon)

  // By keys: letters find the name, F2 changes the role.
  await owner.getByRole('tab', { name: /^Members/ }).click()
  await row(owner, 'Dr. Hanna').click()
  await owner.keyboard.press('Escape')
  await row(owner, 'Dr. Hanna').focus()
  await owner.keyboard.type('jon')
  await expect(row(owner, 'Jonas')).toBeFocused()
  await owner.keyboard.press('F2')
  await expect(owner.getByRole('dialog', { name: 'Role of Jonas Lindqvist' })).toBeVisible()
  await owner.keyboard.press('ArrowDown')
  await owner.keyboard.press('Enter')
  await expect(row(owner, 'Jonas')).toContainText('Author')
  await expect(async () => {
    await other.keyboard.press('Control+N')
    await expect(other.getByRole('button', { name: 'Publish', exact: true })).toBeVisible({ timeout: 2_000 })
  }).toPass(soon)

  await actOn(owner, 'Jonas', 'Block…')
  const block = owner.getByRole('dialog', { name: 'Block Jonas Lindqvist' })
  await block.getByRole('button', { name: 'Block' }).click()
  await expect(block).toContainText('Say why.')
  await expectAccessible(owner)
  await block.getByRole('textbox', { name: 'Reason' }).fill('Advertises.')
  await block.getByRole('button', { name: 'Block' }).click()
  await expect(row(owner, 'Jonas')).toContainText('Blocked')
  await expect(other.getByRole('navigation').getByRole('button', { name: 'Drafts' })).toHaveCount(0, soon)
  await go(other, 'Members')
  await expect(other.getByRole('main')).toContainText('Your membership is blocked.')

  await owner.getByRole('tab', { name: 'Trail' }).click()
  const trail = owner.getByRole('list', { name: /What was done/ })
  await expect(trail.getByRole('listitem').first()).toContainText('OSOR team blocked Jonas Lindqvist')
  await expect(trail.getByRole('listitem').first()).toContainText('Advertises.')
})

test('the owner cannot leave before the collection is handed over; what two administrators do at once is told', async () => {
  test.setTimeout(150_000)
  const owner = (await stage.desk('owner')).page
  const facilitator = (await stage.desk('facilitator')).page
  await openMembers(owner)
  await openMembers(facilitator)
  await owner.getByRole('button', { name: 'Leave…' }).click()
  await expect(owner.getByRole('dialog')).toContainText('Hand it over to somebody else first')
  await expectAccessible(owner)
  await owner.keyboard.press('Escape')

  // The facilitator may not touch the owner, and has no menu there.
  await expect(row(facilitator, 'OSOR team').getByRole('button', { name: /^Actions on/ })).toHaveCount(0)
  await row(facilitator, 'OSOR team').click()
  await facilitator.keyboard.press('Delete')
  await expect(facilitator.getByRole('alert')).toContainText('This is the owner.')

  // Both have Elena before them; the second one is told, and sees how she stands now.
  await actOn(facilitator, 'Elena', 'Change role…')
  await actOn(owner, 'Elena', 'Hand over the collection…')
  await expect(owner.getByRole('dialog')).toContainText('OSOR team, the owner now, stays a facilitator.')
  await owner.getByRole('dialog').getByRole('button', { name: 'Hand over' }).click()
  await expect(row(owner, 'Elena')).toContainText('Owner')
  const dialog = facilitator.getByRole('dialog', { name: 'Role of Elena Marín' })
  await dialog.getByRole('radio', { name: /^Author/ }).focus()
  await facilitator.keyboard.press('Space')
  await dialog.getByRole('button', { name: 'Change role' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Somebody else has changed this member meanwhile.')
  await facilitator.keyboard.press('Escape')
  await expect(row(facilitator, 'Elena')).toContainText('Owner')

  await owner.getByRole('button', { name: 'Leave…' }).click()
  await owner.getByRole('dialog').getByRole('button', { name: 'Leave' }).click()
  await expect(owner.getByText('You are no member of this collection.')).toBeVisible()
  await expect(owner.getByRole('button', { name: 'Invite…' })).toHaveCount(0)
})

test('who was invited accepts on Home, in the role of the invitation', async () => {
  const client = await signedInClient(stage.service.url, 'contributor')
  await act(client, { kind: 'leave' })
  const owner = await signedInClient(stage.service.url, 'owner')
  const email = EmailAddress.parse('jonas.lindqvist@example.eu')
  await act(owner, { kind: 'invite', email, role: 'author' })
  const { page } = await stage.desk('contributor')
  const notice = page.getByRole('status').filter({ hasText: 'invites you to join' })
  await expect(notice).toContainText('OSOR team invites you to join as author. It can be accepted until')
  await expect(page.getByRole('navigation').getByRole('button', { name: 'Drafts' })).toHaveCount(0)
  await notice.getByRole('button', { name: 'Accept' }).press('Enter')
  await expect(notice).toHaveCount(0)
  await expect(page.getByRole('navigation').getByRole('button', { name: 'Drafts' })).toBeVisible()
  await expect(page.getByRole('button', { name: /Account:/ })).toContainText('Author')
})

test('without the service the last answer stays, and an act that may have arrived is done once', async () => {
  test.setTimeout(150_000)
  const { page, network } = await stage.desk('owner')
  await openMembers(page)
  await expect(row(page, 'Elena')).toBeVisible()
  network.set({ kind: 'answers_lost' })
  await page.getByRole('button', { name: 'Invite…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'E-mail address' }).fill('nora@example.eu')
  await dialog.getByRole('button', { name: 'Invite' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Whether it was done is not known.')
  network.set({ kind: 'works' })
  await dialog.getByRole('button', { name: 'Invite' }).click()
  await expect(dialog).toContainText('nora@example.eu can accept the invitation')
  await expect(dialog).toContainText('This service sends no mail')
  // It was made by the request whose answer was lost, and its link with it.
  await expect(dialog).toContainText('The link could not be shown')
  await page.keyboard.press('Escape')
  const client = await signedInClient(stage.service.url, 'owner')
  expect((await membershipTrail(client)).entries).toHaveLength(1)

  network.set({ kind: 'broken' })
  await page.getByRole('tab', { name: 'Policy' }).click()
  await page.keyboard.press('Control+1')
  await openMembers(page)
  await expect(page.getByText('Members are kept by the service, which cannot be reached now.')).toContainText(
    'What you see is its last answer.',
    soon,
  )
  await expect(row(page, 'Elena')).toBeVisible()
  network.set({ kind: 'works' })
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('Members are kept by the service')).toHaveCount(0)
})

test('five thousand members scroll, and are found by keys', async () => {
  test.setTimeout(150_000)
  const folder = await mkdtemp(join(tmpdir(), 'osor-desk-many-members-'))
  const serviceFolder = join(folder, 'service')
  const first = await startContentService({ seed: 'empty', folder: serviceFolder })
  await first.stop()
  const storage = await openEmbedded(serviceFolder)
  const accounts = Array.from({ length: 5_000 }, (_, number) => ({
    id: AccountId.parse(randomUUID()),
    name: `Person ${String(number).padStart(4, '0')}`,
  }))
  for (let start = 0; start < accounts.length; start += 500) {
    const some = accounts.slice(start, start + 500)
    await storage.database
      .insertInto('account')
      .values(
        some.map(({ id, name }) => ({
          id,
          user_name: id,
          name,
          organisation: 'A large association',
          email: `${name.toLowerCase().replace(' ', '.')}@example.eu`,
          site_roles: '[]',
        })),
      )
      .execute()
    await storage.database
      .insertInto('membership')
      .values(some.map(({ id }) => ({ account: id, role: 'member' as const, state: 'active' as const })))
      .execute()
  }
  await storage.close()
  const service = await startContentService({ seed: 'empty', folder: serviceFolder })
  const desk = await openBrowserDesk({
    serviceUrl: service.url,
    folder: join(folder, 'desk'),
    port: await freePort(),
    signInAs: 'owner',
  })
  try {
    const { page } = desk
    await everythingSent(page)
    await openMembers(page)
    await expect(page.getByText('5,007 active members')).toBeVisible()
    expect(await page.getByRole('row').count()).toBeLessThan(100)
    await page.getByRole('row').nth(1).click()
    await page.keyboard.press('Escape')
    await page.getByRole('row').nth(1).focus()
    await page.keyboard.press('End')
    await expect(row(page, 'Person 4999')).toBeFocused()
    await page.keyboard.type('elena')
    await expect(row(page, 'Elena')).toBeFocused()
    await page.keyboard.press('Control+F')
    await page.keyboard.type('person 4242')
    await expect(page.getByRole('row')).toHaveCount(2)
    await page.getByRole('columnheader', { name: 'Role' }).click()
    await expect(page.getByRole('columnheader', { name: 'Role' })).toHaveAttribute('aria-sort', 'ascending')
  } finally {
    await desk.close()
    await service.stop()
    await rm(folder, { recursive: true, force: true })
  }
})
