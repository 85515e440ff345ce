import { CircleCheck } from 'lucide-react'
import { useEffect, useMemo, useRef } from 'react'
import { type ItemId, instantOf } from '#shared/content/identity.ts'
import type { EnquiryRow } from '#shared/enquiry/enquiry.ts'
import { isUnderFollowed } from '#shared/follows/follows.ts'
import { actorOf, type Me } from '#shared/sync/me.ts'
import { isLegalExpert } from '#shared/workflow/actor.ts'
import { useSyncStatus } from '../../bridge/index.ts'
import { useText } from '../../i18n/index.ts'
import { type ItemRow, useAllOf, useEnquiries, useNotices, useRowsOf } from '../../library/index.ts'
import { useCurrentTime } from '../../ui/current-time.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { ViewHeader } from '../../ui/view-header.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { useLastLook } from '../../ui-state/last-look.ts'
import { useNavigation } from '../../ui-state/navigation.ts'
import { CrashNotice, RecoveryNotice } from '../after-crash/index.ts'
import { NewItemMenu } from '../drafts/index.ts'
import { DueSection, isOpen, nearDue } from '../enquiries/index.ts'
import { useFollows } from '../follows/index.ts'
import { MembershipNotice } from '../members/index.ts'
import { NewsSection } from '../notices/index.ts'
import { syncNow } from '../sync-panel/index.ts'
import { digestOf } from './digest.ts'
import { DigestCard } from './digest-card.tsx'
import { FollowedSection } from './followed-section.tsx'
import { asPublished, HomeRow, Section, shownRows } from './home-section.tsx'
import { countOfWork, eachOnce, isReviewer, type MyWork, myWork, publishedSince } from './my-work.ts'
import { WorkSections } from './work-sections.tsx'
import './home-view.css'

const none: readonly ItemRow[] = []
const noEnquiries: readonly EnquiryRow[] = []

/**
 * Notes that Home is looked at: when it comes, and when somebody comes back to it, for it may have been left open. Answers the last
 * look of the visit before.
 */
function useLooks(me: Me) {
  const account = me.account.id
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') useLastLook.getState().look(account, instantOf(new Date()))
    }
    look()
    addEventListener('focus', look)
    document.addEventListener('visibilitychange', look)
    return () => {
      removeEventListener('focus', look)
      document.removeEventListener('visibilitychange', look)
    }
  }, [account])
  return useLastLook(looks => looks.before[account] ?? null)
}

interface DigestProps {
  readonly me: Me
  readonly work: MyWork
  readonly published: readonly ItemRow[]
  readonly onOpenItem: (item: ItemId) => void
  readonly onShowNews: () => void
  readonly onSeen: () => void
}

/** What happened while this person was away, until they put it away. */
function Digest({ me, work, published, onSeen, ...ways }: DigestProps) {
  const account = me.account.id
  const absence = useLastLook(looks => looks.absences[account])
  const heard = useLastLook(looks => looks.heard[account] ?? null)
  const notices = useNotices()
  const enquiries = useEnquiries()?.enquiries ?? noEnquiries
  const { follows } = useFollows()
  const groups = useMemo(
    () =>
      absence &&
      notices &&
      digestOf(absence, { notices, published, toReview: work.toReview, enquiries, follows }),
    [absence, notices, published, work, enquiries, follows],
  )
  const isUnheard = absence !== undefined && (heard === null || heard < absence.to)
  useEffect(() => {
    // Whoever comes back wants to know now, and not with the next look at the service.
    if (isUnheard) syncNow()
  }, [isUnheard])
  if (!absence || !groups) return null
  return (
    <DigestCard
      absence={absence}
      groups={groups}
      heard={heard}
      onSeen={() => {
        useLastLook.getState().putAway(account)
        onSeen()
      }}
      {...ways}
    />
  )
}

