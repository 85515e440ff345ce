/** A word as it was typed: numbered, so that each can be found again, and when it stood on screen. */
interface TypedWord {
  readonly word: string
  /** Milliseconds of `performance.now()`. */
  readonly at: number
}

/** What became of a text after something was killed. */
export interface AfterKill {
  /** What is wrong, in sentences; nothing where all is well. */
  readonly problems: readonly string[]
  /** For how many milliseconds before the kill what was typed is gone; 0 where nothing is. */
  readonly lost: number
}

/** The numbered words in a text, in their order. */
export function wordsIn(text: string): readonly string[] {
  return text.match(/w\d+/g) ?? []
}

/** Whether a text is the beginning of another one. */
export function isBeginningOf(beginning: readonly string[], whole: readonly string[]): boolean {
  return beginning.length <= whole.length && beginning.every((word, index) => whole[index] === word)
}

/** The model of one text: what was typed into it, and how much of that the program has said to have stored. */
export class TypedText {
  #typed: readonly TypedWord[] = []
  #stored = 0

  get words(): readonly string[] {
    return this.#typed.map(({ word }) => word)
  }

  typed(word: string, at: number): void {
    this.#typed = [...this.#typed, { word, at }]
  }

  /** The status has said of a text with so many words that it is on this computer or sent. */
  saidStored(words: number): void {
    this.#stored = Math.max(this.#stored, Math.min(words, this.#typed.length))
  }

  /**
   * Compares with what is found after a kill, and goes on from there. What is found has to be the beginning of what was
   * typed: no word twice, none out of place, every word that was said to be stored, and all but those of the last
   * `mostLost` milliseconds.
   */
  found(words: readonly string[], killedAt: number, mostLost: number): AfterKill {
    const expected = this.words
    const problems: string[] = []
    if (!isBeginningOf(words, expected)) {
      const place = words.findIndex((word, index) => expected[index] !== word)
      problems.push(
        `At place ${place} stands ${words.slice(place, place + 3).join(' ')} instead of ${expected.slice(place, place + 3).join(' ')}`,
      )
    }
    if (words.length < this.#stored) {
      problems.push(`Of ${this.#stored} words that were said to be stored ${words.length} are there`)
    }
    const first = this.#typed[words.length]
    const lost = first ? Math.max(0, killedAt - first.at) : 0
    if (lost > mostLost) problems.push(`Words that were typed ${Math.round(lost)} ms before are gone`)
    this.#typed = this.#typed.slice(0, words.length)
    this.#stored = Math.min(this.#stored, words.length)
    return { problems, lost }
  }
}
