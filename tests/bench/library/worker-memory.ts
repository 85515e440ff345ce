import type { CDPSession, Page } from '@playwright/test'
import { z } from 'zod'

const Attached = z.object({
  sessionId: z.string(),
  targetInfo: z.object({ type: z.string(), url: z.string() }),
})
const Received = z.object({ sessionId: z.string(), message: z.string() })
const Usage = z.object({
  id: z.number(),
  result: z.object({
    usedSize: z.number().optional(),
    embedderHeapUsedSize: z.number().optional(),
    backingStorageSize: z.number().optional(),
  }),
})

/**
 * What the page's search worker holds, in bytes: its JavaScript heap after a collection of garbage, what the browser
 * keeps for it, and the contents of its arrays of numbers. The browser itself says so, through its debugging protocol.
 */
export async function searchWorkerMemory(page: Page): Promise<number> {
  const session: CDPSession = await page.context().newCDPSession(page)
  try {
    const attached = new Promise<string>(resolve => {
      session.on('Target.attachedToTarget', event => {
        const { sessionId, targetInfo } = Attached.parse(event)
        if (targetInfo.type === 'worker' && /search-worker/.test(targetInfo.url)) resolve(sessionId)
      })
    })
    await session.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: false,
      flatten: false,
    })
    const worker = await attached
    let lastId = 0
    const ask = (method: string): Promise<z.infer<typeof Usage>['result']> => {
      lastId += 1
      const id = lastId
      return new Promise((resolve, reject) => {
        session.on('Target.receivedMessageFromTarget', event => {
          const { sessionId, message } = Received.parse(event)
          const answer = Usage.safeParse(JSON.parse(message))
          if (sessionId === worker && answer.data?.id === id) resolve(answer.data.result)
        })
        session
          .send('Target.sendMessageToTarget', { sessionId: worker, message: JSON.stringify({ id, method }) })
          .catch(reject)
      })
    }
    await ask('HeapProfiler.enable')
    await ask('HeapProfiler.collectGarbage')
    const { usedSize, embedderHeapUsedSize = 0, backingStorageSize } = await ask('Runtime.getHeapUsage')
    if (usedSize === undefined || backingStorageSize === undefined)
      throw new Error('The browser does not tell what the worker holds')
    return usedSize + embedderHeapUsedSize + backingStorageSize
  } finally {
    await session.detach()
  }
}
