import { useRef } from 'react'
import type { AccountId } from '#shared/content/identity.ts'
import type { EnquiryId, EnquiryRow } from '#shared/enquiry/enquiry.ts'
import { useCommand } from '../../commands/index.ts'
import { useText } from '../../i18n/index.ts'
import { type EnquirySnapshot, useEnquirySearchState } from '../../library/index.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { SelectMenu } from '../../ui/select-menu.tsx'
import { inboxFilters, inboxOrders, useEnquiryChoices } from '../../ui-state/enquiry-choices.ts'
import { isOpen } from './inbox.ts'
import { InboxRows } from './inbox-rows.tsx'
import { PeopleDataButton } from './people-data-button.tsx'

interface InboxListProps {
  readonly inbox: readonly EnquiryRow[]
  readonly snapshot: EnquirySnapshot
  readonly me: AccountId
  readonly open: EnquiryId | null
  readonly onOpen: (id: EnquiryId) => void
}

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
        {!snapshot.isOnDisk && (
          <Notice tone="amber">{snapshot.isKeyUnreadable ? text.keyUnreadable : text.memoryOnly}</Notice>
        )}
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
      <SearchProgress isSearching={search.trim() !== ''} />
      {inbox.length === 0 ? (
        <div className="inbox-empty">
          <p>{search === '' ? text.emptyTitle : text.noMatchTitle}</p>
          <p>{text.noMatchBody}</p>
          <Button size="small" onPress={() => useEnquiryChoices.setState({ search: '', filter: 'all' })}>
            {text.showAll}
          </Button>
        </div>
      ) : (
        <InboxRows inbox={inbox} me={me} open={open} onOpen={onOpen} />
      )}
    </section>
  )
}

/** What is said of a search that does not find all yet. */
function SearchProgress({ isSearching }: { isSearching: boolean }) {
  const { longEnquiries: text } = useText()
  const { isReady, hasFailed } = useEnquirySearchState()
  const sentence = hasFailed ? text.searchFailed : isReady ? '' : text.stillReading
  return (
    <p className="inbox-reading" role="status" hidden={!isSearching || sentence === ''}>
      {isSearching && sentence}
    </p>
  )
}
