import { createHash } from 'node:crypto'

/** A UUID (version 8) made from a name: the same name has the same id in every database. */
export function seedId(kind: 'account' | 'item', name: string): string {
  const digest = createHash('sha256').update(`osor ${kind} ${name}`).digest('hex')
  const variant = ((Number.parseInt(digest.charAt(16), 16) & 0x3) | 0x8).toString(16)
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `${variant}${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join('-')
}
