import type { ItemId } from '#shared/content/identity.ts'
import type { ChangedFields } from '#shared/content/item-type.ts'
import { timing } from '#shared/sync/timing.ts'
import type { ReadText } from './draft-on.ts'
import { type Library, LibraryFailure } from './library.ts'

interface SavesInTurnParts {
  readonly save: Library['saveDraft']
  readonly later: (delay: number, run: () => void) => void
  /** A save that was given up has stored its fields after all. */
  readonly onLate: (item: ItemId, fields: ChangedFields) => void
}

interface Attempt {
  isGivenUp: boolean
  isOver: boolean
  /** Never rejects; why it failed, null where it did not. */
  ended: Promise<{ readonly why: unknown } | null>
}

interface SavesInTurn {
  readonly save: Library['saveDraft']
  /** What was on screen, with what saves that were given up have stored since: that had been on screen, too. */
  readonly readOver: (item: ItemId, read: ReadText | undefined) => ReadText | undefined
}

/**
 * Saves of an item one after the other, each for `timing.saveLimit` at most: then it rejects as `slow`. The database may
 * still store it, at any time; until then the next ones are given up soon, and when it has, they go on from there.
 */
export function savesInTurn({ save, later, onLate }: SavesInTurnParts): SavesInTurn {
  const attempts = new Map<ItemId, Attempt>()
  /** What was stored by saves that were given up, and that whoever saves next does not know of. */
  const late = new Map<ItemId, ChangedFields>()

  function readOver(item: ItemId, read: ReadText | undefined): ReadText | undefined {
    const stored = late.get(item)
    if (read === undefined || stored === undefined) return read
    const held = Object.entries(stored).filter(([field]) => Object.hasOwn(read.fields, field))
    return { ...read, fields: { ...read.fields, ...Object.fromEntries(held) } }
  }

  async function run(
    attempt: Attempt,
    before: Attempt | undefined,
    [item, changed, read]: Parameters<typeof save>,
  ): Promise<{ readonly why: unknown } | null> {
    if (before) await before.ended
    // Given up before it began: its words go with the next try.
    if (attempt.isGivenUp) return null
    try {
      await save(item, changed, readOver(item, read))
    } catch (why) {
      return { why }
    }
    if (attempt.isGivenUp) {
      late.set(item, { ...late.get(item), ...changed })
      onLate(item, changed)
    } else late.delete(item)
    return null
  }

  return {
    readOver,
    save: async (...given) => {
      const [item] = given
      const before = attempts.get(item)
      const attempt: Attempt = { isGivenUp: false, isOver: false, ended: Promise.resolve(null) }
      attempt.ended = run(attempt, before, given).then(failure => {
        attempt.isOver = true
        if (attempts.get(item) === attempt) attempts.delete(item)
        return failure
      })
      attempts.set(item, attempt)
      const isStuck = before?.isGivenUp === true && !before.isOver
      const limit = new Promise<never>((_resolve, reject) => {
        later(isStuck ? timing.stuckSaveLimit : timing.saveLimit, () => {
          attempt.isGivenUp ||= !attempt.isOver
          reject(new LibraryFailure('slow', null))
        })
      })
      const failure = await Promise.race([attempt.ended, limit])
      if (failure) throw failure.why
    },
  }
}
