import type { Page } from '@playwright/test'

/**
 * Makes the answers to one call of a page wait, as a service does that has much to do: what was asked for is done, and the page
 * does not know it yet. What is returned lets them come.
 */
export async function holdAnswers(page: Page, name: string): Promise<() => Promise<void>> {
  const hold = await page.evaluateHandle(held => {
    const bridge = window.osorDesk
    if (bridge === undefined) throw new Error('This is no page of a desk')
    const { call } = bridge
    let letGo = () => {}
    const isLetGo = new Promise<void>(resolve => {
      letGo = resolve
    })
    Object.assign(bridge, {
      call: async (asked: string, input: unknown) => {
        const answer = await call(asked, input)
        if (asked === held) await isLetGo
        return answer
      },
    })
    return {
      letGo: () => {
        Object.assign(bridge, { call })
        letGo()
      },
    }
  }, name)
  return async () => {
    await hold.evaluate(({ letGo }) => letGo())
    await hold.dispose()
  }
}
