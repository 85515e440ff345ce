import { useId, useRef, useState } from 'react'
import type { Finding } from '#shared/content/checks.ts'
import type { ItemId, Person } from '#shared/content/identity.ts'
import { titleOf } from '#shared/content/item-type.ts'
import type { Messages } from '#shared/messages/en.ts'
import { timing } from '#shared/sync/timing.ts'
import type { Actor } from '#shared/workflow/actor.ts'
import { decisionsFor, mayDelete, mayTransition } from '#shared/workflow/may.ts'
import type { Policy } from '#shared/workflow/policy.ts'
import { useCommand } from '../../commands/index.ts'
import { type DecisionKind, decisionName } from '../../editor/decision-name.ts'
import { ReasonDialog } from '../../editor/reason-dialog.tsx'
import { useText } from '../../i18n/index.ts'
import { useLibrary, type WorkingCopy } from '../../library/index.ts'
import { Button } from '../../ui/button.tsx'
import { placeOfTyping } from '../../ui/has-keys.ts'
import { KeyHint } from '../../ui/key-hint.tsx'
import { Notice } from '../../ui/notice.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useOneAtATime } from '../../ui/use-one-at-a-time.ts'
import { useIsHere } from '../../ui/use-while-here.ts'
import { stillHere, useNavigation } from '../../ui-state/navigation.ts'
import { publishing } from './bulk.ts'

interface DecisionBarProps {
  /** The item as it was read: the decision stands on this revision. */
  readonly copy: WorkingCopy
  readonly actor: Actor
  readonly policy: Policy
  readonly findings: readonly Finding[]
  /** The item has a newer revision than the one on screen. */
  readonly hasMovedOn: boolean
  readonly isOnItsWay: boolean
  /** An earlier decision met a newer text and waits for its person. */
  readonly isHeldUp: boolean
  /** Somebody else who reads it now. */
  readonly readBy: Person | null
  /** Called where nobody has gone to type elsewhere meanwhile. */
  readonly onDecided: () => void
}

const keys: Partial<Record<DecisionKind, string>> = {
  approve: 'A',
  return_to_author: 'R',
  reject_deletion: 'Shift+G',
}

/** Takes a decision back that is still on this computer. */
function useTakeBack(): (id: ItemId, what: DecisionKind) => void {
  const { editor: text } = useText()
  const library = useLibrary()
  const open = useNavigation(navigation => navigation.open)
  /** Whether it is as it was before. */
  const isTakenBack = async (id: ItemId, what: DecisionKind): Promise<boolean> => {
    if (what !== 'delete') return library.takeBackDecision(id)
    const restored = await library.restoreDeleted(id)
    // Too late: its words are a draft of one's own now, which is not what was asked for.
    if (restored?.isNew) await library.deleteDraft(restored.item)
    return restored?.isNew === false
  }
  return useOneAtATime(async (id, what) => {
    const isHere = stillHere()
    if (!(await isTakenBack(id, what).catch(() => false))) showToast({ message: text.tooLateToTakeBack })
    else if (isHere()) open('review', id)
    else showToast({ message: text.takenBack })
  })
}

/** Why nothing can be decided now, or null. */
function obstacleToAll(
  {
    hasMovedOn,
    isOnItsWay,
    isHeldUp,
    readBy,
  }: Pick<DecisionBarProps, 'hasMovedOn' | 'isOnItsWay' | 'isHeldUp' | 'readBy'>,
  { review }: Messages,
): string | null {
  if (hasMovedOn) return review.readNewFirst
  if (isHeldUp) return review.decideAgainFirst
  if (isOnItsWay) return review.onItsWay
  return readBy === null ? null : review.claim.takeOverFirst({ name: readBy.name })
}

