/** A file's letters, and whether their encoding had to be guessed. */
export interface DecodedText {
  readonly text: string
  readonly isGuessed: boolean
}

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** The encoding that an HTML file names in its first kilobyte; null where it names none. */
function namedEncoding(bytes: Uint8Array): string | null {
  const start = new TextDecoder('windows-1252').decode(bytes.subarray(0, 1024))
  return /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(start)?.[1] ?? null
}

/** Bytes as text: by their mark, as UTF-8, as the file itself says, and else as Western European Windows wrote. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const [first, second] = bytes
  const marked =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null
  const text = decoded(bytes, marked ?? 'utf-8')
  if (text !== null) return { text, isGuessed: false }
  const named = namedEncoding(bytes)
  const byName = named === null ? null : decoded(bytes, named)
  if (byName !== null) return { text: byName, isGuessed: false }
  return { text: new TextDecoder('windows-1252').decode(bytes), isGuessed: true }
}
