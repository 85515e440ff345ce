/** The bytes of base64; null for text that is none. */
export function bytesOfBase64(base64: string): Uint8Array<ArrayBuffer> | null {
  let letters: string
  try {
    letters = atob(base64)
  } catch {
    return null
  }
  const bytes = new Uint8Array(letters.length)
  for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at)
  return bytes
}
