import { CircleAlert, Trash2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button as PlainButton } from 'react-aria-components'
import type { Instant, ItemId } from '#shared/content/identity.ts'
import type { SyncStatus } from '#shared/sync/sync-status.ts'
import { desk } from '../../bridge/index.ts'
import { useCommand } from '../../commands/index.ts'
import { RefusedComments } from '../../comments/index.ts'
import { exactTime, useText } from '../../i18n/index.ts'
import {
  useOutboxItems,
  useRefusedInMargins,
  useUnreadable,
  useUnsentEnquiries,
} from '../../library/index.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { StatusLine } from '../../ui/status-line.tsx'
import { useNavigation } from '../../ui-state/navigation.ts'
import { FilesOnTheirWay } from './files-on-their-way.tsx'
import './sync-panel.css'

/** Sends and receives at once, without waiting for the next try. */
export function syncNow(): void {
  // The outcome shows in the sync status; a call that fails shows there as well.
  desk.call('sync.now', null).catch(() => undefined)
}

function NextTry({ at }: { at: Instant }) {
  const text = useText()
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  const seconds = Math.ceil((new Date(at).getTime() - now) / 1_000)
  return <time dateTime={at}>{seconds > 0 ? text.sync.nextTryIn({ seconds }) : text.sync.nextTrySoon}</time>
}

function When({ status }: { status: SyncStatus | undefined }) {
  const text = useText()
  if (status?.phase === 'working') return <p className="sync-when">{text.sync.working}</p>
  if (status?.phase === 'idle') {
    return (
      <p className="sync-when">
        {text.sync.lastSynced} <RelativeTime at={status.lastSyncAt} />
      </p>
    )
  }
  if (status?.phase === 'failed') {
    return (
      <p className="sync-when" title={exactTime(status.at)}>
        {text.sync.nextTry} <NextTry at={status.nextTryAt} />
      </p>
    )
  }
  return <p className="sync-when">{text.sync.never}</p>
}

export type OutboxItem = NonNullable<ReturnType<typeof useOutboxItems>>[number]

/** What needs a person does not go by itself, however often it is tried. */
export function needsPerson({ status }: OutboxItem): boolean {
  return status.kind === 'needs_your_decision' || status.kind === 'refused'
}

function NotSent({ onOpen }: { onOpen: (id: ItemId) => void }) {
  const text = useText()
  const items = useOutboxItems()
  const enquiries = useUnsentEnquiries()
  if (items === undefined) return null
  const hasEnquiries = enquiries.waiting + enquiries.refused > 0
  if (items.length === 0 && !hasEnquiries) return <p className="sync-none">{text.sync.nothingWaits}</p>
  return (
    <>
      {hasEnquiries && <UnsentEnquiries {...enquiries} />}
      <Items heading={text.sync.needsYouHeading} items={items.filter(needsPerson)} onOpen={onOpen} />
      <Items
        heading={text.sync.waitingHeading}
        items={items.filter(item => !needsPerson(item))}
        onOpen={onOpen}
      />
    </>
  )
}

/** Enquiries are told of by their number alone: what they say is for their own place. */
function UnsentEnquiries({ waiting, refused }: { waiting: number; refused: number }) {
  const text = useText()
  return (
    <section className="sync-section">
      <h3>{text.frame.enquiries}</h3>
      {refused > 0 && <p>{text.sync.enquiriesRefused({ count: refused })}</p>}
      {waiting > 0 && <p>{text.sync.enquiriesWait({ count: waiting })}</p>}
    </section>
  )
}

interface ItemsProps {
  readonly heading: string
  readonly items: readonly OutboxItem[]
  readonly onOpen: (id: ItemId) => void
}

function Items({ heading, items, onOpen }: ItemsProps) {
  const text = useText()
  if (items.length === 0) return null
  return (
    <section className="sync-section">
      <h3>{heading}</h3>
      <ul className="sync-items">
        {items.map(item => (
          <li key={item.id}>
            <PlainButton className="sync-item" onPress={() => onOpen(item.id)}>
              <span className="sync-item-title">
                {item.title === '' ? text.types.untitledItem : item.title}
              </span>
              {item.isDeletion ? (
                <span className="status-line">
                  <Trash2 aria-hidden />
                  <span className="status-line-text">{text.localHistory.deletionWaits}</span>
                </span>
              ) : (
                <StatusLine status={item.status} />
              )}
              <span className="sync-item-tried">
                {item.lastTriedAt ? (
                  <>
                    {text.sync.lastTried} <RelativeTime at={item.lastTriedAt} />
                  </>
                ) : (
                  text.sync.notTriedYet
                )}
              </span>
            </PlainButton>
          </li>
        ))}
      </ul>
    </section>
  )
}

function KeptAside() {
  const text = useText()
  const unreadable = useUnreadable()
  if (!unreadable || unreadable.length === 0) return null
  return (
    <section className="sync-section">
      <h3>{text.sync.unreadableHeading}</h3>
      <p>{text.sync.unreadable({ count: unreadable.length })}</p>
      <ul className="sync-aside">
        {unreadable.map(change => (
          <li key={change.line}>
            <CircleAlert aria-hidden />
            <span>
              {change.id === null ? text.sync.unreadableUnknown : text.sync.unreadableItem({ id: change.id })}
              <span className="sync-aside-problem">{change.problem}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Comments that were not accepted: their items may be out of sight, and with them every other place where they stand. */
function RefusedInMargins() {
  const text = useText()
  const entries = useRefusedInMargins()
  if (entries.length === 0) return null
  return (
    <section className="sync-section" aria-label={text.comments.refusedTitle}>
      <RefusedComments entries={entries} />
    </section>
  )
}

interface SyncPanelProps {
  readonly sentence: string
  readonly status: SyncStatus | undefined
  readonly onLeave: () => void
}

/** What waits, why, and when it is tried again. */
export function SyncPanel({ sentence, status, onLeave }: SyncPanelProps) {
  const text = useText()
  const open = useNavigation(navigation => navigation.open)
  useCommand('sync.now', syncNow, { inDialog: true })
  return (
    <div className="sync-panel">
      <header className="sync-head">
        <div className="sync-head-words">
          <h2>{sentence}</h2>
          <When status={status} />
        </div>
        <Button size="small" onPress={syncNow} autoFocus>
          {text.sync.tryNow}
        </Button>
      </header>
      {status?.phase === 'failed' && (
        <Notice tone={status.failure === 'unreachable' ? 'plain' : 'amber'}>
          {text.sync.explanations[status.failure]}
        </Notice>
      )}
      <FilesOnTheirWay />
      <RefusedInMargins />
      <NotSent
        onOpen={id => {
          onLeave()
          open('drafts', id)
        }}
      />
      <KeptAside />
    </div>
  )
}
