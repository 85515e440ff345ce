import type { Instant, Person, Revision } from '#shared/content/identity.ts'
import type { Item } from '#shared/sync/item.ts'
import type { TrailEntry } from '#shared/sync/trail.ts'
import type { State } from '#shared/workflow/state.ts'
import type { SnapshotRecord, WorkingCopy } from '../../../library/index.ts'

/** A step that the service has stored: a revision, and what was done. */
export interface ServiceStep {
  readonly revision: Revision
  readonly at: Instant
  readonly by: Person
  /** What was done; null where only the revision itself is known on this computer. */
  readonly transition: TrailEntry['transition'] | null
  readonly from: State | null
  readonly to: State
  readonly reason: string | null
}

/** One version of an item in its history. */
export type Version =
  /** The text as it stands on this computer. */
  | { readonly kind: 'now'; readonly id: 'now'; readonly at: Instant }
  /** A version that is kept on this computer. */
  | {
      readonly kind: 'local'
      readonly id: string
      readonly at: Instant
      readonly key: number
      readonly snapshot: SnapshotRecord
    }
  /** A revision of the service. */
  | { readonly kind: 'service'; readonly id: string; readonly at: Instant; readonly step: ServiceStep }

/** The revisions that the library holds the text of, with what is known of them without asking the service. */
function knownSteps(stored: Item): readonly ServiceStep[] {
  const { revision, changedAt, changedBy, state, published, author } = stored
  const latest = { revision, at: changedAt, by: changedBy, to: state }
  const bare = { transition: null, from: null, reason: null }
  if (published === null || published.revision === revision) return [{ ...latest, ...bare }]
  return [
    { ...latest, ...bare },
    { revision: published.revision, at: published.at, by: author, to: 'validated', ...bare },
  ]
}

/**
 * The service's part of a history, oldest first: its trail, and the revisions whose text is on this computer. A plain save
 * is no step of the trail.
 */
export function serviceSteps(
  trail: readonly ServiceStep[] | null,
  stored: Item | null,
): readonly ServiceStep[] {
  const known = stored === null ? [] : knownSteps(stored).toReversed()
  if (trail === null) return known
  const listed = new Set(trail.map(step => step.revision))
  return [...trail, ...known.filter(step => !listed.has(step.revision))]
}

/** Newest first; of two with the same time the one that is named later here. */
function newestFirst(versions: readonly Version[]): readonly Version[] {
  return versions.toReversed().sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0))
}

/**
 * The history of an item as one line, newest first: the text as it stands, the versions on this computer, and the steps of
 * the service, which come oldest first. The present text stands first, whatever the clocks of others say.
 */
export function timelineOf(
  copy: Pick<WorkingCopy, 'changedAt'>,
  snapshots: readonly SnapshotRecord[],
  steps: readonly ServiceStep[],
): readonly Version[] {
  const local = snapshots.flatMap((snapshot): readonly Version[] => {
    const { key, at } = snapshot
    return key === undefined ? [] : [{ kind: 'local', id: `local-${key.toString()}`, at, key, snapshot }]
  })
  const service = steps.map((step): Version => {
    const id = `revision-${step.revision.toString()}-${step.transition ?? 'known'}`
    return { kind: 'service', id, at: step.at, step }
  })
  return [{ kind: 'now', id: 'now', at: copy.changedAt }, ...newestFirst([...service, ...local])]
}

/** Versions of one day. */
export interface Day {
  readonly name: string
  readonly versions: readonly Version[]
}

/** The line in days; `nameOf` names the day of a moment. Neighbours with one name share a day. */
export function inDays(versions: readonly Version[], nameOf: (at: Instant) => string): readonly Day[] {
  const days: { name: string; versions: Version[] }[] = []
  for (const version of versions) {
    const name = nameOf(version.at)
    const last = days.at(-1)
    if (last?.name === name) last.versions.push(version)
    else days.push({ name, versions: [version] })
  }
  return days
}

/** The older and the newer one of the chosen versions: of more than two, the ends. `versions` is newest first. */
export function endsOf(
  versions: readonly Version[],
  chosen: ReadonlySet<string>,
): { readonly older: Version; readonly newer: Version | null } | null {
  const found = versions.filter(version => chosen.has(version.id))
  const [newer] = found
  const older = found.at(-1)
  if (older === undefined || newer === undefined) return null
  return { older, newer: older === newer ? null : newer }
}

/**
 * The versions that a comparison starts with: the text as it stands, and the newest one that may differ from it. What was
 * kept after the last word was stored says the same. Where nothing was kept here, that is what was published before the
 * latest revision, or else the step before it.
 */
export function comparedAtFirst(versions: readonly Version[]): readonly string[] {
  const [now, ...others] = versions
  if (now === undefined) return []
  const latest = Math.max(...others.map(other => (other.kind === 'service' ? other.step.revision : 0)))
  const earlier = others.filter(other => other.kind === 'service' && other.step.revision < latest)
  const other =
    others.find(({ kind, at }) => kind === 'local' && at < now.at) ??
    earlier.find(version => version.kind === 'service' && version.step.to === 'validated') ??
    earlier[0] ??
    others[0]
  return other ? [now.id, other.id] : [now.id]
}
