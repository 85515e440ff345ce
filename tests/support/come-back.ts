import type { Page } from '@playwright/test'

/** Starts the desk of a page anew as if its last look at Home were so many minutes ago. */
export async function comeBackAfter(page: Page, minutes: number): Promise<void> {
  await page.evaluate(passed => {
    const key = 'osor-desk.last-look'
    const kept = JSON.parse(localStorage.getItem(key) ?? '{}')
    for (const account of Object.keys(kept.state.looks)) {
      kept.state.looks[account] = new Date(Date.now() - passed * 60_000).toISOString()
    }
    localStorage.setItem(key, JSON.stringify(kept))
    // A page that hears from the service until it is gone would write its own look over this one.
    Storage.prototype.setItem = () => undefined
    location.reload()
  }, minutes)
}
