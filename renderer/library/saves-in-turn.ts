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

/** How a save has ended. */
interface Ended {
  readonly failed: { readonly why: unknown } | null
  /** What was stored by saves that were given up, and that whoever saves next does not know of. */
  readonly late: ChangedFields
}

interface Attempt {
  isGivenUp: boolean
  isOver: boolean
  ended: Promise<Ended>
}

const nothing: ChangedFields = {}
const known: Ended = { failed: null, late: nothing }

/** What was on screen, with what a save that was given up has stored since: that had been on screen, too. */
function readOver(read: ReadText | undefined, late: ChangedFields): ReadText | undefined {
  if (read === undefined) return undefined
  const stored = Object.entries(late).filter(([field]) => Object.hasOwn(read.fields, field))
  return { ...read, fields: { ...read.fields, ...Object.fromEntries(stored) } }
}

/**
 * Saves of an item one after the other, each for `timing.saveLimit` at most: then it rejects as `slow`. The database may
 * still store it, at any time; until then the next ones are given up soon, and when it has, they go on from there.
 */
export function savesInTurn({ save, later, onLate }: SavesInTurnParts): Library['saveDraft'] {
  const attempts = new Map<ItemId, Attempt>()

  async function run(
    attempt: Attempt,
    before: Attempt | undefined,
    [item, changed, read]: Parameters<typeof save>,
  ): Promise<Ended> {
    const { late } = before ? await before.ended : known
    // Given up before it began: its words go with the next try.
    if (attempt.isGivenUp) return { failed: null, late }
    try {
      await save(item, changed, readOver(read, late))
    } catch (why) {
      return { failed: { why }, late }
    }
    if (!attempt.isGivenUp) return known
    onLate(item, changed)
    return { failed: null, late: { ...late, ...changed } }
  }

  return async (...given) => {
    const [item] = given
    const before = attempts.get(item)
    const attempt: Attempt = { isGivenUp: false, isOver: false, ended: Promise.resolve(known) }
    attempt.ended = run(attempt, before, given).then(ended => {
      attempt.isOver = true
      if (ended.late === nothing && attempts.get(item) === attempt) attempts.delete(item)
      return ended
    })
    attempts.set(item, attempt)
    const isStuck = before?.isGivenUp === true && !before.isOver
    const limit = new Promise<never>((_resolve, reject) => {
      later(isStuck ? timing.stuckSaveLimit : timing.saveLimit, () => {
        attempt.isGivenUp ||= !attempt.isOver
        reject(new LibraryFailure('slow', null))
      })
    })
    const { failed } = await Promise.race([attempt.ended, limit])
    if (failed) throw failed.why
  }
}
