import {
  type KeyboardEvent,
  type ReactNode,
  startTransition,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import './long-thread.css'

interface EntryListProps<Entry> {
  /** The accessible name. */
  readonly label: string
  /** The oldest first. */
  readonly entries: readonly Entry[]
  readonly idOf: (entry: Entry) => string
  /** An entry as an `article` that can take the focus; one of them does by Tab. */
  readonly children: (entry: Entry, tabIndex: 0 | -1) => ReactNode
}

/** A thread up to here is drawn as a whole. Of a longer one so many are drawn at a time, the newest first: more would keep keys waiting. */
const mostAtOnce = 20
const together = 10
/** From so far above what is in view the entries before are drawn. */
const margin = '800px 0px 0px 0px'

/** The place among all entries of the one in which something stands; null where it is in none. */
function placeOf(target: EventTarget): number | null {
  const item = target instanceof Element ? target.closest('li[data-place]') : null
  return item === null ? null : Number(item.getAttribute('data-place'))
}

/**
 * What was written, the oldest first. Of a long thread the newest entries are drawn, and those before them as one comes near;
 * it opens at its newest one. Keys move from entry to entry.
 */
export function EntryList<Entry>({ label, entries, idOf, children }: EntryListProps<Entry>) {
  const { longEnquiries: text } = useText()
  const [first, setFirst] = useState(() => (entries.length > mostAtOnce ? entries.length - together : 0))
  /** The place of the entry that had the focus last. */
  const [stop, setStop] = useState<number | null>(null)
  const tabStop = Math.max(first, Math.min(stop ?? entries.length - 1, entries.length - 1))
  const list = useRef<HTMLOListElement>(null)
  const earlier = useRef<HTMLDivElement>(null)
  const keys = useId()
  /** The place among all entries that takes the focus once it is drawn. */
  const toFocus = useRef<number | null>(null)
  const isLong = entries.length > mostAtOnce

  const articleAt = (place: number) =>
    list.current?.querySelector<HTMLElement>(`:scope > li[data-place="${place}"] > article`) ?? null

  const showFrom = (place: number) => setFirst(Math.max(0, place))

  useLayoutEffect(() => {
    const { current } = list
    if (current !== null && current.dataset['long'] !== undefined)
      current.lastElementChild?.scrollIntoView({ block: 'start' })
  }, [])

  // What comes above what is read leaves it where it is.
  const drawn = useRef<{ readonly first: number; readonly item: HTMLElement; readonly top: number } | null>(
    null,
  )
  useLayoutEffect(() => {
    const item = list.current?.firstElementChild
    const scroller = list.current?.closest('.enquiry-scroll')
    if (!(item instanceof HTMLElement) || !scroller) return
    const before = drawn.current
    if (before !== null && first < before.first) scroller.scrollTop += before.item.offsetTop - before.top
    drawn.current = { first, item, top: item.offsetTop }
  })

  useEffect(() => {
    const { current } = earlier
    if (current === null || first === 0) return
    const observer = new IntersectionObserver(
      seen => {
        if (seen.some(({ isIntersecting }) => isIntersecting))
          startTransition(() => showFrom(first - together))
      },
      { root: current.closest('.enquiry-scroll'), rootMargin: margin },
    )
    observer.observe(current)
    return () => observer.disconnect()
  })

  useEffect(() => {
    const place = toFocus.current
    if (place === null || place < first) return
    toFocus.current = null
    articleAt(place)?.focus()
  })

  const moveTo = (place: number) => {
    const reached = Math.max(0, Math.min(entries.length - 1, place))
    if (reached >= first) articleAt(reached)?.focus()
    else {
      toFocus.current = reached
      showFrom(reached === 0 ? 0 : Math.min(first - together, reached))
    }
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey) return
    const at = placeOf(event.target) ?? entries.length
    const place = {
      PageUp: at - 1,
      PageDown: at + 1,
      Home: event.ctrlKey ? 0 : null,
      End: event.ctrlKey ? entries.length - 1 : null,
    }[event.key]
    if (place === undefined || place === null) return
    event.preventDefault()
    moveTo(place)
  }

  return (
    <>
      {first > 0 && (
        <div ref={earlier} className="thread-earlier">
          <Button size="small" variant="quiet" onPress={() => showFrom(first - together)}>
            {text.earlier({ count: first })}
          </Button>
        </div>
      )}
      <p id={keys} hidden>
        {text.keys}
      </p>
      <ol
        ref={list}
        className="thread-list"
        aria-label={label}
        aria-describedby={keys}
        data-long={isLong ? '' : undefined}
        onKeyDown={onKeyDown}
        onFocus={event => setStop(placeOf(event.target))}
      >
        {entries.slice(first).map((entry, index) => (
          <li
            key={idOf(entry)}
            data-place={first + index}
            aria-setsize={entries.length}
            aria-posinset={first + index + 1}
          >
            {children(entry, first + index === tabStop ? 0 : -1)}
          </li>
        ))}
      </ol>
    </>
  )
}
