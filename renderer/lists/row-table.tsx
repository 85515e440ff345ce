import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { clsx } from 'clsx'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { memo, type ReactNode, useCallback, useEffect, useRef } from 'react'
import { Button } from 'react-aria-components'
import type { ItemId } from '#shared/content/identity.ts'
import { type ItemRow, useReadAhead } from '../library/index.ts'
import type { Sort } from '../ui-state/list-choices.ts'
import { ItemTitle, TypeIcon } from './item-title.tsx'
import { nextIndex } from './next-index.ts'
import './row-table.css'

export interface Column<Id extends string> {
  readonly id: Id
  readonly label: string
  readonly align?: 'end'
  /** What it shows is worked out for the rows in sight only, so that nothing can be ordered by it. */
  readonly isUnordered?: true
  readonly cell: (row: ItemRow) => ReactNode
}

/** The first column, whose cell is the title that opens the item. */
export interface TitleColumn<Id extends string> {
  readonly id: Id
  readonly label: string
  /** What stands behind a title. */
  readonly mark?: (row: ItemRow) => ReactNode
}

export interface RowTableProps<Id extends string> {
  /** The accessible name. */
  readonly label: string
  readonly rows: readonly ItemRow[]
  readonly titleColumn: TitleColumn<Id>
  readonly columns: readonly Column<Id>[]
  readonly sort: Sort<Id>
  readonly onSort: (column: Id) => void
  /** The row that the arrow keys are on; a list that opens with one takes the focus there. */
  readonly active: ItemId | null
  readonly onActive: (id: ItemId) => void
  readonly onOpen: (row: ItemRow) => void
  /** What the Delete key does on a row, where it does something. True where the row is going. */
  readonly onDelete?: (row: ItemRow) => boolean
  readonly className?: string
}

/** Before the first measure, in pixels. */
const estimatedRowHeight = 44

interface HeadProps<Id extends string> {
  readonly column: {
    readonly id: Id
    readonly label: string
    readonly align?: 'end'
    readonly isUnordered?: true
  }
  readonly sort: Sort<Id>
  readonly onSort: (column: Id) => void
}

function Head<Id extends string>({ column, sort, onSort }: HeadProps<Id>) {
  const isSorted = sort.column === column.id
  if (column.isUnordered) {
    return (
      <th
        scope="col"
        className={clsx('row-table-cell', `cell-${column.id}`, column.align && 'row-table-end')}
      >
        <span className="row-table-unordered row-table-text">{column.label}</span>
      </th>
    )
  }
  const Arrow = sort.direction === 'ascending' ? ArrowUp : ArrowDown
  return (
    <th
      scope="col"
      className={clsx('row-table-cell', `cell-${column.id}`, column.align && 'row-table-end')}
      aria-sort={isSorted ? sort.direction : 'none'}
    >
      <Button className="row-table-sort" onPress={() => onSort(column.id)}>
        <span className="row-table-text">{column.label}</span>
        {isSorted && <Arrow aria-hidden />}
      </Button>
    </th>
  )
}

interface RowProps<Id extends string> {
  readonly row: ItemRow
  readonly index: number
  /** Distance from the top of the list, in pixels. */
  readonly start: number
  readonly isActive: boolean
  readonly titleColumn: TitleColumn<Id>
  readonly columns: readonly Column<Id>[]
  readonly measure: (element: HTMLTableRowElement | null) => void
  readonly onFocus: (row: ItemRow) => void
  /** The pointer is over it: it may be opened next. */
  readonly onPointer: (id: ItemId) => void
  readonly onOpen: (row: ItemRow) => void
  /** False where the key does nothing. */
  readonly onKey: (key: string) => boolean
}

function PlainRow<Id extends string>({
  row,
  index,
  start,
  isActive,
  titleColumn,
  columns,
  measure,
  onFocus,
  onPointer,
  onOpen,
  onKey,
}: RowProps<Id>): ReactNode {
  return (
    <tr
      ref={measure}
      data-index={index}
      className="row-table-row row-table-item"
      aria-rowindex={index + 2}
      style={{ transform: `translateY(${start}px)` }}
      onPointerMove={() => onPointer(row.id)}
      onPointerDown={() => onPointer(row.id)}
    >
      <td className={clsx('row-table-cell', `cell-${titleColumn.id}`)}>
        <TypeIcon type={row.type} />
        <Button
          className="row-table-open"
          data-row={row.id}
          excludeFromTabOrder={!isActive}
          onFocus={() => onFocus(row)}
          onPress={() => onOpen(row)}
          onKeyDown={event => {
            if (event.ctrlKey || event.metaKey || event.altKey || !onKey(event.key))
              event.continuePropagation()
            else event.preventDefault()
          }}
        >
          <ItemTitle type={row.type} title={row.title} />
        </Button>
        {titleColumn.mark?.(row)}
      </td>
      {columns.map(column => (
        <td
          key={column.id}
          className={clsx('row-table-cell', `cell-${column.id}`, column.align && 'row-table-end')}
        >
          {column.cell(row)}
        </td>
      ))}
    </tr>
  )
}

