import { isDeepStrictEqual } from 'node:util'
import type { AccountId, ItemId } from '#shared/content/identity.ts'
import { isInMargin, type OperationResult } from '#shared/sync/operation.ts'
import type { Actor } from '#shared/workflow/actor.ts'
import { isPublicState, maySee } from '#shared/workflow/may.ts'
import type { Policy } from '#shared/workflow/policy.ts'
import { type Ledger, wordsIn } from './ledger.ts'
import type { Served, ServedRevision } from './served.ts'
import { Violation } from './violation.ts'
import type { HandedOut } from './watch.ts'

/** What the service has stored so far, read behind its back: its revisions never change, and each has its operation. */
export interface Mirror {
  /** Reads what was written since the last time. Throws a `Violation` where something is there that may not be. */
  readonly refresh: () => Promise<void>
  readonly revision: (item: ItemId, number: number) => ServedRevision | undefined
  readonly revisionsOf: (item: ItemId) => readonly ServedRevision[]
  readonly all: () => Iterable<ServedRevision>
  readonly results: () => readonly OperationResult[]
  readonly resultOf: (account: AccountId, operation: string) => OperationResult | undefined
  /** Whether a reader could be sent this revision, as the latest of its time or as one that was published. */
  readonly couldSee: (actor: Actor, policy: Policy, item: ItemId, number: number) => boolean
}

export function createMirror(
  served: Served,
  ledger: Ledger,
  handedOut: ReadonlyMap<string, HandedOut>,
): Mirror {
  const revisions = new Map<ItemId, ServedRevision[]>()
  const results = new Map<string, OperationResult>()
  /** Which operation has made a revision. */
  const makers = new Map<string, string>()
  let mark: string | null = null
  let readAt = -1

  function store(revision: ServedRevision): boolean {
    const known = revisions.get(revision.item) ?? []
    const before = known.find(({ number }) => number === revision.number)
    if (before === undefined) {
      revisions.set(revision.item, [...known, revision])
      return true
    }
    if (!isDeepStrictEqual(before, revision))
      throw new Violation(
        'acknowledged_edit_is_stored',
        `revision ${revision.number} of ${revision.item} is not what it was: ${JSON.stringify(before.fields)} became ${JSON.stringify(revision.fields)}`,
      )
    return false
  }

  function noteResult(account: AccountId, result: OperationResult): void {
    const key = `${account} ${result.operation}`
    if (results.has(key)) return
    results.set(key, result)
    const made = handedOut.get(result.operation)
    if (made === undefined || made.account !== account)
      throw new Violation('nothing_is_applied_twice', `operation ${result.operation} was made by no desk`)
    // What is written in a margin makes no revision.
    if (result.outcome !== 'applied' || result.state === null || isInMargin(made.operation)) return
    const revision = `${made.operation.item} ${result.revision}`
    const other = makers.get(revision)
    if (other !== undefined)
      throw new Violation(
        'nothing_is_applied_twice',
        `revision ${revision} was made by ${other} and by ${result.operation}`,
      )
    makers.set(revision, result.operation)
  }

  return {
    refresh: async () => {
      const writes = served.writes()
      if (writes === readAt) return
      readAt = writes
      const written = await served.writtenSince(mark)
      mark = written.mark
      const fresh = written.revisions.filter(store)
      for (const { account, result } of written.results) noteResult(account, result)
      for (const { item, number, fields } of fresh) {
        if (!makers.has(`${item} ${number}`))
          throw new Violation(
            'nothing_is_applied_twice',
            `no operation has made revision ${number} of ${item}`,
          )
        ledger.noteStored(wordsIn(fields))
      }
    },
    revision: (item, number) => revisions.get(item)?.find(known => known.number === number),
    revisionsOf: item => revisions.get(item) ?? [],
    all: function* () {
      for (const known of revisions.values()) yield* known
    },
    results: () => [...results.values()],
    resultOf: (account, operation) => results.get(`${account} ${operation}`),
    couldSee: (actor, policy, item, number) => {
      const known = revisions.get(item) ?? []
      const revision = known.find(one => one.number === number)
      const [first] = known
      if (revision === undefined || first === undefined) return false
      if (isPublicState(revision.state)) return true
      const isPublished = known.some(one => one.number <= number && isPublicState(one.state))
      return maySee(actor, policy, { author: first.by, state: revision.state, isPublished })
    },
  }
}
