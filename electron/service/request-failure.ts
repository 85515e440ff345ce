import { z } from 'zod'
import type { SyncFailure } from '#shared/sync/sync-status.ts'

/** A request that brought no answer, or none that can be read. */
export interface RequestFailure {
  readonly kind: 'failed'
  readonly failure: SyncFailure
  /** Milliseconds that the service asked to be left alone, or null. */
  readonly retryAfter: number | null
}

/** Names and codes by which Node says that bytes came, but not those of HTTP or of gzip. */
const notTheProtocol = /^(HTTPParserError|HPE_|Z_)/

const withCause = z.object({ cause: z.object({ name: z.string(), code: z.string().optional() }) })

function isNotTheProtocol(error: unknown): boolean {
  const { name = '', code = '' } = withCause.safeParse(error).data?.cause ?? {}
  return notTheProtocol.test(name) || notTheProtocol.test(code)
}

/** What an exception of `fetch`, or of reading its answer, means. */
export function failureOf(error: unknown): RequestFailure {
  if (error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError')) {
    return { kind: 'failed', failure: 'too_slow', retryAfter: null }
  }
  if (isNotTheProtocol(error)) return notUnderstood
  return { kind: 'failed', failure: 'unreachable', retryAfter: null }
}

/** What a status code means that is the service's own trouble, or null where it is an answer. */
export function failureOfStatus(response: Response, now: Date): RequestFailure | null {
  const retryAfter = retryAfterOf(response.headers.get('retry-after'), now)
  if (response.status === 429 || (response.status === 503 && retryAfter !== null)) {
    return { kind: 'failed', failure: 'busy', retryAfter }
  }
  return response.status >= 500 ? { kind: 'failed', failure: 'service_error', retryAfter } : null
}

/** The answer came, but it is not the protocol. */
export const notUnderstood: RequestFailure = { kind: 'failed', failure: 'not_understood', retryAfter: null }

/** Milliseconds to wait by a Retry-After header (seconds or a date, RFC 9110 section 10.2.3), or null. */
export function retryAfterOf(header: string | null, now: Date): number | null {
  if (header === null) return null
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000
  const until = Date.parse(header)
  return Number.isNaN(until) ? null : Math.max(0, until - now.getTime())
}
