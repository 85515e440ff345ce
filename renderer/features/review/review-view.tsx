import { BookOpenCheck, CircleCheckBig } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { ItemId } from '#shared/content/identity.ts'
import { useCommand } from '../../commands/index.ts'
import { useActor } from '../../editor/use-actor.ts'
import { useText } from '../../i18n/index.ts'
import { useAllOf, useClaims, useReadNext } from '../../library/index.ts'
import { useCurrentTime } from '../../ui/current-time.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { hasKeys } from '../../ui/has-keys.ts'
import { useNavigation } from '../../ui-state/navigation.ts'
import { toggleMark, useReviewChoices } from '../../ui-state/review-choices.ts'
import { BulkDialog } from './bulk-dialog.tsx'
import { afterDecision, queueOf, stepFrom, waitingEntries } from './queue.ts'
import { QueueList } from './queue-list.tsx'
import { ReviewItem } from './review-item.tsx'
import './review.css'

/** What others proposed: the queue, and beside it the item that is being read and decided on. */
export function ReviewView() {
  const text = useText()
  const rows = useAllOf('waiting')
  const signedIn = useActor()
  const choices = useReviewChoices()
  const open = useNavigation(navigation => navigation.place.item)
  const select = useNavigation(navigation => navigation.select)

  const claims = useClaims()
  const now = useCurrentTime()
  const waiting = useMemo(
    () =>
      rows && claims && signedIn
        ? waitingEntries(rows, claims, { ...signedIn, now: new Date(now) })
        : undefined,
    [rows, claims, signedIn, now],
  )
  const { search, order, states, types, claims: claimFilter, checks, marked, read } = choices
  const me = signedIn?.actor.account
  const queue = useMemo(
    () =>
      waiting && me
        ? queueOf(waiting, { search, order, states, types, claims: claimFilter, checks }, me)
        : [],
    [waiting, me, search, order, states, types, claimFilter, checks],
  )
  const [isDeciding, setDeciding] = useState(false)
  const markedEntries = useMemo(
    () => (waiting ?? []).filter(({ row }) => marked.has(row.id)),
    [waiting, marked],
  )
  const decideMarked = () => setDeciding(markedEntries.length > 0)
  useCommand('review.mark', () => open !== null && toggleMark(open), { enabled: open !== null })
  useCommand('review.decideMarked', decideMarked, { enabled: markedEntries.length > 0 })

  const step = (by: 1 | -1) => {
    const next = stepFrom(queue, open, by)
    if (next !== null) select(next)
  }
  const goOn = (decided: ItemId) => {
    const { view: shown, item } = useNavigation.getState().place
    // Whoever has gone on meanwhile, by J or to another view, is where they want to be.
    if (shown === 'review' && item === decided) select(afterDecision(queue, decided))
  }
  useReadNext(open === null ? null : stepFrom(queue, open, 1))
  useCommand('review.next', () => step(1))
  useCommand('review.previous', () => step(-1))

  const view = useRef<HTMLDivElement>(null)
  const hasRows = queue.length > 0
  // Keys go on working where the control that had the focus is gone with what it stood in: in a narrow window the queue
  // and the item take turns. (The effect says "whenever another item is shown".)
  useEffect(() => {
    if (hasKeys(document) || (open === null && !hasRows)) return
    view.current?.querySelector<HTMLElement>(open === null ? '.queue-row' : '.review-pane')?.focus()
  }, [open, hasRows])

  if (waiting === undefined || signedIn === null) {
    return <div className="review-view" aria-busy="true" />
  }
  if (waiting.length === 0 && open === null) {
    return (
      <div className="review-view">
        <EmptyState
          icon={<CircleCheckBig aria-hidden />}
          title={text.review.emptyTitle}
          body={text.review.emptyBody}
        />
      </div>
    )
  }
  return (
    <div ref={view} className="review-view" data-reading={open === null ? undefined : ''}>
      <QueueList
        waiting={waiting}
        queue={queue}
        me={signedIn.actor.account}
        open={open}
        onOpen={select}
        onDecideMarked={decideMarked}
      />
      {isDeciding && (
        <BulkDialog
          entries={markedEntries}
          actor={signedIn.actor}
          policy={signedIn.policy}
          read={read}
          onClose={() => setDeciding(false)}
        />
      )}
      <div className="review-pane" tabIndex={-1}>
        {open === null ? (
          hasRows && (
            <EmptyState
              icon={<BookOpenCheck aria-hidden />}
              title={text.review.chooseTitle}
              body={text.review.chooseBody}
            />
          )
        ) : (
          <ReviewItem
            key={open}
            id={open}
            actor={signedIn.actor}
            policy={signedIn.policy}
            place={{ position: queue.findIndex(({ row }) => row.id === open) + 1, count: queue.length }}
            onStep={step}
            onClose={() => select(null)}
            onDecided={goOn}
          />
        )}
      </div>
    </div>
  )
}
