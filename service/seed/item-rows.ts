import { AccountId, ItemId, Revision } from '#shared/content/identity.ts'
import { isPublicState } from '#shared/workflow/may.ts'
import { claimsOf } from '../operations/title-claims.ts'
import type { NewChange, NewItem, NewRevision, NewTitleClaim, NewTrailEntry } from '../storage/tables.ts'
import type { DemoAuthorKey } from './demo-accounts.ts'
import { type DemoItem, storedFields } from './demo-item.ts'
import { type DemoStep, trailOf } from './demo-trail.ts'
import { seedId } from './seed-id.ts'

/** One sample item as rows. */
export interface ItemRows {
  readonly item: NewItem
  readonly revisions: readonly NewRevision[]
  readonly trail: readonly NewTrailEntry[]
  readonly claims: readonly NewTitleClaim[]
  readonly change: NewChange
}

const day = 86_400_000

/** The account of a sample author. */
export function accountOf(key: DemoAuthorKey): AccountId {
  return AccountId.parse(seedId('account', key))
}

/** A step of an item's history: one on the trail, or a plain save, which leaves no trail. */
interface HistoryStep {
  readonly number: Revision
  readonly at: Date
  readonly step: DemoStep
  readonly isSave: boolean
}

function historyOf(demo: DemoItem, now: Date): readonly HistoryStep[] {
  const at = (daysAgo: number) => new Date(now.getTime() - Math.max(daysAgo * day, 60_000))
  const steps = trailOf(demo)
  const last = steps.at(-1)
  const history = steps.map((step, index) => ({
    number: Revision.parse(index + 1),
    at: at(step.daysAgo),
    step,
    isSave: false,
  }))
  // Words that were saved after the last step.
  if (last === undefined || demo.daysAgo >= last.daysAgo || last.to !== 'draft') return history
  return [
    ...history,
    { number: Revision.parse(steps.length + 1), at: at(demo.daysAgo), step: last, isSave: true },
  ]
}

/** A sample item with its whole history, told from `now` on. */
export function rowsOf(demo: DemoItem, now: Date): ItemRows {
  const id = ItemId.parse(seedId('item', demo.key))
  const clock = () => now
  const history = historyOf(demo, now)
  const [first] = history
  const last = history.at(-1)
  if (first === undefined || last === undefined) throw new Error(`${demo.key} has no history`)
  const taken = history.filter(one => !one.isSave)
  const published = taken.findLast(one => isPublicState(one.step.to))
  const live = taken.findLast(one => one.step.to === 'validated')
  const decided = taken.findLast(one => one.step.transition !== null)
  const fields = storedFields(demo.type, demo.fields, clock)
  const before =
    demo.publishedBefore === undefined ? undefined : storedFields(demo.type, demo.publishedBefore, clock)
  const fieldsAt = (number: Revision) =>
    before !== undefined && live !== undefined && number <= live.number ? before : fields
  const { state } = demo
  const stateSince = taken.at(-1)?.at ?? last.at
  const liveFields = published === undefined ? [] : [fieldsAt(published.number)]
  return {
    item: {
      id,
      type: demo.type,
      author: accountOf(demo.author),
      state,
      revision: last.number,
      state_since: stateSince,
      created_at: first.at,
      changed_at: last.at,
      published_revision: published?.number ?? null,
      published_at: live?.at ?? null,
      decided_revision: decided?.number ?? null,
    },
    revisions: history.map(({ number, at, step, isSave }) => ({
      item: id,
      number,
      state: step.to,
      fields: JSON.stringify(fieldsAt(number)),
      by: accountOf(isSave ? demo.author : step.by),
      at,
    })),
    trail: taken.map(({ number, at, step }) => ({
      item: id,
      revision: number,
      at,
      by: accountOf(step.by),
      transition: step.transition ?? 'create',
      from_state: step.from,
      to_state: step.to,
      reason: step.reason ?? null,
    })),
    claims: claimsOf(id, demo.type, state === 'draft' ? liveFields : [...liveFields, fields]),
    change: { item: id, vocabulary: null, state, is_published: published !== undefined },
  }
}
