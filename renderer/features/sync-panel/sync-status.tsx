import { clsx } from 'clsx'
import { CircleAlert, CircleX, CloudCheck, CloudOff, CloudUpload, RefreshCw } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button, Popover } from 'react-aria-components'
import { useSyncStatus, useUploads } from '../../bridge/index.ts'
import { useCommand } from '../../commands/index.ts'
import { useText } from '../../i18n/index.ts'
import { useOutboxCounts, useStorageTrouble } from '../../library/index.ts'
import { useOverlay } from '../../ui-state/overlay.ts'
import { useWordsBeingWritten } from '../../ui-state/words-being-written.ts'
import { SyncPanel } from './sync-panel.tsx'
import { type SyncTone, spokenStatus, syncSentence } from './sync-sentence.ts'
import './sync-status.css'

const icons = {
  sent: CloudCheck,
  waiting: CloudUpload,
  working: RefreshCw,
  offline: CloudOff,
  needs_you: CircleAlert,
  refused: CircleX,
} as const satisfies Record<SyncTone, typeof CloudCheck>

const nothing = { waiting: 0, needDecision: 0, refused: 0 }

/** The status region at the foot of the sidebar; pressed, it opens the sync panel. */
export function SyncStatus({ isCollapsed }: { isCollapsed: boolean }) {
  const text = useText()
  const button = useRef<HTMLButtonElement>(null)
  const status = useSyncStatus()
  const counts = useOutboxCounts()
  const { items: notStored } = useStorageTrouble()
  const written = useWordsBeingWritten(({ items }) => items.size)
  const files = useUploads().filter(({ isMoving }) => isMoving).length
  const isOpen = useOverlay(overlay => overlay.shown === 'sync')
  const { show, close, toggle } = useOverlay.getState()
  useCommand('sync.panel', () => toggle('sync'), { inDialog: isOpen })
  const [last, setLast] = useState(status)
  const spoken = spokenStatus(last, status)
  if (spoken !== last) setLast(spoken)
  // Until the library has counted nothing is known to be sent.
  const { tone, sentence } = syncSentence(
    counts ? spoken : undefined,
    { ...(counts ?? nothing), written, notStored, files },
    text,
  )
  const Icon = icons[tone]
  return (
    <>
      <output className="sync-region" aria-label={text.sync.region}>
        <Button
          ref={button}
          className={clsx('sync-button', `sync-${tone}`)}
          onPress={() => show('sync')}
          aria-haspopup="dialog"
        >
          <Icon aria-hidden />
          <span className={isCollapsed ? 'visually-hidden' : 'sync-sentence'}>{sentence}</span>
        </Button>
      </output>
      <Popover
        className="menu-popover sync-popover"
        triggerRef={button}
        isOpen={isOpen}
        onOpenChange={open => (open ? show('sync') : close('sync'))}
        placement="right bottom"
        offset={12}
        aria-label={text.sync.panel}
      >
        <div className="sync-dialog">
          <SyncPanel sentence={sentence} status={status} onLeave={() => close('sync')} />
        </div>
      </Popover>
    </>
  )
}