/** The decisions on the item that is being read. */
export function DecisionBar({
  copy,
  actor,
  policy,
  findings,
  hasMovedOn,
  isOnItsWay,
  isHeldUp,
  readBy,
  onDecided,
}: DecisionBarProps) {
  const text = useText()
  const library = useLibrary()
  const takeBack = useTakeBack()
  const reasonId = useId()
  const [asking, setAsking] = useState<DecisionKind | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const isDeciding = useRef(false)
  const isHere = useIsHere()

  const { stored } = copy
  if (stored === null) return null
  const standing = { author: stored.author.id, state: stored.state, isPublished: stored.published !== null }
  const isOwn = stored.author.id === actor.account
  const isDeletionAsked = stored.state === 'deletion_request'
  const decisions = [
    ...decisionsFor(actor, policy, standing).map(rule => rule.transition),
    ...(mayDelete(actor, policy, standing).allowed ? (['delete'] as const) : []),
  ]
  const nameOf = (kind: DecisionKind) =>
    kind === 'delete' && isDeletionAsked ? text.review.grantDeletion : decisionName(kind, isOwn, text)

  const obstacle = obstacleToAll({ hasMovedOn, isOnItsWay, isHeldUp, readBy }, text)
  const obstacleTo = (kind: DecisionKind) => {
    if (obstacle !== null) return obstacle
    return kind !== 'delete' && publishing.includes(kind) && findings.length > 0
      ? text.review.incomplete({ count: findings.length })
      : null
  }

  const store = async (kind: DecisionKind, reason: string | null): Promise<boolean> => {
    const read = stored.revision
    if (kind === 'delete') return library.deleteAsRead(copy.id, { read, reason })
    await library.decide(copy.id, { transition: kind, read, ...(reason === null ? {} : { reason }) })
    return true
  }

  /** Says why it was not decided, also where the item is not on screen any more. */
  const tell = (sentence: string) => (isHere() ? setProblem(sentence) : showToast({ message: sentence }))

  const decide = async (kind: DecisionKind, reason: string | null = null): Promise<boolean> => {
    const typedAt = placeOfTyping(document)
    isDeciding.current = true
    try {
      if (!(await store(kind, reason))) {
        tell(text.review.deletionNotNow)
        return false
      }
    } catch {
      tell(text.editor.decisionFailed)
      return false
    } finally {
      isDeciding.current = false
    }
    const title = titleOf(copy.type, copy.fields)
    showToast({
      message: text.review.doneWith({
        done: text.review.done[kind],
        title: title === '' ? text.types.untitled[copy.type] : title,
      }),
      action: {
        label: text.editor.takeBack,
        run: () => takeBack(copy.id, kind),
        lasts: kind === 'delete' ? timing.deletionWindow : timing.takeBackWindow,
      },
    })
    setAsking(null)
    // A comment that was begun since is not taken away from under its words: the next letters would be decisions.
    const typesAt = placeOfTyping(document)
    if (typesAt === null || typesAt === typedAt) onDecided()
    return true
  }

  /** Whether a reason has to be given: who deletes what nobody asked to be deleted owes one to its author. */
  const needsReason = (kind: DecisionKind) => {
    if (kind === 'delete') return !isDeletionAsked && !isOwn
    const answer = mayTransition(actor, policy, standing, kind)
    return answer.allowed && answer.reasonRequired
  }

  const ask = (kind: DecisionKind) => {
    // One decision is enough.
    if (isDeciding.current) return
    setProblem(null)
    if (!decisions.includes(kind) || obstacleTo(kind) !== null) return
    if (needsReason(kind)) setAsking(kind)
    else void decide(kind)
  }
  return (
    <section className="decision-bar" aria-label={text.review.decide}>
      <DecisionKeys decisions={decisions} isDeletionAsked={isDeletionAsked} onAsk={ask} />
      {problem !== null && (
        <Notice tone="red" role="alert">
          {problem}
        </Notice>
      )}
      <p id={reasonId} className="decision-obstacle">
        {obstacle ?? (decisions.some(name => obstacleTo(name) !== null) ? text.review.incompleteFirst : '')}
      </p>
      {decisions.map(kind => {
        const isBlocked = obstacleTo(kind) !== null
        const key = kind === 'delete' && isDeletionAsked ? 'G' : keys[kind]
        return (
          <Button
            key={kind}
            variant={variantOf(kind, isDeletionAsked)}
            aria-disabled={isBlocked}
            {...(isBlocked ? { 'aria-describedby': reasonId } : {})}
            onPress={() => ask(kind)}
          >
            {nameOf(kind)}
            {key && (
              <span aria-hidden>
                <KeyHint accelerator={key} />
              </span>
            )}
          </Button>
        )
      })}
      {decisions.length === 0 && <p className="decision-none">{text.review.notHere}</p>}
      {asking !== null && (
        <ReasonDialog
          item={copy.id}
          transition={asking}
          decision={nameOf(asking)}
          help={text.review.reasonHelp}
          obstacle={obstacleTo(asking)}
          onClose={() => setAsking(null)}
          onGiven={reason => decide(asking, reason)}
        />
      )}
    </section>
  )
}

function variantOf(kind: DecisionKind, isDeletionAsked: boolean): 'primary' | 'secondary' | 'quiet' {
  if (kind === 'approve') return 'primary'
  return kind === 'delete' && !isDeletionAsked ? 'quiet' : 'secondary'
}

interface DecisionKeysProps {
  readonly decisions: readonly DecisionKind[]
  readonly isDeletionAsked: boolean
  readonly onAsk: (kind: DecisionKind) => void
}

/** The keys of the decisions that can be taken here. */
function DecisionKeys({ decisions, isDeletionAsked, onAsk }: DecisionKeysProps) {
  const main = (['approve', 'propose_again'] as const).find(kind => decisions.includes(kind))
  const canDelete = decisions.includes('delete')
  useCommand('review.approve', () => onAsk('approve'), { enabled: decisions.includes('approve') })
  useCommand('item.primary', () => main && onAsk(main), { enabled: main !== undefined })
  useCommand('review.return', () => onAsk('return_to_author'), {
    enabled: decisions.includes('return_to_author'),
  })
  useCommand('review.grantDeletion', () => onAsk('delete'), { enabled: canDelete && isDeletionAsked })
  useCommand('review.rejectDeletion', () => onAsk('reject_deletion'), {
    enabled: decisions.includes('reject_deletion'),
  })
  useCommand('draft.delete', () => onAsk('delete'), { enabled: canDelete && !isDeletionAsked })
  return null
}
