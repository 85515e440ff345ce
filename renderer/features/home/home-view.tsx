import { CircleCheck, CornerUpLeft } from 'lucide-react'
import { type ReactNode, useEffect, useMemo } from 'react'
import { Button as RowButton } from 'react-aria-components'
import { type ItemId, instantOf } from '#shared/content/identity.ts'
import { counted } from '#shared/messages/plural.ts'
import type { Me } from '#shared/sync/me.ts'
import { useSyncStatus } from '../../bridge/index.ts'
import { useText } from '../../i18n/index.ts'
import { type ItemRow, useAllOf, useRowsOf } from '../../library/index.ts'
import { ItemTitle, TypeIcon } from '../../lists/item-title.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { StatusLine } from '../../ui/status-line.tsx'
import { Tag } from '../../ui/tag.tsx'
import { ViewHeader } from '../../ui/view-header.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { useLastLook } from '../../ui-state/last-look.ts'
import { useNavigation } from '../../ui-state/navigation.ts'
import { CrashNotice, RecoveryNotice } from '../after-crash/index.ts'
import { NewItemMenu } from '../drafts/index.ts'
import { NewsSection } from '../notices/index.ts'
import { countOfWork, eachOnce, isReviewer, type MyWork, myWork, publishedSince } from './my-work.ts'
import './home-view.css'

/** Rows of a section before "Show all". */
const shownRows = 5

interface RowProps {
  readonly row: ItemRow
  readonly onOpen: (row: ItemRow) => void
  /** What the section has to say of the row. */
  readonly aside: ReactNode
  readonly below?: ReactNode
}

function HomeRow({ row, onOpen, aside, below }: RowProps) {
  return (
    <RowButton className="home-row" onPress={() => onOpen(row)}>
      <TypeIcon type={row.type} />
      <span className="home-row-words">
        <ItemTitle type={row.type} title={row.title} />
        {below}
      </span>
      <span className="home-row-aside">{aside}</span>
    </RowButton>
  )
}

interface SectionProps {
  readonly heading: string
  readonly hint?: string
  readonly tone?: 'amber' | 'red'
  readonly isCounted?: boolean
  readonly rows: readonly ItemRow[]
  readonly onAll: () => void
  readonly children: (row: ItemRow) => ReactNode
}

function Section({ heading, hint, tone, isCounted = true, rows, onAll, children }: SectionProps) {
  const text = useText()
  if (rows.length === 0) return null
  return (
    <section className="home-section">
      <header className="home-section-head">
        <h2>{heading}</h2>
        {isCounted && <Tag tone={tone ?? 'plain'}>{counted(rows.length)}</Tag>}
        {rows.length > shownRows && (
          <Button variant="quiet" size="small" className="home-all" onPress={onAll}>
            {text.home.showAll({ count: rows.length })}
          </Button>
        )}
      </header>
      {hint && <p className="home-hint">{hint}</p>}
      <ul className="home-rows">
        {rows.slice(0, shownRows).map(row => (
          <li key={row.id}>{children(row)}</li>
        ))}
      </ul>
    </section>
  )
}

/** Who sent an item back and why. */
function Reason({ row, said }: { row: ItemRow; said: (by: { name: string }) => string }) {
  if (row.decision === null) return null
  return (
    <span className="home-reason">
      <CornerUpLeft aria-hidden />
      <span>
        {said({ name: row.decision.by.name })}
        {row.decision.reason !== null && <q>{row.decision.reason}</q>}
      </span>
    </span>
  )
}

