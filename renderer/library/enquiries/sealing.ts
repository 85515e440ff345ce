import type { z } from 'zod'

/** Something that nobody reads without its key: AES-GCM with 256 bits (NIST SP 800-38D), each time under another IV of 96 bits. */
export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>
  readonly bytes: ArrayBuffer
}

/** What seals values, and opens what it has sealed. */
export interface Sealing {
  readonly seal: (value: unknown) => Promise<Sealed>
  /** null where it was sealed under another key, was changed since, or is not of this shape. */
  readonly open: <Shape extends z.ZodType>(sealed: Sealed, shape: Shape) => Promise<z.output<Shape> | null>
}

const algorithm = 'AES-GCM'

/** A key that cannot be taken out of the page again: what has it can use it, and nothing else. */
export function secretOf(key: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', key, algorithm, false, ['encrypt', 'decrypt'])
}

export async function sealingWith(key: Uint8Array<ArrayBuffer>): Promise<Sealing> {
  return sealingBy(await secretOf(key))
}

export function sealingBy(secret: CryptoKey): Sealing {
  return {
    seal: async value => {
      const iv = crypto.getRandomValues(new Uint8Array(12))
      const words = new TextEncoder().encode(JSON.stringify(value))
      return { iv, bytes: await crypto.subtle.encrypt({ name: algorithm, iv }, secret, words) }
    },
    open: async ({ iv, bytes }, shape) => {
      try {
        const words = await crypto.subtle.decrypt({ name: algorithm, iv }, secret, bytes)
        const { success, data } = shape.safeParse(JSON.parse(new TextDecoder().decode(words)))
        return success ? data : null
      } catch {
        return null
      }
    },
  }
}
