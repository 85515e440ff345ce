import { useCallback, useEffect, useRef, useState } from 'react'
import type { SyncStatus } from '#shared/sync/sync-status.ts'
import { desk, useSyncStatus } from '../bridge/index.ts'
import { useCommand } from '../commands/index.ts'
import { needsPerson, type OutboxItem, syncNow } from '../features/sync-panel/index.ts'
import { useText } from '../i18n/index.ts'
import { useEnquiries, useOutboxItems, useSyncEnquiries, useUnsentEnquiries } from '../library/index.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { useOverlay } from '../ui-state/overlay.ts'
import { UnsentList } from './unsent-list.tsx'
import './sign-out-dialog.css'

/** What the person has chosen to do: nothing yet, to send all first, to go. */
type Stage = 'asking' | 'sending' | 'leaving'

/** Asks before signing out, says what is not sent yet, and what becomes of it. */
export function SignOutDialog() {
  const text = useText()
  const isOpen = useOverlay(overlay => overlay.shown === 'sign-out')
  const { show, close } = useOverlay.getState()
  useCommand('account.signOut', () => show('sign-out'))
  return (
    <Dialog
      title={text.signOut.title}
      role="alertdialog"
      isOpen={isOpen}
      onOpenChange={open => (open ? show('sign-out') : close('sign-out'))}
    >
      <Asking onStay={() => close('sign-out')} onExport={() => show('export-all')} />
    </Dialog>
  )
}

/** What becomes of enquiries, which stay with nobody who is signed out. */
function AboutEnquiries() {
  const text = useText()
  const isExpert = useEnquiries() !== null
  const { requests, drafts } = useUnsentEnquiries()
  const count = requests + drafts
  if (!isExpert) return null
  return (
    <Notice tone={count > 0 ? 'red' : 'plain'} title={text.signOut.enquiries}>
      {count > 0 && <p>{text.signOut.unsentEnquiries({ count })}</p>}
    </Notice>
  )
}

function Asking({ onStay, onExport }: { onStay: () => void; onExport: () => void }) {
  const text = useText()
  const items = useOutboxItems()
  const status = useSyncStatus()
  const [stage, setStage] = useState<Stage>('asking')
  const [problem, setProblem] = useState<string | null>(null)
  /** How many were to be sent when sending began. */
  const [all, setAll] = useState(0)
  const enquiries = useUnsentEnquiries()
  const syncEnquiries = useSyncEnquiries()
  const waiting = (items?.filter(item => !needsPerson(item)).length ?? 0) + enquiries.waiting
  const isAllSent = items?.length === 0 && enquiries.unsent.length === 0

  const leave = useCallback(async () => {
    setStage('leaving')
    const { signedOut } = await desk.call('account.signOut', null)
    // The window is on its way to the welcome page.
    if (signedOut) return
    setProblem(text.signOut.notStored)
    setStage('asking')
  }, [text])
  const leaveNow = useCallback(() => {
    leave().catch(() => {
      setProblem(text.signOut.failed)
      setStage('asking')
    })
  }, [leave, text])

  const hasLeft = useRef(false)
  useEffect(() => {
    if (stage !== 'sending' || !isAllSent || hasLeft.current) return
    hasLeft.current = true
    leaveNow()
  }, [stage, isAllSent, leaveNow])

  // Until what is not sent is known, there is nothing to choose from.
  if (items === undefined) return null
  const send = () => {
    setProblem(null)
    setAll(waiting)
    setStage('sending')
    syncNow()
    syncEnquiries()
  }
  return (
    <>
      <p>{items.length > 0 ? text.signOut.unsent({ count: items.length }) : text.signOut.plain}</p>
      <UnsentList items={items} enquiries={enquiries.unsent} />
      <AboutEnquiries />
      {items.length > 0 && stage === 'asking' && (
        <Button className="sign-out-export" size="small" onPress={onExport}>
          {text.signOut.exportAll}
        </Button>
      )}
      {stage === 'sending' && (
        <Sending
          waiting={waiting}
          all={all}
          items={items}
          refusedEnquiries={enquiries.refused}
          status={status}
        />
      )}
      {problem !== null && (
        <Notice tone="red" role="alert">
          {problem}
        </Notice>
      )}
      <DialogActions>
        <Button onPress={onStay}>{text.signOut.stay}</Button>
        {items.length > 0 && stage !== 'leaving' && (
          <Button variant={waiting > 0 && stage === 'asking' ? 'secondary' : 'primary'} onPress={leaveNow}>
            {text.signOut.keep}
          </Button>
        )}
        {items.length === 0 && (
          <Button
            variant={waiting > 0 ? 'secondary' : 'primary'}
            onPress={leaveNow}
            isPending={stage === 'leaving'}
            autoFocus={waiting === 0}
          >
            {text.signOut.signOut}
          </Button>
        )}
        {waiting > 0 && stage === 'asking' && (
          <Button variant="primary" onPress={send} autoFocus>
            {text.signOut.send}
          </Button>
        )}
      </DialogActions>
    </>
  )
}

interface SendingProps {
  readonly waiting: number
  readonly all: number
  readonly items: readonly OutboxItem[]
  /** In how many enquiries the service has refused something. */
  readonly refusedEnquiries: number
  readonly status: SyncStatus | undefined
}

/** How far sending is, and why it does not go on where it does not. */
function Sending({ waiting, all, items, refusedEnquiries, status }: SendingProps) {
  const text = useText()
  const needYou = items.filter(needsPerson).length
  const failure = useEnquiries()?.failure ?? null
  const trouble =
    status?.phase === 'failed'
      ? text.sync.explanations[status.failure]
      : status?.phase === 'sign_in_needed'
        ? text.signOut.signInNeeded
        : failure !== null
          ? text.sync.explanations[failure]
          : null
  return (
    <div className="sign-out-progress" role="status">
      {waiting > 0 && <p>{text.signOut.sending({ count: waiting, all: Math.max(all, waiting) })}</p>}
      {waiting > 0 && all > 0 && (
        <progress value={Math.max(all, waiting) - waiting} max={Math.max(all, waiting)} />
      )}
      {waiting > 0 && trouble !== null && <Notice tone="amber">{trouble}</Notice>}
      {needYou > 0 && <Notice tone="amber">{text.signOut.needsYou({ count: needYou })}</Notice>}
      {refusedEnquiries > 0 && (
        <Notice tone="amber">{text.signOut.enquiriesNeedYou({ count: refusedEnquiries })}</Notice>
      )}
    </div>
  )
}
