import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ItemFields } from '#shared/content/item-type.ts'
import { desk } from '../../../bridge/index.ts'
import { useSnapshots, useSnapshotText, type WorkingCopy } from '../../../library/index.ts'
import { serviceSteps, timelineOf, type Version } from './timeline.ts'

/** The history of an item, and what the service says of its part. */
export interface Timeline {
  /** Newest first. */
  readonly versions: readonly Version[]
  /** `not_sent`: the service does not know the item yet. */
  readonly service: 'complete' | 'asking' | 'offline' | 'refused' | 'not_sent'
  readonly askAgain: () => void
}

/** The history of an item: what is on this computer at once, the service's part when it has answered. */
export function useTimeline(copy: WorkingCopy): Timeline | undefined {
  const snapshots = useSnapshots(copy.id)
  const { stored, changedAt } = copy
  const trail = useQuery({
    queryKey: ['service.trail', copy.id, stored?.revision ?? 0],
    queryFn: () => desk.call('service.trail', { item: copy.id }),
    enabled: stored !== null,
  })
  const entries = trail.data?.kind === 'answer' ? trail.data.value.entries : null
  const versions = useMemo(() => {
    return snapshots && timelineOf({ changedAt }, snapshots, serviceSteps(entries, stored))
  }, [changedAt, snapshots, entries, stored])
  if (versions === undefined) return undefined
  return { versions, service: serviceState(), askAgain: () => void trail.refetch() }

  function serviceState(): Timeline['service'] {
    if (stored === null) return 'not_sent'
    if (entries !== null) return 'complete'
    if (trail.isPending) return 'asking'
    return trail.data?.kind === 'refused' ? 'refused' : 'offline'
  }
}

/** The text of a version, or why it is not there. */
export type VersionText =
  | { readonly kind: 'text'; readonly fields: ItemFields }
  | { readonly kind: 'reading' | 'thinned_out' | 'refused' }
  | { readonly kind: 'offline'; readonly askAgain: () => void }

/** The text of a revision that the library holds, or null. */
function fieldsHeld({ stored }: WorkingCopy, version: Version | null): ItemFields | null {
  if (version?.kind !== 'service' || stored === null) return null
  if (version.step.revision === stored.revision) return stored.fields
  if (version.step.revision === stored.published?.revision) return stored.published.fields
  return null
}

/** The text of a version of an item; of no version, nothing. */
export function useVersionText(copy: WorkingCopy, version: Version | null): VersionText {
  const snapshot = useSnapshotText(version?.kind === 'local' ? version.key : null)
  const held = fieldsHeld(copy, version)
  const revision = version?.kind === 'service' ? version.step.revision : null
  const asked = useQuery({
    queryKey: ['service.revision', copy.id, revision],
    queryFn: async () =>
      revision === null ? null : desk.call('service.revision', { item: copy.id, revision }),
    enabled: revision !== null && held === null,
    // A revision never changes; only a missing answer is worth asking again.
    staleTime: query => (query.state.data?.kind === 'answer' ? Number.POSITIVE_INFINITY : 0),
  })
  switch (version?.kind) {
    case undefined:
      return { kind: 'reading' }
    case 'now':
      return { kind: 'text', fields: copy.fields }
    case 'local':
      if (snapshot === undefined) return { kind: 'reading' }
      return snapshot === null ? { kind: 'thinned_out' } : { kind: 'text', fields: snapshot }
    case 'service':
      if (held !== null) return { kind: 'text', fields: held }
      if (asked.isPending) return { kind: 'reading' }
      if (asked.data?.kind === 'answer') return { kind: 'text', fields: asked.data.value.fields }
      if (asked.data?.kind === 'refused') return { kind: 'refused' }
      return { kind: 'offline', askAgain: () => void asked.refetch() }
  }
}
