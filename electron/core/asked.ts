import type { ServiceAnswer } from '../service/port.ts'

type Asked<Value> =
  | { kind: 'answer'; value: Value }
  | { kind: 'no_answer'; failure: Extract<ServiceAnswer<Value>, { kind: 'failed' }>['failure'] }
  | { kind: 'refused' }

/** An answer of the service as the page is told of it: the page needs no more than whether to ask again. */
export function asked<Value>(answer: ServiceAnswer<Value>): Asked<Value> {
  switch (answer.kind) {
    case 'answer':
      return { kind: 'answer', value: answer.value }
    case 'failed':
      return { kind: 'no_answer', failure: answer.failure }
    case 'sign_in_needed':
    case 'refused':
      return { kind: 'refused' }
  }
}
