import { describe, expect, it } from 'vitest'
import { aNews } from '../../tests/support/an-item.ts'
import { FileId } from '../content/kept-file.ts'
import { Cursor } from './change.ts'
import type { LocalStore } from './local-store.ts'
import { connectLocalStore, type MessageChannelEnd, serveLocalStore } from './local-store-channel.ts'

/** Two ends of one channel in one process; messages are copied as a real port copies them. */
function channel(): readonly [MessageChannelEnd, MessageChannelEnd] {
  const listeners: [((message: unknown) => void) | null, ((message: unknown) => void) | null] = [null, null]
  const end = (own: 0 | 1, other: 0 | 1): MessageChannelEnd => ({
    post: message => {
      const copy: unknown = structuredClone(message)
      queueMicrotask(() => listeners[other]?.(copy))
    },
    listen: listener => {
      listeners[own] = listener
    },
    close: () => {
      listeners[own] = null
    },
  })
  return [end(0, 1), end(1, 0)]
}

function aStore(changes: Partial<LocalStore> = {}): LocalStore {
  return {
    cursor: async () => Cursor.parse('7'),
    takePending: async () => [],
    acknowledge: async () => undefined,
    settle: async () => false,
    apply: async () => undefined,
    takeFile: async () => null,
    ...changes,
  }
}

describe('the library channel', () => {
  it('carries calls and their answers', async () => {
    const [page, main] = channel()
    const applied: unknown[] = []
    serveLocalStore(page, aStore({ apply: async given => void applied.push(given) }))
    const store = connectLocalStore(main, () => undefined)
    expect(await store.cursor()).toBe('7')
    const given = {
      changes: [{ kind: 'item' as const, item: aNews() }],
      cursor: Cursor.parse('8'),
      more: false,
      reset: false,
    }
    await store.apply(given)
    expect(applied).toEqual([given])
  })

  it('carries the bytes of a file as they are', async () => {
    const [page, main] = channel()
    const content = new Uint8Array([0, 1, 127, 128, 255])
    const id = FileId.parse('a'.repeat(64))
    const takeFile = async (asked: FileId) => (asked === id ? { mediaType: 'image/png', content } : null)
    serveLocalStore(page, aStore({ takeFile }))
    const store = connectLocalStore(main, () => undefined)
    expect(await store.takeFile(id)).toEqual({ mediaType: 'image/png', content })
    expect(await store.takeFile(FileId.parse('b'.repeat(64)))).toBeNull()
  })

  it('rejects with the library\u2019s own words when it fails', async () => {
    const [page, main] = channel()
    serveLocalStore(page, aStore({ cursor: () => Promise.reject(new Error('The disk is full')) }))
    await expect(connectLocalStore(main, () => undefined).cursor()).rejects.toThrow('The disk is full')
  })

  it('answers a call that the library cannot read, so that nobody waits for ever', async () => {
    const [page, main] = channel()
    serveLocalStore(page, aStore())
    await expect(connectLocalStore(main, () => undefined).takePending(-1)).rejects.toThrow()
  })

  it('refuses an answer that is not of the protocol', async () => {
    const [page, main] = channel()
    page.listen(message => {
      page.post({ kind: 'answer', id: (message as { id: number }).id, ok: true, output: { not: 'a cursor' } })
    })
    await expect(connectLocalStore(main, () => undefined).cursor()).rejects.toThrow()
  })

  it('tells the engine that there is work', async () => {
    const [page, main] = channel()
    const { announceWork } = serveLocalStore(page, aStore())
    const told = new Promise<void>(resolve => connectLocalStore(main, resolve))
    announceWork()
    await told
  })

  it('rejects what is still waiting when it is disconnected', async () => {
    const [page, main] = channel()
    serveLocalStore(page, aStore({ cursor: () => new Promise(() => undefined) }))
    const store = connectLocalStore(main, () => undefined)
    const waiting = store.cursor()
    store.disconnect()
    await expect(waiting).rejects.toThrow('closed')
    await expect(store.cursor()).rejects.toThrow('closed')
  })
})
