import { type AccountId, instantOf } from '#shared/content/identity.ts'
import type { ChangedFields, ItemFields } from '#shared/content/item-type.ts'
import { emptyMargin, type MarginOf, marginLimits } from '#shared/margin/margin.ts'
import type { MarginOperation } from '#shared/margin/margin-operation.ts'
import { type MarginRefusal, writtenInMargin } from '#shared/margin/write-in-margin.ts'
import type { Actor } from '#shared/workflow/actor.ts'
import { type ItemStanding, mayClaim, mayComment, maySuggest } from '#shared/workflow/may.ts'
import type { Policy } from '#shared/workflow/policy.ts'
import { standingOf, viewOf } from '../items/view-of.ts'
import { checkFiles } from './check-files.ts'
import { checkChangedFields, isStorable } from './check-words.ts'
import { type Decision, settled } from './decision.ts'
import { type OperationOutcome, refused } from './operation-outcome.ts'
import type { World } from './world.ts'

function refusedBy(refusal: MarginRefusal): OperationOutcome {
  switch (refusal) {
    case 'claimed':
      return refused('claimed')
    case 'not_there':
      return refused('not-found')
    case 'not_own':
      return refused('role-not-allowed')
    case 'full':
      return refused('too-large')
    case 'answered':
      return refused('answered')
  }
}

function may(
  actor: Actor,
  policy: Policy,
  standing: ItemStanding,
  operation: MarginOperation,
  margin: MarginOf<AccountId>,
): boolean {
  switch (operation.kind) {
    case 'claim':
      return mayClaim(actor, policy, standing)
    case 'release':
    case 'comment':
    case 'resolve':
      return mayComment(actor, policy, standing)
    case 'suggest':
      return maySuggest(actor, policy, standing)
    case 'answer_suggestion': {
      if (!mayComment(actor, policy, standing)) return false
      // Whoever has made it may take it back; to accept it is its author's.
      const suggestion = margin.suggestions.find(({ id }) => id === operation.suggestion)
      const isBack = suggestion?.by === actor.account && !operation.accepted
      return standing.author === actor.account || isBack
    }
  }
}

/** The texts of an operation that are no fields. */
function textsIn(operation: MarginOperation): readonly string[] {
  switch (operation.kind) {
    case 'claim':
      return operation.takesOver === null ? [] : [operation.takesOver.word]
    case 'comment': {
      const quote = operation.place?.quote
      const quoted = quote ? [quote.exact, quote.prefix, quote.suffix] : []
      return [operation.text, ...quoted, ...(operation.place ? [operation.place.field] : [])]
    }
    case 'suggest':
      return operation.note === null ? [] : [operation.note]
    case 'release':
    case 'resolve':
    case 'answer_suggestion':
      return []
  }
}

/** The suggested fields as the revision has them. */
function before(fields: ChangedFields, base: ItemFields | null): ChangedFields | null {
  if (base === null) return null
  return Object.fromEntries(Object.keys(fields).map(name => [name, base[name] ?? null]))
}

/** Writes in the margin of an item. It stands on no revision, so nothing is in its way but what stands there already. */
export function writeMargin(world: World, operation: MarginOperation): Decision {
  const { actor, policy, at, items, margins, bases } = world
  const item = items.get(operation.item)?.item
  if (item === undefined || viewOf(item, actor, policy) === null) return settled(refused('not-found'))
  const standing = standingOf(item)
  const margin = margins.get(item.id) ?? emptyMargin
  if (!may(actor, policy, standing, operation, margin)) return settled(refused('role-not-allowed'))
  if (!textsIn(operation).every(isStorable)) {
    const errors = [{ pointer: '', detail: 'holds a character that is no text' }]
    return settled(refused('invalid-request', errors))
  }
  if (operation.kind === 'suggest') {
    const checked = checkChangedFields(item.type, operation.fields)
    if ('errors' in checked) return settled(refused('invalid-fields', checked.errors))
    const problem = checkFiles(world.files, item.latest.fields, checked.fields)
    if (problem !== null) return settled(problem)
  }
  const written = writtenInMargin(margin, operation, {
    who: actor.account,
    at: instantOf(at),
    accountOf: account => account,
    before: operation.kind === 'suggest' ? before(operation.fields, bases.get(operation.id) ?? null) : null,
  })
  if (written.kind === 'refused') return settled(refusedBy(written.refusal))
  const { state, revision } = item.latest
  const outcome = { outcome: 'applied', revision, state } as const
  if (written.margin === margin) return settled(outcome)
  // What ends something always finds room.
  const grows = operation.kind === 'comment' || operation.kind === 'suggest'
  if (grows && JSON.stringify(written.margin).length > marginLimits.letters)
    return settled(refused('too-large'))
  return { kind: 'margin', outcome, item: item.id, margin: written.margin, standing }
}
