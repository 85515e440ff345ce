import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { Eye, UserRound } from 'lucide-react'
import { memo, useCallback, useEffect, useRef } from 'react'
import { Button } from 'react-aria-components'
import type { AccountId } from '#shared/content/identity.ts'
import { nextDue, timelinessOf } from '#shared/enquiry/due-times.ts'
import type { EnquiryId, EnquiryRow } from '#shared/enquiry/enquiry.ts'
import { isHeld } from '#shared/margin/write-in-margin.ts'
import { useText } from '../../i18n/index.ts'
import { nextIndex } from '../../lists/next-index.ts'
import { useCurrentTime } from '../../ui/current-time.ts'
import { hasKeys } from '../../ui/has-keys.ts'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { Tag } from '../../ui/tag.tsx'
import { enquirerName } from './enquirer-name.ts'
import { useDueSentence } from './use-due-sentence.ts'
import './inbox-rows.css'

interface InboxRowsProps {
  readonly inbox: readonly EnquiryRow[]
  readonly me: AccountId
  readonly open: EnquiryId | null
  readonly onOpen: (id: EnquiryId) => void
}

/** Before the first measure, in pixels. */
const estimatedRowHeight = 88
/** Between two rows, in pixels. */
const gap = 2

/**
 * The rows of the inbox: arrow keys move, and what they reach is open at once. Only the rows in sight are in the page, and
 * the one that has the keys, so that the focus never gets lost by scrolling.
 */
export function InboxRows({ inbox, me, open, onOpen }: InboxRowsProps) {
  const { enquiries: text } = useText()
  const table = useRef<HTMLTableElement>(null)
  const found = inbox.findIndex(({ id }) => id === open)
  const activeIndex = Math.max(found, 0)
  const virtualizer = useVirtualizer({
    count: inbox.length,
    getScrollElement: () => table.current,
    estimateSize: () => estimatedRowHeight,
    getItemKey: index => inbox[index]?.id ?? index,
    overscan: 5,
    gap,
    rangeExtractor: range => {
      const shown = defaultRangeExtractor(range)
      if (activeIndex >= inbox.length || shown.includes(activeIndex)) return shown
      return [...shown, activeIndex].sort((one, other) => one - other)
    },
  })
  /** The row that takes the focus once it is in the page. */
  const toFocus = useRef<EnquiryId | null>(null)
  const isNew = useRef(true)
  // J and K take the focus along where it is on a row: Tab and the arrows go on from what is open.
  useEffect(() => {
    if (found >= 0 && table.current?.contains(document.activeElement)) toFocus.current = open
  }, [open, found])
  useEffect(() => {
    if (isNew.current && open === null && !hasKeys(document)) toFocus.current = inbox[0]?.id ?? null
    isNew.current = false
    if (toFocus.current === null) return
    const row = table.current?.querySelector(`[data-row="${CSS.escape(toFocus.current)}"]`)
    if (!(row instanceof HTMLElement)) return
    row.focus({ preventScroll: true })
    toFocus.current = null
  })
  // What J and K, or a word from elsewhere, have opened is in sight.
  const { scrollToIndex } = virtualizer
  useEffect(() => {
    if (found >= 0) scrollToIndex(found, { align: 'auto' })
  }, [found, scrollToIndex])

  const move = (key: string): boolean => {
    const { startIndex, endIndex } = virtualizer.range ?? { startIndex: 0, endIndex: 1 }
    const to = nextIndex(key, activeIndex, inbox.length, Math.max(1, endIndex - startIndex))
    const row = to === null ? undefined : inbox[to]
    if (row === undefined) return false
    toFocus.current = row.id
    onOpen(row.id)
    return true
  }
  // Rows get functions that stay the same, and call what is new behind them.
  const latest = useRef({ onOpen, move })
  useEffect(() => {
    latest.current = { onOpen, move }
  })
  const opened = useCallback((id: EnquiryId) => latest.current.onOpen(id), [])
  const keyed = useCallback((key: string) => latest.current.move(key), [])

  return (
    <table ref={table} className="inbox-rows" aria-label={text.list} aria-rowcount={inbox.length}>
      <tbody style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const enquiry = inbox[index]
          if (enquiry === undefined) return null
          return (
            <InboxRow
              key={key}
              enquiry={enquiry}
              me={me}
              index={index}
              start={start}
              isOpen={enquiry.id === open}
              isActive={index === activeIndex}
              measure={virtualizer.measureElement}
              onOpen={opened}
              onKey={keyed}
            />
          )
        })}
      </tbody>
    </table>
  )
}

interface InboxRowProps {
  readonly enquiry: EnquiryRow
  readonly me: AccountId
  readonly index: number
  /** Distance from the top of the list, in pixels. */
  readonly start: number
  readonly isOpen: boolean
  /** Whether it is the one that is reached by Tab. */
  readonly isActive: boolean
  readonly measure: (element: HTMLTableRowElement | null) => void
  readonly onOpen: (id: EnquiryId) => void
  /** False where the key does nothing. */
  readonly onKey: (key: string) => boolean
}

function PlainRow({ enquiry, me, index, start, isOpen, isActive, measure, onOpen, onKey }: InboxRowProps) {
  const { enquiries: text } = useText()
  const now = new Date(useCurrentTime())
  const dueSentence = useDueSentence()
  const { id, claim, assignee, state, subject, number, receivedAt, urgency } = enquiry
  const due = nextDue(enquiry)
  const timeliness = timelinessOf(due, now)
  const held = isHeld(claim, now) ? claim : null
  return (
    <tr
      ref={measure}
      className="inbox-row"
      data-index={index}
      data-selected={isOpen ? '' : undefined}
      aria-rowindex={index + 1}
      style={{ transform: `translateY(${start}px)` }}
    >
      <td className="inbox-row-cell">
        <Button
          className="inbox-row-open"
          data-row={id}
          aria-label={`${number} ${subject === '' ? text.anonymous : subject}`}
          aria-current={isOpen}
          excludeFromTabOrder={!isActive}
          onPress={() => onOpen(id)}
          onKeyDown={event => {
            if (event.ctrlKey || event.metaKey || event.altKey || !onKey(event.key))
              event.continuePropagation()
            else event.preventDefault()
          }}
        />
        <span className="inbox-row-top">
          <span>{number}</span>
          <span className="inbox-row-since">
            <RelativeTime at={receivedAt} />
          </span>
        </span>
        <span className="inbox-row-title">{subject === '' ? text.anonymous : subject}</span>
        <span className="inbox-row-foot">
          <span className="inbox-row-name">{enquirerName(enquiry) ?? text.anonymous}</span>
          {state !== 'assigned' && <Tag>{text.states[state]}</Tag>}
          {(urgency === 'urgent' || urgency === 'high') && <Tag tone="amber">{text.urgencies[urgency]}</Tag>}
        </span>
        {(due !== null || held !== null || assignee !== null) && (
          <span className="inbox-row-foot">
            {due !== null && (
              <span className={`inbox-due inbox-due-${timeliness}`}>{dueSentence(due, now)}</span>
            )}
            {held !== null && (
              <span className="inbox-row-person">
                <Eye aria-hidden />
                {held.by.id === me ? text.claimedByYou : text.claimedBy({ name: held.by.name })}
              </span>
            )}
            {held === null && assignee !== null && (
              <span className="inbox-row-person">
                <UserRound aria-hidden />
                {text.assignedTo({ name: assignee.name })}
              </span>
            )}
          </span>
        )}
      </td>
    </tr>
  )
}

// While the list scrolls, only the rows that come into sight are to be made.
const InboxRow = memo(PlainRow)
