import { MailQuestion, MessagesSquare } from 'lucide-react'
import { useEffect, useMemo, useRef } from 'react'
import type { ItemId } from '#shared/content/identity.ts'
import type { Me } from '#shared/sync/me.ts'
import { useCommand } from '../../commands/index.ts'
import { useText } from '../../i18n/index.ts'
import {
  type EnquirySnapshot,
  useEnquiries,
  useEnquiry,
  useEnquirySearchState,
  useFoundEnquiries,
  useReadNextEnquiries,
} from '../../library/index.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { hasKeys } from '../../ui/has-keys.ts'
import { Waiting } from '../../ui/waiting.tsx'
import { useEnquiryChoices } from '../../ui-state/enquiry-choices.ts'
import { EnquiryPage } from './enquiry-page.tsx'
import { FaqView } from './faq/faq-view.tsx'
import { inboxOf, searchedInbox, stepFrom } from './inbox.ts'
import { InboxList } from './inbox-list.tsx'
import './enquiries.css'

interface EnquiriesViewProps {
  readonly me: Me
  readonly onOpenItem: (item: ItemId) => void
}

/** Enquiries to the legal experts: the inbox, and beside it the one that is read and answered. */
export function EnquiriesView({ me, onOpenItem }: EnquiriesViewProps) {
  const { enquiries: text } = useText()
  const snapshot = useEnquiries()
  if (snapshot === null) return <Waiting sentence={text.opening} />
  if (!snapshot.isComplete && snapshot.failure === null) return <Waiting sentence={text.receiving} />
  return <Enquiries me={me} onOpenItem={onOpenItem} snapshot={snapshot} />
}

function Enquiries({ me, onOpenItem, snapshot }: EnquiriesViewProps & { snapshot: EnquirySnapshot }) {
  const { enquiries: text } = useText()
  const { filter, order, search, open, composing } = useEnquiryChoices()
  const { enquiries } = snapshot
  const whole = useMemo(
    () => inboxOf(enquiries, { filter, order }, me.account.id),
    [enquiries, filter, order, me.account.id],
  )
  const found = useFoundEnquiries(search)
  const { isReady } = useEnquirySearchState()
  const inbox = useMemo(
    () => searchedInbox(whole, search, { found, isReady }),
    [whole, search, found, isReady],
  )
  const select = (id: typeof open) => useEnquiryChoices.setState({ open: id, composing: null })
  const step = (by: 1 | -1) => {
    const next = stepFrom(inbox, open, by)
    if (next !== null) select(next)
  }
  useCommand('review.next', () => step(1))
  useCommand('review.previous', () => step(-1))
  const view = useRef<HTMLDivElement>(null)
  // Keys go on working where the control that had the focus is gone with what it stood in.
  useEffect(() => {
    if (composing === 'faq' || hasKeys(document)) return
    view.current?.querySelector<HTMLElement>(open === null ? '.inbox-row-open' : '.enquiry-pane')?.focus()
  }, [open, composing])
  const shown = useEnquiry(open)
  useReadNextEnquiries(open, stepFrom(inbox, open, -1), stepFrom(inbox, open, 1))
  const isGone = useMemo(
    () => open !== null && shown === null && !enquiries.some(({ id }) => id === open),
    [enquiries, open, shown],
  )
  if (shown !== null && composing === 'faq') {
    const close = () => useEnquiryChoices.setState({ composing: null })
    return (
      <div ref={view} className="enquiries-view">
        <FaqView key={shown.id} enquiry={shown} snapshot={snapshot} me={me} onClose={close} />
      </div>
    )
  }
  return (
    <div ref={view} className="enquiries-view" data-reading={open === null ? undefined : ''}>
      <InboxList inbox={inbox} snapshot={snapshot} me={me.account.id} open={open} onOpen={select} />
      <div className="enquiry-pane" tabIndex={-1}>
        {open === null && (
          <EmptyState
            icon={inbox.length === 0 ? <MailQuestion aria-hidden /> : <MessagesSquare aria-hidden />}
            title={inbox.length === 0 ? text.emptyTitle : text.chooseTitle}
            body={inbox.length === 0 ? text.emptyBody : text.chooseBody}
          />
        )}
        {isGone && <EmptyState title={text.gone} body={text.chooseBody} />}
        {shown !== null && (
          <EnquiryPage
            key={shown.id}
            enquiry={shown}
            snapshot={snapshot}
            me={me}
            onClose={() => select(null)}
            onOpenItem={onOpenItem}
          />
        )}
      </div>
    </div>
  )
}
