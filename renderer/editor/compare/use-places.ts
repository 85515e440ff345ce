import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useCommand } from '../../commands/index.ts'
import { hasKeys as keysReachSomething } from '../../ui/has-keys.ts'
import { showChanges, useCompareChoices } from '../../ui-state/compare-choices.ts'
import type { ChangePlace } from './changes.ts'

type Place = Pick<ChangePlace, 'field' | 'block'>

/** The id of the element that shows a place. */
export function placeId(prefix: string, place: Place): string {
  return `${prefix}-${place.field}-${place.block ?? 'all'}`
}

interface PlacesParts {
  readonly prefix: string
  readonly places: readonly ChangePlace[]
  /** The text that holds the places. */
  readonly holder: RefObject<HTMLElement | null>
  /** Whether single keys go from one to the next, and turn the view. */
  readonly hasKeys: boolean
}

/** Going from change to change. */
export interface Going {
  /** The place that was gone to last; -1 before the first one. */
  readonly current: number
  readonly goTo: (index: number) => void
  /** Goes to a place by the id of its element, whether or not it is listed as a change. */
  readonly goToId: (id: string) => void
}

/** What scrolls the text. */
const scrollers = '.tab-panel, .two-panes-text, .suggestion-changes'

function bringIntoSight(id: string): HTMLElement | null {
  const element = document.getElementById(id)
  const view = element?.closest(scrollers)
  // Of what is higher than the view its beginning is to be seen.
  const isHigh = view != null && element !== null && element.offsetHeight > view.clientHeight / 2
  element?.scrollIntoView({ block: isHigh ? 'start' : 'center' })
  return element
}

/** Goes to an element, and takes the keys there. */
export function goToElement(id: string): void {
  bringIntoSight(id)?.focus({ preventScroll: true })
  // What was out of sight has its real height only now, and moves what is below it.
  requestAnimationFrame(() => bringIntoSight(id))
}

/** Which change somebody is at, by the list, the buttons or keys. */
export function usePlaces({ prefix, places, holder, hasKeys }: PlacesParts): Going {
  const [currentId, setCurrentId] = useState<string | null>(null)
  const current = places.findIndex(place => placeId(prefix, place) === currentId)
  const goToId = useCallback((id: string) => {
    setCurrentId(id)
    goToElement(id)
  }, [])
  const goTo = (index: number) => {
    const place = places[index]
    if (place !== undefined) goToId(placeId(prefix, place))
  }
  useCommand('review.nextChange', () => goTo(current + 1), { enabled: hasKeys })
  useCommand('review.previousChange', () => goTo(current - 1), { enabled: hasKeys })
  useCommand(
    'review.compareWay',
    () => showChanges(useCompareChoices.getState().way === 'inline' ? 'sides' : 'inline'),
    { enabled: hasKeys },
  )
  const ids = places.map(place => placeId(prefix, place))
  useKeptInSight(holder, currentId === null ? ids : [currentId, ...ids])
  return { current, goTo, goToId }
}

/** The first of some elements that can be seen. */
function firstInSight(ids: readonly string[], view: Element): string | null {
  const { top, bottom } = view.getBoundingClientRect()
  const isSeen = (id: string) => {
    const box = document.getElementById(id)?.getBoundingClientRect()
    return box !== undefined && box.bottom > top && box.top < bottom
  }
  return ids.find(isSeen) ?? null
}

/** Turning the view keeps the change in sight that was, and the keys where they reach something. */
function useKeptInSight(holder: RefObject<HTMLElement | null>, ids: readonly string[]): void {
  const { way } = useCompareChoices()
  const latest = useRef(ids)
  const kept = useRef<string | null>(null)
  const shown = useRef(way)
  useEffect(() => {
    latest.current = ids
  })
  useEffect(
    () =>
      // Told before anything is drawn anew: what stands where.
      useCompareChoices.subscribe((now, before) => {
        const view = holder.current?.closest(scrollers)
        if (now.way !== before.way && view) kept.current = firstInSight(latest.current, view)
      }),
    [holder],
  )
  useLayoutEffect(() => {
    if (shown.current === way) return
    shown.current = way
    if (kept.current !== null) bringIntoSight(kept.current)
    if (!keysReachSomething(document)) holder.current?.focus({ preventScroll: true })
  }, [way, holder])
}
