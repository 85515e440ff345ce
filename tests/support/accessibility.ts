import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** What axe finds in what is on screen, in light and in dark, in words that name the element. */
export async function violationsOn(page: Page): Promise<readonly string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    // What React Aria has announced of a button at work stands in its announcer for some seconds longer than the button.
    const { violations } = await new AxeBuilder({ page }).exclude('[data-live-announcer]').analyze()
    for (const { id, nodes } of violations) {
      for (const node of nodes) found.push(`${colorScheme}: ${id}: ${node.html}: ${node.failureSummary}`)
    }
  }
  return found
}

/** Expects that axe finds nothing. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await violationsOn(page)).toEqual([])
}