// While a list scrolls, only the rows that come into sight are to be made. (memo drops the type parameter.)
const Row: typeof PlainRow = memo(PlainRow)

/**
 * Items in columns: arrow keys move, Enter opens, a column's head sorts. Only the rows in sight are in the page, and the
 * active one, so that the focus never gets lost by scrolling.
 */
export function RowTable<Id extends string>({
  label,
  rows,
  titleColumn,
  columns,
  sort,
  onSort,
  active,
  onActive,
  onOpen,
  onDelete,
  className,
}: RowTableProps<Id>) {
  const table = useRef<HTMLTableElement>(null)
  const activeIndex = Math.max(
    rows.findIndex(row => row.id === active),
    0,
  )
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => table.current,
    estimateSize: () => estimatedRowHeight,
    getItemKey: index => rows[index]?.id ?? index,
    overscan: 10,
    rangeExtractor: range => {
      const shown = defaultRangeExtractor(range)
      if (activeIndex >= rows.length || shown.includes(activeIndex)) return shown
      return [...shown, activeIndex].sort((one, other) => one - other)
    },
  })
  /** The row that takes the focus once it is in the page: the one that the list opened with, then each that a key led to. */
  const toFocus = useRef(active)
  const isNew = useRef(true)
  useEffect(() => {
    // Where no control has the focus, a list that opens takes it, so that the arrow keys work at once.
    if (isNew.current && document.activeElement?.matches('body, main'))
      toFocus.current ??= rows[0]?.id ?? null
    isNew.current = false
    if (toFocus.current === null) return
    const index = rows.findIndex(row => row.id === toFocus.current)
    const button = table.current?.querySelector(`[data-row="${CSS.escape(toFocus.current)}"]`)
    if (index >= 0) virtualizer.scrollToIndex(index, { align: 'auto' })
    if (button instanceof HTMLElement) button.focus({ preventScroll: true })
    // A row that is not in the page yet comes with the next render.
    if (button || index < 0) toFocus.current = null
  })

  function act(key: string): boolean {
    const row = rows[activeIndex]
    if (key !== 'Delete' || !row || !onDelete) return move(key)
    if (!onDelete(row)) return true
    // The keys go on from the row that takes its place.
    const next = rows[activeIndex + 1] ?? rows[activeIndex - 1]
    if (next) {
      toFocus.current = next.id
      onActive(next.id)
    }
    return true
  }

  function move(key: string): boolean {
    const { startIndex, endIndex } = virtualizer.range ?? { startIndex: 0, endIndex: 1 }
    const to = nextIndex(key, activeIndex, rows.length, Math.max(1, endIndex - startIndex))
    const row = to === null ? undefined : rows[to]
    if (!row) return false
    toFocus.current = row.id
    onActive(row.id)
    return true
  }

  // Rows get functions that stay the same, and call what is new behind them.
  const latest = useRef({ act, onActive, onOpen })
  useEffect(() => {
    latest.current = { act, onActive, onOpen }
  })
  const ahead = useReadAhead()
  const cancelOpening = useRef(() => {})
  // Another place was asked for meanwhile.
  useEffect(() => () => cancelOpening.current(), [])
  const focused = useCallback(
    (row: ItemRow) => {
      latest.current.onActive(row.id)
      ahead.at(row.id)
    },
    [ahead],
  )
  const opened = useCallback(
    (row: ItemRow) => {
      cancelOpening.current()
      cancelOpening.current = ahead.open(row.id, () => latest.current.onOpen(row))
    },
    [ahead],
  )
  const keyed = useCallback((key: string) => latest.current.act(key), [])

  return (
    <table
      ref={table}
      className={clsx('row-table', className)}
      aria-label={label}
      aria-rowcount={rows.length + 1}
    >
      <thead className="row-table-head">
        <tr className="row-table-row" aria-rowindex={1}>
          <Head column={titleColumn} sort={sort} onSort={onSort} />
          {columns.map(column => (
            <Head key={column.id} column={column} sort={sort} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody className="row-table-body" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const row = rows[index]
          if (!row) return null
          return (
            <Row
              key={key}
              row={row}
              index={index}
              start={start}
              isActive={index === activeIndex}
              titleColumn={titleColumn}
              columns={columns}
              measure={virtualizer.measureElement}
              onFocus={focused}
              onPointer={ahead.about}
              onOpen={opened}
              onKey={keyed}
            />
          )
        })}
      </tbody>
    </table>
  )
}
