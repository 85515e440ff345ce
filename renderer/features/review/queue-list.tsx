import { Eye } from 'lucide-react'
import { useRef, useState } from 'react'
import { GridList, GridListItem, ListLayout, Virtualizer } from 'react-aria-components'
import { ItemId } from '#shared/content/identity.ts'
import type { Claim } from '#shared/margin/margin.ts'
import { isHeld } from '#shared/margin/write-in-margin.ts'
import { type State, waitingStates } from '#shared/workflow/state.ts'
import { useCommand } from '../../commands/index.ts'
import { useActor } from '../../editor/use-actor.ts'
import { useText } from '../../i18n/index.ts'
import { type ItemRow, useClaims } from '../../library/index.ts'
import { TypeIcon } from '../../lists/item-title.tsx'
import { Button } from '../../ui/button.tsx'
import { useCurrentTime } from '../../ui/current-time.ts'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { SelectMenu } from '../../ui/select-menu.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { Tag } from '../../ui/tag.tsx'
import { queueOrders, useReviewChoices } from '../../ui-state/review-choices.ts'
import { hasKeys } from './has-keys.ts'

interface QueueListProps {
  readonly waiting: readonly ItemRow[]
  readonly queue: readonly ItemRow[]
  readonly open: ItemId | null
  readonly onOpen: (id: ItemId) => void
}

/** Before the first measure, in pixels. */
const estimatedRowHeight = 84

/** Up to here all rows stand in the page, where a search of the system's and a screen reader find them. */
const mostAtOnce = 200

const everything = 'all'

/** The queue: arrow keys, J and K move through it, and what they reach is open at once. */
export function QueueList({ waiting, queue, open, onOpen }: QueueListProps) {
  const { review: text, states } = useText()
  const { search, states: chosen, order } = useReviewChoices()
  const searchInput = useRef<HTMLInputElement>(null)
  useCommand('search.focus', () => searchInput.current?.focus())

  const shownStates = waitingStates.filter(state => waiting.some(row => row.state === state))
  const filters: readonly { readonly id: State | typeof everything; readonly label: string }[] = [
    { id: everything, label: text.filters.all },
    ...shownStates.map(state => ({ id: state, label: states[state] })),
  ]
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
          <SelectMenu
            label={text.filter}
            hideLabel
            choices={filters}
            value={chosen[0] ?? everything}
            onChange={id => useReviewChoices.setState({ states: id === everything ? [] : [id] })}
          />
        </div>
      </div>
      {queue.length === 0 ? (
        <div className="queue-empty">
          <p>{text.noMatchTitle}</p>
          <p>{text.noMatchBody}</p>
          <Button size="small" onPress={() => useReviewChoices.setState({ search: '', states: [] })}>
            {text.clearFilters}
          </Button>
        </div>
      ) : (
        <Rows queue={queue} open={open} onOpen={onOpen} />
      )}
    </section>
  )
}

/** The rows. A long queue keeps only those in sight in the page. */
function Rows({ queue, open, onOpen }: Omit<QueueListProps, 'waiting'>) {
  const { review: text } = useText()
  const [takesFocus] = useState(() => open === null && !hasKeys(document))
  const claims = useClaims()
  const now = useCurrentTime()
  const held = (id: ItemId) => {
    const claim = claims?.get(id)
    return claim && isHeld(claim, new Date(now)) ? claim : undefined
  }
  const list = (
    <GridList
      className="queue-list"
      aria-label={text.queue}
      autoFocus={takesFocus ? 'first' : false}
      items={queue}
      // What a row shows beside the item itself.
      dependencies={[claims, now]}
      selectionMode="single"
      selectionBehavior="replace"
      selectedKeys={open === null ? [] : [open]}
      onSelectionChange={keys => {
        const [key] = keys === 'all' ? [] : keys
        const id = ItemId.safeParse(key)
        if (id.success) onOpen(id.data)
      }}
    >
      {row => <QueueRow row={row} claim={held(row.id)} />}
    </GridList>
  )
  if (queue.length <= mostAtOnce) return list
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ estimatedRowHeight }}>
      {list}
    </Virtualizer>
  )
}

function QueueRow({ row, claim }: { row: ItemRow; claim: Claim | undefined }) {
  const text = useText()
  const signedIn = useActor()
  const isMine = claim !== undefined && claim.by.id === signedIn?.actor.account
  const title = row.title === '' ? text.types.untitled[row.type] : row.title
  return (
    <GridListItem id={row.id} textValue={title} className="queue-row">
      <span className="queue-row-top">
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
        <span className="queue-row-author">{row.author.name}</span>
        {row.state !== 'proposed' && <StateBadge state={row.state} />}
        {row.findings > 0 && <Tag tone="amber">{text.checks.count({ count: row.findings })}</Tag>}
      </span>
      {claim && (
        <span className="queue-row-claim">
          <Eye aria-hidden />
          {isMine ? text.review.claim.chipYours : text.review.claim.chip({ name: claim.by.name })}
        </span>
      )}
    </GridListItem>
  )
}
