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