function WorkSections({ work, onOpenReview }: { work: MyWork; onOpenReview: (row: ItemRow) => void }) {
  const text = useText()
  const { go, open } = useNavigation.getState()
  const write = (row: ItemRow) => open('drafts', row.id)
  const all = () => go('drafts')
  return (
    <>
      <Section
        heading={text.home.conflicts}
        hint={text.home.conflictsHint}
        tone="amber"
        rows={work.conflicts}
        onAll={all}
      >
        {row => <HomeRow row={row} onOpen={write} aside={<StatusLine status={row.status} />} />}
      </Section>
      <Section
        heading={text.home.refused}
        hint={text.home.refusedHint}
        tone="red"
        rows={work.refused}
        onAll={all}
      >
        {row => (
          <HomeRow
            row={row}
            onOpen={write}
            aside={<RelativeTime at={row.changedAt} />}
            below={<StatusLine status={row.status} />}
          />
        )}
      </Section>
      <Section heading={text.home.returned} tone="amber" rows={work.returned} onAll={all}>
        {row => (
          <HomeRow
            row={row}
            onOpen={write}
            aside={row.decision && <RelativeTime at={row.decision.at} />}
            below={<Reason row={row} said={text.home.returnedBy} />}
          />
        )}
      </Section>
      <Section heading={text.home.needsUpdate} tone="amber" rows={work.needsUpdate} onAll={all}>
        {row => (
          <HomeRow
            row={row}
            onOpen={write}
            aside={<RelativeTime at={row.stateSince} />}
            below={<Reason row={row} said={text.home.reportedBy} />}
          />
        )}
      </Section>
      <Section heading={text.home.toReview} rows={work.toReview} onAll={() => go('review')}>
        {row => (
          <HomeRow
            row={row}
            onOpen={onOpenReview}
            aside={<RelativeTime at={row.stateSince} />}
            below={<span className="home-below">{text.home.by({ name: row.author.name })}</span>}
          />
        )}
      </Section>
      <Section heading={text.home.drafts} rows={work.drafts} onAll={all}>
        {row => (
          <HomeRow
            row={row}
            onOpen={write}
            aside={<RelativeTime at={row.changedAt} />}
            below={
              <span className="home-below">
                <StatusLine status={row.status} short />
                <span>{text.types.words({ count: row.words })}</span>
              </span>
            }
          />
        )}
      </Section>
    </>
  )
}

/** What needs me, then what was published since I last looked. */
export function HomeView({ me, onOpenItem }: { me: Me; onOpenItem: (item: ItemId) => void }) {
  const text = useText()
  const ownWork = useAllOf('ownWork')
  // Who reviews nothing has nothing to read among what waits for a moderator.
  const waiting = useAllOf(isReviewer(me) ? 'waiting' : 'ownWork')
  const published = useRowsOf('published')?.rows
  const account = me.account.id
  useEffect(() => useLastLook.getState().look(account, instantOf(new Date())), [account])
  const since = useLastLook(looks => looks.before[account] ?? null)
  const { go, open } = useNavigation.getState()
  const work = useMemo(
    () => ownWork && waiting && myWork(eachOnce(ownWork, waiting), me),
    [ownWork, waiting, me],
  )
  const news = useMemo(() => published && publishedSince(published, since), [published, since])
  const sync = useSyncStatus()
  if (!work || !news) return <Waiting sentence={text.home.reading} />
  if (ownWork?.length === 0 && published?.length === 0 && sync?.phase === 'working') {
    return <Waiting sentence={text.sync.receiving({ count: sync.receivedItems })} />
  }
  const count = countOfWork(work)
  const isEmpty = count === 0 && work.drafts.length === 0
  return (
    <div className="home">
      <ViewHeader
        title={text.home.title}
        note={text.home.summary({ count })}
        actions={<NewItemMenu me={me} />}
      />
      <div className="home-sections">
        <RecoveryNotice />
        <CrashNotice />
        {isEmpty && (
          <EmptyState
            icon={<CircleCheck aria-hidden />}
            title={text.home.emptyTitle}
            body={text.home.emptyBody}
          />
        )}
        <WorkSections work={work} onOpenReview={row => open('review', row.id)} />
        <NewsSection onOpenItem={onOpenItem} />
        <Section
          heading={since === null ? text.home.recentlyPublished : text.home.published}
          isCounted={since !== null}
          rows={since === null ? news.slice(0, shownRows) : news}
          onAll={() => go('published')}
        >
          {row => (
            <HomeRow
              row={row}
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
