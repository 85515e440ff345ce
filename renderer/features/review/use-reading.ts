import { useEffect, useMemo, useState } from 'react'
import { contentType, type ItemFields } from '#shared/content/item-type.ts'
import { sameValue } from '#shared/content/same-value.ts'
import type { WorkingCopy } from '../../library/index.ts'

/** What is on screen of an item that is read for a decision. */
export interface Reading {
  /** The item as it was when reading began, or when its reader asked for the new text. */
  readonly shown: WorkingCopy
  /** The item has another text, or stands elsewhere, than on screen. */
  readonly hasMovedOn: boolean
  /** The text that was on screen before this one, while there is something to compare with it. */
  readonly read: ItemFields | null
  /** Shows the new text; the one that was read is what it can be compared with. */
  readonly showNew: () => void
  /** Shows the text that there is now beside the one on which a decision was taken in vain. */
  readonly lookAgain: (base: ItemFields) => void
}

/** Whether a revision says word for word what is on screen, in the same state: as when one's own words come back. */
function saysTheSame(one: WorkingCopy, other: WorkingCopy): boolean {
  return (
    one.state === other.state &&
    contentType(one.type).fields.every(({ name }) =>
      sameValue(one.fields[name] ?? null, other.fields[name] ?? null),
    )
  )
}

/**
 * The item as it is read. It stays what it was when reading began, until the reader asks for the new text: a decision
 * stands on what was on screen.
 */
export function useReading(copy: WorkingCopy): Reading {
  const [reading, setReading] = useState(copy)
  const hasMovedOn = useMemo(
    () => copy.stored?.revision !== reading.stored?.revision && !saysTheSame(copy, reading),
    [copy, reading],
  )
  useEffect(() => {
    // The same text: only where it stands on its way has changed.
    if (!hasMovedOn) setReading(copy)
  }, [copy, hasMovedOn])
  const shown = hasMovedOn ? reading : copy
  const [read, setRead] = useState<ItemFields | null>(null)
  return {
    shown,
    hasMovedOn,
    read,
    showNew: () => {
      setRead(reading.fields)
      setReading(copy)
    },
    lookAgain: base => {
      setRead(base)
      setReading(copy)
    },
  }
}
