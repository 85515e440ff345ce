/**
 * A heading or a label as it is compared: small letters without accents, numbering ("2.1", "IV.", "b)") and
 * punctuation, words parted by one space.
 */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('œ', 'oe')
    .replaceAll('&', ' and ')
    .replace(/^\s*(?:(?:\d+\.)+\d*|\d+(?:\.\d+)*[).:]?|[ivx]+[.)]|[a-z]\))\s+/u, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
