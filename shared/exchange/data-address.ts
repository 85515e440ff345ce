const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
/** Bytes written at a time: a multiple of three, so that the pieces join. */
const stretch = 3 * 1024

function piece(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const one = bytes[at] ?? 0
    const two = bytes[at + 1] ?? 0
    const three = bytes[at + 2] ?? 0
    const rest = bytes.length - at
    text += letters.charAt(one >> 2) + letters.charAt(((one & 3) << 4) | (two >> 4))
    text += rest > 1 ? letters.charAt(((two & 15) << 2) | (three >> 6)) : '='
    text += rest > 2 ? letters.charAt(three & 63) : '='
  }
  return text
}

/** Bytes in base64 (RFC 4648, 4). */
export function base64Of(bytes: Uint8Array): string {
  const pieces: string[] = []
  for (let at = 0; at < bytes.length; at += stretch) pieces.push(piece(bytes.subarray(at, at + stretch)))
  return pieces.join('')
}

/** Bytes as an address that carries them (RFC 2397). */
export function bytesAsData(bytes: Uint8Array, mediaType: string): string {
  return `data:${mediaType};base64,${base64Of(bytes)}`
}
