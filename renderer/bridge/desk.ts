import type { z } from 'zod'
import {
  CallAnswer,
  type CallInput,
  type CallName,
  type CallOutput,
  calls,
  type DeskBridge,
  type EventName,
  type EventPayload,
  events,
} from '#shared/ipc/contract.ts'

declare global {
  interface Window {
    readonly osorDesk?: DeskBridge
  }
}

function bridge(): DeskBridge {
  if (!window.osorDesk) throw new Error('This page is part of OSOR Desk and runs only inside it')
  return window.osorDesk
}

// The contract ties each name to its schemas; TypeScript cannot follow that tie through an index, so it is stated here once.
function outputSchema<Name extends CallName>(name: Name) {
  return calls[name].output as unknown as z.ZodType<CallOutput<Name>>
}

function payloadSchema<Name extends EventName>(name: Name) {
  return events[name] as unknown as z.ZodType<EventPayload<Name>>
}

/** The main process as the page sees it: the contract, typed and parsed. */
export const desk = {
  /** Calls the main process. Rejects when the call itself fails, never for an answer that says no. */
  async call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> {
    const answer = CallAnswer.parse(await bridge().call(name, input))
    if (!answer.ok) throw new Error(`${name}: ${answer.error}`)
    return outputSchema(name).parse(answer.output)
  },

  /** Listens to an event of the main process; returns the end of it. What does not parse is not passed on. */
  on<Name extends EventName>(name: Name, listener: (payload: EventPayload<Name>) => void): () => void {
    return bridge().on(name, payload => {
      const parsed = payloadSchema(name).safeParse(payload)
      if (parsed.success) listener(parsed.data)
    })
  },
} as const
