import type { DiskFailure } from '#shared/sync/journal.ts'

const reasons: Readonly<Record<string, DiskFailure>> = {
  ENOSPC: 'no_space',
  EDQUOT: 'no_space',
  EFBIG: 'no_space',
  EACCES: 'not_allowed',
  EPERM: 'not_allowed',
  EROFS: 'not_allowed',
}

/** Why the disk said no, as far as its error tells. */
export function diskFailureOf(error: unknown): DiskFailure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return reasons[code] ?? 'unknown'
}
