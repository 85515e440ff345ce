/** What is written in a window, against what stands where it is kept. */
interface Meeting<Draft> {
  /** What this window has kept there, or read there, last; null: nothing. */
  readonly known: Draft | null
  /** What stands there now. */
  readonly there: Draft | null
  /** The words as they are on screen. */
  readonly words: string
  /** Whether they were changed here since they were read. */
  readonly isTouched: boolean
  readonly wordsOf: (draft: Draft) => string
}

/**
 * What a window does where another one may have written the same thing: go on, take what is there, or keep its own words
 * apart, so that neither is lost.
 */
export function meetingOf<Draft>({
  known,
  there,
  words,
  isTouched,
  wordsOf,
}: Meeting<Draft>): 'go_on' | 'take' | 'part' {
  if (there === known) return 'go_on'
  if (!isTouched) return 'take'
  // It was sent or thrown away there: what is written here is kept as before.
  if (there === null) return 'go_on'
  // Whoever went on with these words has lost none of them.
  return wordsOf(there).includes(words.trim()) ? 'take' : 'part'
}
