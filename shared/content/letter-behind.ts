/** Longer than the name of any character that HTML knows. */
const longestName = 40
const unfinishedCharacter = /&#?[0-9a-z]*$/i

/**
 * A letter to put behind HTML in order to see what it would become: text behind whole HTML, a part of the tag, of the
 * comment, behind an open one. Behind the beginning of a named character (`R&`), which ends where no name goes on,
 * a blank goes before it.
 */
export function letterBehind(html: string): string {
  return unfinishedCharacter.test(html.slice(-longestName)) ? ' x' : 'x'
}
