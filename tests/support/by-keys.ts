import type { Locator, Page } from '@playwright/test'

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
