import { ChevronLeft } from 'lucide-react'
import type { ItemId } from '#shared/content/identity.ts'
import type { Enquiry } from '#shared/enquiry/enquiry.ts'
import type { Me } from '#shared/sync/me.ts'
import { exactTime, useText } from '../../i18n/index.ts'
import type { EnquirySnapshot } from '../../library/index.ts'
import { Button } from '../../ui/button.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { Tag } from '../../ui/tag.tsx'
import { ClaimBar } from './claim-bar.tsx'
import { Compose } from './compose.tsx'
import { Linked, MergedInto } from './linked.tsx'
import { MoreMenu } from './more-menu.tsx'
import { RefusedRequests } from './refused-requests.tsx'
import { SimilarAnswers } from './similar-answers.tsx'
import { Thread } from './thread.tsx'
import { TriageBar } from './triage-bar.tsx'

export interface EnquiryPageProps {
  readonly enquiry: Enquiry
  readonly snapshot: EnquirySnapshot
  readonly me: Me
  readonly onClose: () => void
  readonly onOpenItem: (item: ItemId) => void
}

/** One enquiry: who asks, how it stands, what was written, and where one writes. */
export function EnquiryPage({ enquiry, snapshot, me, onClose, onOpenItem }: EnquiryPageProps) {
  const { enquiries: text } = useText()
  const { enquirer, subject, number, state, receivedAt, category } = enquiry
  return (
    <article className="enquiry" aria-label={text.enquiry}>
      <header className="enquiry-head">
        <div className="enquiry-line">
          <Button
            className="enquiry-back"
            size="small"
            variant="quiet"
            icon={<ChevronLeft aria-hidden />}
            onPress={onClose}
          >
            {text.toInbox}
          </Button>
          <Tag tone={state === 'closed' || state === 'answered' ? 'green' : 'plain'}>
            {text.states[state]}
          </Tag>
          <span className="enquiry-number">{number}</span>
          <span title={exactTime(receivedAt)}>
            <RelativeTime at={receivedAt} />
          </span>
          <MoreMenu enquiry={enquiry} snapshot={snapshot} me={me.account.id} />
        </div>
        <h2 className="enquiry-subject">{subject === '' ? text.anonymous : subject}</h2>
        <p className="enquiry-from">
          {enquirer === null
            ? text.anonymous
            : text.from({
                name: `${enquirer.firstName} ${enquirer.lastName}`,
                organisation: enquirer.organisation,
              })}
          {enquirer !== null && <span className="enquiry-email">{enquirer.email}</span>}
          <span>{text.categories[category]}</span>
        </p>
      </header>
      <ClaimBar enquiry={enquiry} me={me.account.id} />
      <TriageBar enquiry={enquiry} experts={snapshot.experts} me={me.account.id} />
      <Linked enquiry={enquiry} onOpenItem={onOpenItem} />
      <div className="enquiry-scroll">
        <MergedInto enquiry={enquiry} enquiries={snapshot.enquiries} />
        <RefusedRequests enquiry={enquiry.id} refused={snapshot.refused} />
        <Thread enquiry={enquiry} waiting={snapshot.waiting} me={me.account.id} />
      </div>
      <SimilarAnswers enquiry={enquiry} snapshot={snapshot} />
      {enquiry.mergedInto === null && <Compose enquiry={enquiry} snapshot={snapshot} me={me.account.id} />}
    </article>
  )
}
