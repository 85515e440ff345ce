/**
 * A signal that ends with any of `signals`, for its reason, or as a `TimeoutError` after `limit` milliseconds. Its timer
 * holds it: of `AbortSignal.any` Node before 24 forgets a limit that nobody else holds, and what it should end never ends.
 */
export function limitedSignal(limit: number, ...signals: readonly AbortSignal[]): AbortSignal {
  const ending = new AbortController()
  const { signal } = ending
  for (const other of signals) {
    if (other.aborted) return other
    other.addEventListener('abort', () => ending.abort(other.reason), { once: true, signal })
  }
  const tooLate = () => ending.abort(new DOMException('It took too long', 'TimeoutError'))
  // A program that is done need not wait for it.
  setTimeout(tooLate, limit).unref()
  return signal
}

/**
 * A signal for an answer that is to begin within one limit, and may be longer on its way: milliseconds, both from now. It
 * ends as a `TimeoutError` unless it is told in time that the answer has `begun`.
 */
export function signalOfLongAnswer({
  toBegin,
  toEnd,
}: {
  readonly toBegin: number
  readonly toEnd: number
}): {
  readonly signal: AbortSignal
  readonly begun: () => void
} {
  const silence = limitedSignal(toBegin)
  const silent = new AbortController()
  const giveUp = () => silent.abort(silence.reason)
  silence.addEventListener('abort', giveUp, { once: true })
  return {
    signal: limitedSignal(toEnd, silent.signal),
    begun: () => silence.removeEventListener('abort', giveUp),
  }
}