/** The enquiries that need this person soon, and how many more have to be answered; none for everybody but legal experts. */
function useToAnswer(me: Me) {
  const snapshot = useEnquiries()
  const now = useCurrentTime()
  const isExpert = isLegalExpert(actorOf(me))
  const account = me.account.id
  return useMemo(() => {
    if (!isExpert || !snapshot) return { due: noEnquiries, later: 0 }
    const due = nearDue(snapshot.enquiries, account, new Date(now))
    return { due, later: snapshot.enquiries.filter(isOpen).length - due.length }
  }, [isExpert, snapshot, account, now])
}

/** What needs me, then what was published since I last looked. */
export function HomeView({ me, onOpenItem }: { me: Me; onOpenItem: (item: ItemId) => void }) {
  const text = useText()
  const ownWork = useAllOf('ownWork')
  // Who reviews nothing has nothing to read among what waits for a moderator.
  const waiting = useAllOf(isReviewer(me) ? 'waiting' : 'ownWork')
  const published = useRowsOf('published')?.rows
  const since = useLooks(me)
  const { due, later } = useToAnswer(me)
  const { follows } = useFollows()
  const view = useRef<HTMLDivElement>(null)
  const happened = useRef<HTMLDivElement>(null)
  const { go, open } = useNavigation.getState()
  const work = useMemo(
    () => ownWork && waiting && myWork(eachOnce(ownWork, waiting), me),
    [ownWork, waiting, me],
  )
  const [followed, news] = useMemo(() => {
    const isFollowed = ({ published: text }: ItemRow) => text !== null && isUnderFollowed(text, follows)
    const rows = published ?? none
    return [rows.filter(isFollowed), publishedSince(rows, since).filter(row => !isFollowed(row))]
  }, [published, since, follows])
  const sync = useSyncStatus()
  if (!work || !published) return <Waiting sentence={text.home.reading} />
  if (ownWork?.length === 0 && published.length === 0 && sync?.phase === 'working') {
    return <Waiting sentence={text.sync.receiving({ count: sync.receivedItems })} />
  }
  const count = countOfWork(work)
  const isEmpty = count === 0 && due.length === 0 && later === 0 && work.drafts.length === 0
  return (
    <div className="home" ref={view} tabIndex={-1}>
      <ViewHeader
        title={text.home.title}
        note={text.home.summary({ items: count, enquiries: due.length, later })}
        actions={<NewItemMenu me={me} />}
      />
      <div className="home-sections">
        <RecoveryNotice />
        <CrashNotice />
        <MembershipNotice me={me} />
        <Digest
          me={me}
          work={work}
          published={published}
          onOpenItem={onOpenItem}
          onShowNews={() => happened.current?.focus()}
          // What had the focus is gone: the keys go on from the top of the view.
          onSeen={() => view.current?.focus()}
        />
        {isEmpty && (
          <EmptyState
            icon={<CircleCheck aria-hidden />}
            title={text.home.emptyTitle}
            body={text.home.emptyBody}
          />
        )}
        <WorkSections
          work={work}
          onOpenReview={row => open('review', row.id)}
          between={
            <>
              <DueSection enquiries={due} />
              <div ref={happened} className="home-happened" tabIndex={-1}>
                <NewsSection onOpenItem={onOpenItem} />
              </div>
            </>
          }
        />
        <FollowedSection rows={followed} />
        <Section
          heading={
            since === null
              ? text.home.recentlyPublished
              : followed.length > 0
                ? text.home.publishedToo
                : text.home.published
          }
          isCounted={since !== null}
          rows={since === null ? news.slice(0, shownRows) : news}
          onAll={() => go('published')}
        >
          {row => (
            <HomeRow
              row={asPublished(row)}
              onOpen={() => open('published', row.id)}
              aside={row.published && <RelativeTime at={row.published.at} />}
              below={<span className="home-below">{text.home.by({ name: row.author.name })}</span>}
            />
          )}
        </Section>
      </div>
    </div>
  )
}
