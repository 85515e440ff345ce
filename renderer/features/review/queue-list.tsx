import { Check, Eye } from 'lucide-react'
import { useDeferredValue, useEffect, useRef, useState } from 'react'
import { Checkbox, GridList, GridListItem, ListLayout, Virtualizer } from 'react-aria-components'
import { type AccountId, ItemId } from '#shared/content/identity.ts'
import { useCommand } from '../../commands/index.ts'
import { useText } from '../../i18n/index.ts'
import { TypeIcon } from '../../lists/item-title.tsx'
import { Button } from '../../ui/button.tsx'
import { hasKeys } from '../../ui/has-keys.ts'
import { KeyHint } from '../../ui/key-hint.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { SelectMenu } from '../../ui/select-menu.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { Tag } from '../../ui/tag.tsx'
import { noFilters, queueOrders, toggleMark, useReviewChoices } from '../../ui-state/review-choices.ts'
import type { QueueEntry } from './queue.ts'
import { QueueFilters } from './queue-filters.tsx'

interface QueueListProps {
  readonly waiting: readonly QueueEntry[]
  readonly queue: readonly QueueEntry[]
  readonly me: AccountId
  readonly open: ItemId | null
  readonly onOpen: (id: ItemId) => void
  /** Asks for one decision on everything that is marked. */
  readonly onDecideMarked: () => void
}

/** Before the first measure, in pixels. */
const estimatedRowHeight = 84

/** Up to here all rows stand in the page, where a search of the system's and a screen reader find them. */
const mostAtOnce = 200

/** Rows that a queue which has just been opened shows; the others follow as soon as these are on screen. */
const firstRows = 20

/** The first rows, and those up to the one that is open. */
function firstOf(queue: readonly QueueEntry[], open: ItemId | null): readonly QueueEntry[] {
  const upToOpen = queue.findIndex(({ row }) => row.id === open) + 1
  return queue.slice(0, Math.max(firstRows, upToOpen))
}

/** The queue: arrow keys, J and K move through it, and what they reach is open at once. */
export function QueueList({ waiting, queue, me, open, onOpen, onDecideMarked }: QueueListProps) {
  const { review: text } = useText()
  const { search, order } = useReviewChoices()
  const searchInput = useRef<HTMLInputElement>(null)
  useCommand('search.focus', () => searchInput.current?.focus())
  return (
    <section className="review-queue" aria-label={text.queue}>
      <div className="queue-head">
        <div className="queue-title">
          <h1>{text.title}</h1>
          <span>{text.count({ count: waiting.length })}</span>
        </div>
        <SearchField
          label={text.search}
          placeholder={text.searchPlaceholder}
          inputRef={searchInput}
          value={search}
          onChange={words => useReviewChoices.setState({ search: words })}
        />
        <div className="queue-choices">
          <SelectMenu
            label={text.sort}
            hideLabel
            choices={queueOrders.map(id => ({ id, label: text.sorts[id] }))}
            value={order}
            onChange={id => useReviewChoices.setState({ order: id })}
          />
          <QueueFilters waiting={waiting} me={me} />
        </div>
        <Marks queue={queue} onDecide={onDecideMarked} />
      </div>
      {queue.length === 0 ? (
        <div className="queue-empty">
          <p>{text.noMatchTitle}</p>
          <p>{text.noMatchBody}</p>
          <Button size="small" onPress={() => useReviewChoices.setState({ search: '', ...noFilters })}>
            {text.clearFilters}
          </Button>
        </div>
      ) : (
        <Rows queue={queue} me={me} open={open} onOpen={onOpen} />
      )}
    </section>
  )
}

/** How many are marked, and what can be done with them; nothing while none is. */
function Marks({ queue, onDecide }: { queue: readonly QueueEntry[]; onDecide: () => void }) {
  const { review: text } = useText()
  const marked = useReviewChoices(choices => choices.marked)
  if (marked.size === 0) return null
  return (
    <div className="queue-marks">
      <span role="status">{text.marked({ count: marked.size })}</span>
      <Button
        size="small"
        variant="quiet"
        onPress={() => useReviewChoices.setState({ marked: new Set(queue.map(({ row }) => row.id)) })}
      >
        {text.markAll}
      </Button>
      <Button
        size="small"
        variant="quiet"
        onPress={() => useReviewChoices.setState({ marked: new Set<ItemId>() })}
      >
        {text.clearMarks}
      </Button>
      <Button size="small" variant="primary" onPress={onDecide}>
        {text.decideMarked}
        <span aria-hidden>
          <KeyHint accelerator="D" />
        </span>
      </Button>
    </div>
  )
}

