import { z } from 'zod'
import { type LocalStore, type LocalStoreCall, localStoreCall, localStoreCalls } from './local-store.ts'

/** The part of a MessagePort (or of a WebSocket dressed as one) that the channel needs. */
export interface MessageChannelEnd {
  post(message: unknown): void
  /** Sets the one listener. */
  listen(listener: (message: unknown) => void): void
  close(): void
}

const RequestMessage = z.object({
  kind: z.literal('request'),
  id: z.int(),
  call: localStoreCall,
  input: z.unknown(),
})
const AnswerMessage = z.discriminatedUnion('ok', [
  z.object({ kind: z.literal('answer'), id: z.int(), ok: z.literal(true), output: z.unknown() }),
  z.object({ kind: z.literal('answer'), id: z.int(), ok: z.literal(false), error: z.string() }),
])
const WorkMessage = z.object({ kind: z.literal('work') })

/** Rejects, like the call itself, where the input does not parse: the engine must have an answer in any case. */
async function perform(store: LocalStore, call: LocalStoreCall, input: unknown): Promise<unknown> {
  switch (call) {
    case 'cursor':
      return store.cursor()
    case 'takePending': {
      const { limit, besides } = localStoreCalls.takePending.input.parse(input)
      return store.takePending(limit, besides)
    }
    case 'acknowledge':
      await store.acknowledge(localStoreCalls.acknowledge.input.parse(input))
      return null
    case 'settle':
      return store.settle()
    case 'apply':
      await store.apply(localStoreCalls.apply.input.parse(input))
      return null
    case 'takeFile':
      return store.takeFile(localStoreCalls.takeFile.input.parse(input))
  }
}

/**
 * Answers the engine's calls from a library. Returns a function that tells the engine that there is work.
 * A failed call is answered with its message: the engine reports it and tries again.
 */
export function serveLocalStore(end: MessageChannelEnd, store: LocalStore): { announceWork(): void } {
  end.listen(message => {
    const request = RequestMessage.safeParse(message)
    if (!request.success) return
    const { id, call, input } = request.data
    perform(store, call, input).then(
      output => end.post({ kind: 'answer', id, ok: true, output }),
      (error: unknown) => end.post({ kind: 'answer', id, ok: false, error: String(error) }),
    )
  })
  return {
    announceWork: () => end.post({ kind: 'work' }),
  }
}

/** The library as the engine sees it through a channel; `onWork` is told when a person has written something. */
export function connectLocalStore(
  end: MessageChannelEnd,
  onWork: () => void,
): LocalStore & { disconnect(): void } {
  const waiting = new Map<number, { resolve(output: unknown): void; reject(error: Error): void }>()
  let lastId = 0
  let isOpen = true

  end.listen(message => {
    if (WorkMessage.safeParse(message).success) {
      onWork()
      return
    }
    const answer = AnswerMessage.safeParse(message)
    if (!answer.success) return
    const caller = waiting.get(answer.data.id)
    waiting.delete(answer.data.id)
    if (answer.data.ok) caller?.resolve(answer.data.output)
    else caller?.reject(new Error(answer.data.error))
  })

  function ask<Call extends LocalStoreCall>(call: Call, input: unknown): Promise<unknown> {
    if (!isOpen) return Promise.reject(new Error('The library is closed'))
    lastId += 1
    const id = lastId
    return new Promise<unknown>((resolve, reject) => {
      waiting.set(id, { resolve, reject })
      end.post({ kind: 'request', id, call, input })
    })
  }

  return {
    cursor: async () => localStoreCalls.cursor.output.parse(await ask('cursor', null)),
    takePending: async (limit, besides = []) =>
      localStoreCalls.takePending.output.parse(await ask('takePending', { limit, besides })),
    acknowledge: async results => {
      await ask('acknowledge', results)
    },
    settle: async () => localStoreCalls.settle.output.parse(await ask('settle', null)),
    apply: async page => {
      await ask('apply', page)
    },
    takeFile: async id => localStoreCalls.takeFile.output.parse(await ask('takeFile', id)),
    disconnect: () => {
      isOpen = false
      for (const caller of waiting.values()) caller.reject(new Error('The library is closed'))
      waiting.clear()
      end.close()
    },
  }
}
