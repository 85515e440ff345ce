import { useEffect, useMemo, useRef } from 'react'
import type { ItemRow, RowsSnapshot } from '../library/index.ts'
import { isFiltering } from './row-filter.ts'
import { type RowChoices, type ShownRows, shownRows } from './shown-rows.ts'

/**
 * The rows of a list as they are narrowed and ordered; undefined while there is nothing true to show: the newest rows
 * alone can be shown only in the list's own order, `isOwnOrder`, and unfiltered.
 */
export function useShownRows(
  source: RowsSnapshot | undefined,
  choices: RowChoices,
  isOwnOrder: boolean,
): readonly ItemRow[] | undefined {
  const last = useRef<ShownRows | null>(null)
  const canShow = source?.isComplete === true || (isOwnOrder && !isFiltering(choices))
  const shown = useMemo(
    () => (source && canShow ? shownRows(last.current, source, choices) : null),
    [source, canShow, choices],
  )
  useEffect(() => {
    last.current = shown
  }, [shown])
  return shown?.rows
}