type RowsProps = Pick<QueueListProps, 'queue' | 'me' | 'open' | 'onOpen'>

/** The rows. A long queue keeps only those in sight in the page. */
function Rows({ queue, me, open, onOpen }: RowsProps) {
  const { review: text } = useText()
  const marked = useReviewChoices(choices => choices.marked)
  const [takesFocus] = useState(() => open === null && !hasKeys(document))
  const listed = useDeferredValue(queue, firstOf(queue, open))
  const grid = useRef<HTMLDivElement>(null)
  // J and K take the focus along where it is on a row: Tab and the arrows go on from what is open.
  useEffect(() => {
    if (open === null || !document.activeElement?.matches('.queue-row')) return
    grid.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(open)}"]`)?.focus()
  }, [open])
  const list = (
    <GridList
      ref={grid}
      className="queue-list"
      aria-label={text.queue}
      autoFocus={takesFocus ? 'first' : false}
      items={listed}
      // What a row shows beside its entry.
      dependencies={[marked, me]}
      selectionMode="single"
      selectionBehavior="replace"
      selectedKeys={open === null ? [] : [open]}
      onSelectionChange={keys => {
        const [key] = keys === 'all' ? [] : keys
        const id = ItemId.safeParse(key)
        if (id.success) onOpen(id.data)
      }}
    >
      {entry => <QueueRow id={entry.row.id} entry={entry} me={me} isMarked={marked.has(entry.row.id)} />}
    </GridList>
  )
  if (queue.length <= mostAtOnce) return list
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ estimatedRowHeight }}>
      {list}
    </Virtualizer>
  )
}

interface QueueRowProps {
  /** By which the list tells its rows apart. */
  readonly id: ItemId
  readonly entry: QueueEntry
  readonly me: AccountId
  readonly isMarked: boolean
}

function QueueRow({ id, entry: { row, claim }, me, isMarked }: QueueRowProps) {
  const text = useText()
  const title = row.title === '' ? text.types.untitled[row.type] : row.title
  // What waits as it is published says so by its state.
  const count = row.published !== null && row.changedWords === 0 ? null : row.changedWords
  return (
    <GridListItem id={id} textValue={title} className="queue-row" data-marked={isMarked || undefined}>
      <span className="queue-row-top">
        <Checkbox
          className="queue-mark"
          aria-label={text.review.mark({ title })}
          isSelected={isMarked}
          onChange={() => toggleMark(row.id)}
        >
          <Check aria-hidden />
        </Checkbox>
        <TypeIcon type={row.type} />
        <span className="queue-row-type">
          {text.types.name({ type: row.type, documentType: row.documentType })}
        </span>
        <span className="queue-row-since">
          <RelativeTime at={row.stateSince} />
        </span>
      </span>
      <span className="queue-row-title">{title}</span>
      <span className="queue-row-foot">
        <span className="queue-row-author">
          {row.author.name}
          {row.author.organisation !== '' && <span>{` · ${row.author.organisation}`}</span>}
        </span>
        {row.state !== 'proposed' && <StateBadge state={row.state} />}
        {row.findings > 0 && <Tag tone="amber">{text.checks.count({ count: row.findings })}</Tag>}
      </span>
      {(typeof count === 'number' || claim) && (
        <span className="queue-row-foot">
          {typeof count === 'number' && (
            <span className="queue-row-size">
              {row.published === null ? text.review.newWords({ count }) : text.review.changedWords({ count })}
            </span>
          )}
          {claim && (
            <span className="queue-row-claim">
              <Eye aria-hidden />
              {claim.by.id === me
                ? text.review.claim.chipYours
                : text.review.claim.chip({ name: claim.by.name })}
            </span>
          )}
        </span>
      )}
    </GridListItem>
  )
}
