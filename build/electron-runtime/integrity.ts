import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { pipeline } from 'node:stream/promises'

/** A file is not the one that was pinned. Nothing of it may be unpacked or run. */
export class IntegrityRefusal extends Error {
  override readonly name = 'IntegrityRefusal'
}

/** Refuses `file` unless its SHA-512 is that of `integrity` (`sha512-` and base64, as npm writes it). */
export async function refuseUnlessIntegrity(file: string, integrity: string): Promise<void> {
  const found = `sha512-${await digest(file, 'sha512', 'base64')}`
  if (found !== integrity) {
    throw new IntegrityRefusal(`${basename(file)} is refused: its integrity is ${found}, not ${integrity}.`)
  }
}

/** Refuses `file` unless its SHA-256 is `expected` (hexadecimal). */
export async function refuseUnlessSha256(file: string, expected: string): Promise<void> {
  const found = await digest(file, 'sha256', 'hex')
  if (found !== expected) {
    throw new IntegrityRefusal(`${basename(file)} is refused: its sha256 is ${found}, not ${expected}.`)
  }
}

async function digest(
  file: string,
  algorithm: 'sha256' | 'sha512',
  encoding: 'base64' | 'hex',
): Promise<string> {
  const hash = createHash(algorithm)
  await pipeline(createReadStream(file, { highWaterMark: 1024 * 1024 }), hash)
  return hash.digest(encoding)
}
