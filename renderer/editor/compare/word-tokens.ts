const wordsAndSpaces = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*|\s+|[^\p{L}\p{N}\s]/gu

/** The words of a text and what stands between them, each a token: put together again they are the text. */
export function tokensOf(text: string): string[] {
  return text.match(wordsAndSpaces) ?? []
}

/** Whether a token is a word, and not a space or a sign between words. */
export function isWord(token: string): boolean {
  return /[\p{L}\p{N}]/u.test(token)
}
