import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Cursor } from '#shared/sync/change.ts'
import type { LocalStore } from '#shared/sync/local-store.ts'
import { type MessageChannelEnd, serveLocalStore } from '#shared/sync/local-store-channel.ts'
import { timing } from '#shared/sync/timing.ts'
import { virtualClock } from '../../tests/support/virtual-clock.ts'
import { createServedLibraries } from './served-libraries.ts'

function endOf(port: MessagePort): MessageChannelEnd {
  return {
    post: message => port.postMessage(message),
    listen: listener => {
      port.onmessage = event => listener(event.data)
    },
    close: () => port.close(),
  }
}

/** A window whose library answers with the window's name as its cursor, until it hangs. */
function aWindow(name: string) {
  const { port1, port2 } = new MessageChannel()
  let hangs = false
  const library: LocalStore = {
    cursor: () => (hangs ? new Promise(() => undefined) : Promise.resolve(Cursor.parse(name))),
    takePending: async () => [],
    settle: async () => false,
    acknowledge: async () => undefined,
    apply: async () => undefined,
    takeFile: async () => null,
  }
  const { announceWork } = serveLocalStore(endOf(port2), library)
  return {
    end: endOf(port1),
    announceWork,
    hang: () => {
      hangs = true
    },
  }
}

function engineOfTest() {
  let store: LocalStore | null = null
  let work = 0
  const engine = {
    attach: (next: LocalStore) => {
      store = next
    },
    detach: () => {
      store = null
    },
    noteWork: () => {
      work += 1
    },
  }
  return {
    engine,
    work: () => work,
    /** The window that the engine works through, by its answer. */
    through: () => (store ? store.cursor() : Promise.resolve(null)),
  }
}

let clock: ReturnType<typeof virtualClock>
let engine: ReturnType<typeof engineOfTest>
let libraries: ReturnType<typeof createServedLibraries>
beforeEach(() => {
  clock = virtualClock()
  engine = engineOfTest()
  libraries = createServedLibraries({ engine: engine.engine, clock, onFault: () => undefined })
})
afterEach(() => libraries.withdrawAll())

describe('the library of an account with several windows', () => {
  it('is served by the first, and by the next one when that has gone', async () => {
    const first = libraries.offer(aWindow('first').end)
    const second = libraries.offer(aWindow('second').end)
    expect(await engine.through()).toBe('first')
    first.withdraw()
    expect(await engine.through()).toBe('second')
    first.withdraw()
    second.withdraw()
    expect(await engine.through()).toBeNull()
    expect(libraries.isServed()).toBe(false)
  })

  it('stays with its window when another one goes', async () => {
    libraries.offer(aWindow('first').end)
    const second = libraries.offer(aWindow('second').end)
    second.withdraw()
    expect(await engine.through()).toBe('first')
  })

  it('tells the engine of work in each window', async () => {
    const [one, two] = [aWindow('first'), aWindow('second')]
    libraries.offer(one.end)
    libraries.offer(two.end)
    one.announceWork()
    two.announceWork()
    await expect.poll(engine.work).toBe(2)
  })

  it('goes on through another window when one does not answer', async () => {
    const stuck = aWindow('first')
    stuck.hang()
    libraries.offer(stuck.end)
    libraries.offer(aWindow('second').end)
    const asked = engine.through()
    asked.catch(() => undefined)
    await clock.advance(timing.libraryMoveAfter)
    await expect(asked).rejects.toThrow('did not answer')
    expect(await engine.through()).toBe('second')
  })

  it('goes on as soon as there is another window, where the only one does not answer', async () => {
    const stuck = aWindow('first')
    stuck.hang()
    libraries.offer(stuck.end)
    const asked = engine.through()
    asked.catch(() => undefined)
    await clock.advance(2 * timing.libraryMoveAfter)
    libraries.offer(aWindow('second').end)
    await clock.advance(timing.libraryMoveAfter)
    await expect(asked).rejects.toThrow('did not answer')
    expect(await engine.through()).toBe('second')
  })

  it('is let go by all windows at once', async () => {
    libraries.offer(aWindow('first').end)
    libraries.offer(aWindow('second').end)
    libraries.withdrawAll()
    expect(await engine.through()).toBeNull()
  })
})
