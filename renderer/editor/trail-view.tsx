import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ItemId, Revision } from '#shared/content/identity.ts'
import type { ItemType } from '#shared/content/item-type.ts'
import type { TrailEntry } from '#shared/sync/trail.ts'
import { desk } from '../bridge/index.ts'
import { useText } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import { StateBadge } from '../ui/state-badge.tsx'
import { ItemText } from './reading/item-text.tsx'
import { TrailExport } from './trail-export.tsx'
import './trail-view.css'

interface TrailViewProps {
  readonly item: ItemId
  readonly type: ItemType
  /** What the item is called, for a file of its trail; empty while it has no title. */
  readonly title: string
  /** The revision on this computer: with a new one the trail is asked for again. 0: the service does not know it yet. */
  readonly revision: Revision | 0
}

/** Who did what to an item, when and why; each revision can be read. It is asked of the service when it is looked at. */
export function TrailView({ item, type, title, revision }: TrailViewProps) {
  const { editor: text } = useText()
  const [reading, setReading] = useState<Revision | null>(null)
  const trail = useQuery({
    queryKey: ['service.trail', item, revision],
    queryFn: () => desk.call('service.trail', { item }),
    enabled: revision !== 0,
  })
  if (revision === 0) return <Notice>{text.historyNotYet}</Notice>
  if (trail.isPending) return <p className="trail-loading">{text.historyLoading}</p>
  if (trail.data?.kind !== 'answer') {
    return <NoAnswer isRefused={trail.data?.kind === 'refused'} onTryAgain={() => void trail.refetch()} />
  }
  return (
    <>
      <TrailExport item={{ id: item, type, title }} entries={trail.data.value.entries} />
      <ol className="trail" aria-label={text.historyList}>
        {trail.data.value.entries.toReversed().map(entry => (
          <Step
            key={`${entry.revision}-${entry.transition}`}
            entry={entry}
            onRead={() => setReading(entry.revision)}
          />
        ))}
      </ol>
      {reading !== null && (
        <RevisionDialog item={item} type={type} revision={reading} onClose={() => setReading(null)} />
      )}
    </>
  )
}

function NoAnswer({ isRefused, onTryAgain }: { isRefused: boolean; onTryAgain: () => void }) {
  const text = useText()
  return (
    <Notice
      actions={
        isRefused ? undefined : (
          <Button size="small" onPress={onTryAgain}>
            {text.frame.tryAgain}
          </Button>
        )
      }
    >
      {isRefused ? text.editor.historyRefused : text.editor.historyOffline}
    </Notice>
  )
}

function Step({ entry, onRead }: { entry: TrailEntry; onRead: () => void }) {
  const { editor: text } = useText()
  return (
    <li className="trail-step">
      <p className="trail-who">
        <strong>{entry.by.name}</strong> {text.past[entry.transition]}
      </p>
      {entry.reason && <blockquote className="trail-reason">{entry.reason}</blockquote>}
      <p className="trail-when">
        <RelativeTime at={entry.at} />
        {entry.from !== entry.to && <StateBadge state={entry.to} />}
        <Button
          variant="quiet"
          size="small"
          aria-label={text.readRevision({ revision: entry.revision })}
          onPress={onRead}
        >
          {text.revision({ revision: entry.revision })}
        </Button>
      </p>
    </li>
  )
}

interface RevisionDialogProps {
  readonly item: ItemId
  readonly type: ItemType
  readonly revision: Revision
  readonly onClose: () => void
}

function RevisionDialog({ item, type, revision, onClose }: RevisionDialogProps) {
  const { editor: text } = useText()
  const stored = useQuery({
    queryKey: ['service.revision', item, revision],
    queryFn: () => desk.call('service.revision', { item, revision }),
    // A revision never changes; only a missing answer is worth asking again.
    staleTime: query => (query.state.data?.kind === 'answer' ? Number.POSITIVE_INFINITY : 0),
  })
  return (
    <Dialog
      title={text.revision({ revision })}
      size="large"
      isOpen
      onOpenChange={isOpen => {
        if (!isOpen) onClose()
      }}
    >
      {stored.isPending && <p className="trail-loading">{text.historyLoading}</p>}
      {stored.data?.kind === 'answer' && <ItemText type={type} fields={stored.data.value.fields} />}
      {!stored.isPending && stored.data?.kind !== 'answer' && (
        <NoAnswer isRefused={stored.data?.kind === 'refused'} onTryAgain={() => void stored.refetch()} />
      )}
    </Dialog>
  )
}
