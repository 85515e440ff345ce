/** A text as any database takes it: without null characters, and with the sign for what is unknown in place of half a letter. */
export function storableText(text: string): string {
  return text.replaceAll('\0', '').replace(/\p{Cs}/gu, '\uFFFD')
}
