import { type ImportRefusal, largestImport } from '#shared/exchange/import-report.ts'

/** What is known before a file is read: one of 200 MB is never loaded to be told that it is too large. */
export function importRefusalBySize(bytes: number): ImportRefusal | null {
  if (bytes === 0) return { reason: 'empty' }
  return bytes > largestImport ? { reason: 'too_large', bytes, limit: largestImport } : null
}
