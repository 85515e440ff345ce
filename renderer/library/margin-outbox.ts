import type { Instant, ItemId, Person } from '#shared/content/identity.ts'
import type { ItemFields } from '#shared/content/item-type.ts'
import { emptyMargin, type MarginOf } from '#shared/margin/margin.ts'
import type { MarginOperation } from '#shared/margin/margin-operation.ts'
import { writtenInMargin } from '#shared/margin/write-in-margin.ts'
import type { Problem } from '#shared/sync/problem.ts'

/**
 * One operation in a margin, on its way. Its stages are those of `OutboxEntry`; there is no conflict, because it stands on
 * no revision.
 */
export interface MarginEntry {
  /** Position in the outbox; undefined until the database has given it one. */
  readonly order?: number
  readonly item: ItemId
  readonly operation: MarginOperation
  readonly stage: 'written' | 'handed_out' | 'refused'
  readonly handedOutAt: Instant | null
  readonly problem: Problem | null
}

function writtenEntry(operation: MarginOperation): MarginEntry {
  return {
    item: operation.item,
    operation,
    stage: 'written',
    handedOutAt: null,
    problem: null,
  }
}

/** Whether an operation says who reads an item: it holds for a while, and nobody's words are in it. */
export function isOfClaim({ kind }: MarginOperation): boolean {
  return kind === 'claim' || kind === 'release'
}

/** Whether the later of two operations of one item takes the place of the earlier one, which nobody has seen. */
function replaces(later: MarginOperation, earlier: MarginOperation): boolean {
  if (isOfClaim(later)) return isOfClaim(earlier)
  switch (later.kind) {
    case 'comment':
      return earlier.kind === 'comment' && earlier.comment === later.comment
    case 'resolve':
      return earlier.kind === 'resolve' && earlier.thread === later.thread
    case 'suggest':
      return earlier.kind === 'suggest' && earlier.suggestion === later.suggestion
    case 'answer_suggestion':
      return earlier.kind === 'answer_suggestion' && earlier.suggestion === later.suggestion
    default:
      return false
  }
}

/** What takes the place of an operation that nobody has seen keeps what that one alone says. */
function inPlaceOf(later: MarginOperation, earlier: MarginOperation): MarginOperation {
  // The thread begins where it began.
  if (later.kind === 'comment' && earlier.kind === 'comment')
    return { ...later, place: earlier.place, revision: earlier.revision }
  // A claim that is renewed on its way is still a taking over, with its word.
  if (later.kind === 'claim' && earlier.kind === 'claim')
    return { ...later, takesOver: later.takesOver ?? earlier.takesOver }
  return later
}

/**
 * The entries of an item after something was written in its margin. What was not handed out yet is replaced by what says
 * the same anew; a claim that was refused is over with the next one.
 */
export function withMarginOperation(
  before: readonly MarginEntry[],
  operation: MarginOperation,
): readonly MarginEntry[] {
  const entries = before.filter(
    ({ stage, operation: earlier }) => stage !== 'refused' || !replaces(operation, earlier),
  )
  const known = entries.find(
    ({ stage, operation: earlier }) => stage === 'written' && replaces(operation, earlier),
  )
  if (known === undefined) return [...entries, writtenEntry(operation)]
  // What was written in between may undo it: it is said anew, behind that.
  if (operation.kind === 'resolve')
    return [...entries.filter(each => each !== known), writtenEntry(operation)]
  const next = { ...known, operation: inPlaceOf(operation, known.operation) }
  return entries.map(entry => (entry === known ? next : entry))
}

/** A margin as its person sees it: what stands there, and what is on its way. What was refused is not in it. */
export function marginWithOutbox(
  stored: MarginOf<Person> | undefined,
  entries: readonly MarginEntry[],
  me: Person,
  fields: ItemFields,
): MarginOf<Person> {
  let margin: MarginOf<Person> = stored ?? emptyMargin
  for (const { operation, stage } of entries) {
    if (stage === 'refused') continue
    margin = marginAfter(margin, operation, { me, at: operation.madeAt, fields })
  }
  return margin
}

/** A margin after an operation of this account; as it was where that cannot be. */
export function marginAfter(
  margin: MarginOf<Person>,
  operation: MarginOperation,
  { me, at, fields }: { readonly me: Person; readonly at: Instant; readonly fields: ItemFields },
): MarginOf<Person> {
  const before =
    operation.kind === 'suggest'
      ? Object.fromEntries(Object.keys(operation.fields).map(name => [name, fields[name] ?? null]))
      : null
  const written = writtenInMargin(margin, operation, { who: me, at, accountOf: ({ id }) => id, before })
  return written.kind === 'written' ? written.margin : margin
}
