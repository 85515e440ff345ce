import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Locator, type Page } from '@playwright/test'

/** Most presses of Tab that lead from anywhere in a view to anywhere else in it. */
const mostTabs = 120

/** Goes to a control as somebody without a mouse does: by Tab, until it has the focus. */
export async function tabTo(page: Page, control: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await control.waitFor({ timeout: 30_000 })
  for (let presses = 0; presses < mostTabs; presses += 1) {
    if (await control.evaluate(element => element === document.activeElement)) return
    await page.keyboard.press(key)
  }
  const name = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200))
  throw new Error(`Tab does not lead there; it is at ${name}`)
}

/** Goes to a control by Tab and presses it. */
export async function pressByKeys(page: Page, control: Locator): Promise<void> {
  await tabTo(page, control)
  await page.keyboard.press('Enter')
}

/** Counts from now on whatever a mouse, a pen or a finger does to the page; answers how to read the count. */
export async function countPointers(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    document.documentElement.dataset['pointers'] = '0'
    window.addEventListener(
      'pointerdown',
      () => {
        const { dataset } = document.documentElement
        dataset['pointers'] = String(Number(dataset['pointers']) + 1)
      },
      true,
    )
  })
  return () => page.evaluate(() => Number(document.documentElement.dataset['pointers']))
}

/** Expects that axe finds nothing to complain of in what is on screen, in light and in dark. */
export async function expectAccessible(page: Page): Promise<void> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const { violations } = await new AxeBuilder({ page }).analyze()
    for (const { id, nodes } of violations) {
      for (const node of nodes) found.push(`${colorScheme}: ${id}: ${node.html}: ${node.failureSummary}`)
    }
  }
  expect(found).toEqual([])
}
