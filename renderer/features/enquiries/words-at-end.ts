/** A letter with words at its end, in a paragraph of their own. What is there stays letter for letter. */
export function withWordsAtEnd(letter: string, words: string): string {
  if (letter === '') return words
  const [ending = ''] = /\n*$/.exec(letter) ?? []
  return letter + '\n'.repeat(Math.max(0, 2 - ending.length)) + words
}
