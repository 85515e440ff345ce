import { useMemo } from 'react'
import { mergeItem } from '#shared/merge/merge-item.ts'
import { useText } from '../../i18n/index.ts'
import type { WorkingCopy } from '../../library/index.ts'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { MergedParts } from './merged-parts.tsx'

/** Who has changed an item that was to be deleted, when, and what: nobody deletes a text that they have not seen. */
export function ChangedSinceDeleted({ copy }: { copy: WorkingCopy }) {
  const { conflict: text } = useText()
  const { type, conflict } = copy
  const current = conflict?.isDeletion ? conflict.current : null
  const { base } = conflict ?? {}
  const parts = useMemo(
    () => (base && current ? mergeItem({ type, base, mine: base, theirs: current.fields }).parts : []),
    [type, base, current],
  )
  if (current === null) return null
  const { name } = current.changedBy
  return (
    <>
      <p>
        {text.changedLast({ name })} <RelativeTime at={current.changedAt} className="notice-time" />
      </p>
      {parts.length > 0 && <MergedParts type={type} parts={parts} label={text.fromThem({ name })} />}
    </>
  )
}
