/** A text as any database takes it: without null characters, and with the sign for what is unknown in place of half a letter. */
export function storableText(text: string): string {
  return text.replaceAll('\0', '').replace(/\p{Cs}/gu, '\uFFFD')
}

/** A text in one line, as any database takes it: line breaks and other control characters become spaces. */
export function oneLine(text: string): string {
  return storableText(text)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
}
