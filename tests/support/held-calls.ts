import { vi } from 'vitest'

/** Something that a page under test has asked the main process for. */
interface HeldCall {
  readonly name: string
  readonly input: unknown
  readonly answer: (output: unknown) => void
}

/** Puts a main process behind the page under test that answers when the test says so; returns what it is asked for, in order. */
export function holdCalls(): readonly HeldCall[] {
  const calls: HeldCall[] = []
  vi.stubGlobal('osorDesk', {
    call: (name: string, input: unknown) =>
      new Promise(resolve => {
        calls.push({ name, input, answer: output => resolve({ ok: true, output }) })
      }),
    on: () => () => undefined,
  })
  return calls
}
