import { Eye, UserRound } from 'lucide-react'
import { useDeferredValue, useRef, useState } from 'react'
import { GridList, GridListItem, ListLayout, Virtualizer } from 'react-aria-components'
import type { AccountId } from '#shared/content/identity.ts'
import { nextDue, timelinessOf } from '#shared/enquiry/due-times.ts'
import { type Enquiry, EnquiryId } from '#shared/enquiry/enquiry.ts'
import { isHeld } from '#shared/margin/write-in-margin.ts'
import { useCommand } from '../../commands/index.ts'
import { useText } from '../../i18n/index.ts'
import type { EnquirySnapshot } from '../../library/index.ts'
import { Button } from '../../ui/button.tsx'
import { useCurrentTime } from '../../ui/current-time.ts'
import { hasKeys } from '../../ui/has-keys.ts'
import { Notice } from '../../ui/notice.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { SelectMenu } from '../../ui/select-menu.tsx'
import { Tag } from '../../ui/tag.tsx'
import { inboxFilters, inboxOrders, useEnquiryChoices } from '../../ui-state/enquiry-choices.ts'
import { enquirerName } from './enquirer-name.ts'
import { isOpen } from './inbox.ts'
import { PeopleDataButton } from './people-data-button.tsx'
import { useDueSentence } from './use-due-sentence.ts'

interface InboxListProps {
  readonly inbox: readonly Enquiry[]
  readonly snapshot: EnquirySnapshot
  readonly me: AccountId
  readonly open: EnquiryId | null
  readonly onOpen: (id: EnquiryId) => void
}

/** Before the first measure, in pixels. */
const estimatedRowHeight = 88
/** Up to here all rows stand in the page, where a search of the system's and a screen reader find them. */
const mostAtOnce = 200
/** Rows that a long inbox shows first; the others follow as soon as these are on screen. */
const firstRows = 20

/** The inbox: arrow keys, J and K move through it, and what they reach is open at once. */
export function InboxList({ inbox, snapshot, me, open, onOpen }: InboxListProps) {
  const { enquiries: text } = useText()
  const { search, filter, order } = useEnquiryChoices()
  const input = useRef<HTMLInputElement>(null)
  useCommand('search.focus', () => input.current?.focus())
  const toAnswer = snapshot.enquiries.filter(isOpen).length
  return (
    <section className="inbox" aria-label={text.list}>
      <div className="inbox-head">
        <div className="inbox-title">
          <h1>{text.title}</h1>
          <PeopleDataButton snapshot={snapshot} />
          <span className="inbox-count">{text.open({ count: toAnswer })}</span>
        </div>
        {!snapshot.isOnDisk && <Notice tone="amber">{text.memoryOnly}</Notice>}
        <SearchField
          label={text.search}
          placeholder={text.searchPlaceholder}
          inputRef={input}
          autoComplete="off"
          value={search}
          onChange={words => useEnquiryChoices.setState({ search: words })}
        />
        <div className="inbox-choices">
          <SelectMenu
            label={text.filter}
            hideLabel
            choices={inboxFilters.map(id => ({ id, label: text.filters[id] }))}
            value={filter}
            onChange={id => useEnquiryChoices.setState({ filter: id })}
          />
          <SelectMenu
            label={text.sort}
            hideLabel
            choices={inboxOrders.map(id => ({ id, label: text.orders[id] }))}
            value={order}
            onChange={id => useEnquiryChoices.setState({ order: id })}
          />
        </div>
      </div>
      {inbox.length === 0 ? (
        <div className="inbox-empty">
          <p>{search === '' ? text.emptyTitle : text.noMatchTitle}</p>
          <p>{text.noMatchBody}</p>
          <Button size="small" onPress={() => useEnquiryChoices.setState({ search: '', filter: 'all' })}>
            {text.showAll}
          </Button>
        </div>
      ) : (
        <Rows inbox={inbox} me={me} open={open} onOpen={onOpen} />
      )}
    </section>
  )
}

function Rows({ inbox, me, open, onOpen }: Pick<InboxListProps, 'inbox' | 'me' | 'open' | 'onOpen'>) {
  const { enquiries: text } = useText()
  const [takesFocus] = useState(() => open === null && !hasKeys(document))
  const upToOpen = inbox.findIndex(({ id }) => id === open) + 1
  const listed = useDeferredValue(inbox, inbox.slice(0, Math.max(firstRows, upToOpen)))
  const list = (
    <GridList
      className="inbox-rows"
      aria-label={text.list}
      autoFocus={takesFocus ? 'first' : false}
      items={listed}
      dependencies={[me]}
      selectionMode="single"
      selectionBehavior="replace"
      selectedKeys={open === null ? [] : [open]}
      onSelectionChange={keys => {
        const [key] = keys === 'all' ? [] : keys
        const id = EnquiryId.safeParse(key)
        if (id.success) onOpen(id.data)
      }}
    >
      {enquiry => <InboxRow id={enquiry.id} enquiry={enquiry} me={me} />}
    </GridList>
  )
  if (inbox.length <= mostAtOnce) return list
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ estimatedRowHeight }}>
      {list}
    </Virtualizer>
  )
}

interface InboxRowProps {
  /** By which the list tells its rows apart. */
  readonly id: EnquiryId
  readonly enquiry: Enquiry
  readonly me: AccountId
}

function InboxRow({ id, enquiry, me }: InboxRowProps) {
  const { enquiries: text } = useText()
  const now = new Date(useCurrentTime())
  const dueSentence = useDueSentence()
  const { claim, assignee, state, subject, number, receivedAt, urgency } = enquiry
  const due = nextDue(enquiry)
  const timeliness = timelinessOf(due, now)
  const held = isHeld(claim, now) ? claim : null
  return (
    <GridListItem
      id={id}
      textValue={`${number} ${subject === '' ? text.anonymous : subject}`}
      className="inbox-row"
    >
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
    </GridListItem>
  )
}
