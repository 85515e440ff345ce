import type { ItemId } from '#shared/content/identity.ts'
import type { Desk } from './desk.ts'

/** A word that nobody else can have typed: `w17x`. */
const wordPattern = /\bw\d+x\b/g

/** The words of the ledger in a text, a field or all the fields of an item, whatever their form. */
export function wordsIn(value: unknown): ReadonlySet<string> {
  if (value === undefined || value === null) return new Set()
  return new Set((typeof value === 'string' ? value : JSON.stringify(value)).match(wordPattern) ?? [])
}

export interface TypedWord {
  readonly word: string
  readonly desk: Desk
  readonly item: ItemId
  readonly field: string
  readonly step: number
}

/**
 * The words that somebody has typed and a library has acknowledged, and that are not at the service yet: each of them
 * must be somewhere. A word that its person has overwritten, seeing it, or has let go for good, is theirs to lose.
 */
export interface Ledger {
  readonly newWord: () => string
  /** A save has resolved: the words of the field before it, and after it. */
  readonly noteSaved: (
    desk: Desk,
    item: ItemId,
    field: string,
    step: number,
    before: unknown,
    after: unknown,
  ) => void
  /** A save has failed: what it would have stored may be there or not. */
  readonly noteUncertain: (desk: Desk, before: unknown, after: unknown) => void
  /** A person has let these words go. */
  readonly giveUp: (desk: Desk, value: unknown) => void
  /** The service has these words in a revision: from now on they are there for ever. */
  readonly noteStored: (words: ReadonlySet<string>) => void
  readonly isStored: (word: string) => boolean
  /** A person has decided between two texts of the item: one of them has given way, into history or a new draft. */
  readonly noteSettled: (desk: Desk, item: ItemId) => void
  /** These words have given way to later ones of the same person: the history has them. */
  readonly noteGivenWay: (desk: Desk, words: readonly string[]) => void
  readonly isSettled: (typed: TypedWord) => boolean
  readonly open: (desk: Desk) => readonly TypedWord[]
}

export function createLedger(): Ledger {
  let last = 0
  const stored = new Set<string>()
  const open = new Map<string, TypedWord>()
  const settled = new Set<TypedWord>()

  function giveUp(desk: Desk, words: Iterable<string>): void {
    for (const word of words) if (open.get(word)?.desk === desk) open.delete(word)
  }

  return {
    newWord: () => {
      last += 1
      return `w${last}x`
    },
    noteSaved: (desk, item, field, step, before, after) => {
      const kept = wordsIn(after)
      const known = wordsIn(before)
      giveUp(
        desk,
        [...known].filter(word => !kept.has(word)),
      )
      for (const word of kept) {
        if (known.has(word) || stored.has(word) || open.has(word)) continue
        open.set(word, { word, desk, item, field, step })
      }
    },
    noteUncertain: (desk, before, after) => {
      const kept = wordsIn(after)
      giveUp(
        desk,
        [...wordsIn(before)].filter(word => !kept.has(word)),
      )
    },
    giveUp: (desk, value) => giveUp(desk, wordsIn(value)),
    noteStored: words => {
      for (const word of words) {
        stored.add(word)
        open.delete(word)
      }
    },
    isStored: word => stored.has(word),
    noteSettled: (desk, item) => {
      for (const typed of open.values()) if (typed.desk === desk && typed.item === item) settled.add(typed)
    },
    noteGivenWay: (desk, words) => {
      for (const word of words) {
        const typed = open.get(word)
        if (typed?.desk === desk) settled.add(typed)
      }
    },
    isSettled: typed => settled.has(typed),
    open: desk => [...open.values()].filter(typed => typed.desk === desk),
  }
}
