/** A gap that a template leaves for the person who uses it: `[[organisation]]`. */
const placeholder = /\[\[[^[\]\n]{1,300}\]\]/gu

/** More than any template has. */
const mostPlaceholders = 100

/** The placeholders of a text, in their order, as they stand there; no more than a hundred. */
export function placeholdersIn(text: string): readonly string[] {
  return text.includes('[[') ? (text.match(placeholder) ?? []).slice(0, mostPlaceholders) : []
}
