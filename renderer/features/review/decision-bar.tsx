import { useId, useState } from 'react'
import type { Finding } from '#shared/content/checks.ts'
import type { ItemId, Person } from '#shared/content/identity.ts'
import { titleOf } from '#shared/content/item-type.ts'
import type { Messages } from '#shared/messages/en.ts'
import { timing } from '#shared/sync/timing.ts'
import type { Actor } from '#shared/workflow/actor.ts'
import { decisionsFor, mayTransition } from '#shared/workflow/may.ts'
import type { Policy } from '#shared/workflow/policy.ts'
import type { TransitionName } from '#shared/workflow/rules.ts'
import { useCommand } from '../../commands/index.ts'
import { decisionName } from '../../editor/decision-name.ts'
import { ReasonDialog } from '../../editor/reason-dialog.tsx'
import { useText } from '../../i18n/index.ts'
import { useLibrary, type WorkingCopy } from '../../library/index.ts'
import { Button } from '../../ui/button.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { Notice } from '../../ui/notice.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useNavigation } from '../../ui-state/navigation.ts'
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
  readonly onDecided: () => void
}

const keys: Partial<Record<TransitionName, string>> = { approve: 'A', return_to_author: 'R' }

function useTakeBack(): (id: ItemId) => void {
  const { editor: text } = useText()
  const library = useLibrary()
  const open = useNavigation(navigation => navigation.open)
  return id => {
    const takeBack = async () => {
      const isBack = await library.takeBackDecision(id).catch(() => false)
      if (isBack) open('review', id)
      else showToast({ message: text.tooLateToTakeBack })
    }
    void takeBack()
  }
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
  const [asking, setAsking] = useState<TransitionName | null>(null)
  const [hasFailed, setFailed] = useState(false)

  const { stored } = copy
  if (stored === null) return null
  const standing = { author: stored.author.id, state: stored.state, isPublished: stored.published !== null }
  const isOwn = stored.author.id === actor.account
  const decisions = decisionsFor(actor, policy, standing).map(rule => rule.transition)
  const nameOf = (transition: TransitionName) => decisionName(transition, isOwn, text)

  const obstacle = obstacleToAll({ hasMovedOn, isOnItsWay, isHeldUp, readBy }, text)
  const obstacleTo = (transition: TransitionName) => {
    if (obstacle !== null) return obstacle
    return publishing.includes(transition) && findings.length > 0
      ? text.review.incomplete({ count: findings.length })
      : null
  }

  const decide = async (transition: TransitionName, reason?: string): Promise<boolean> => {
    try {
      const read = stored.revision
      await library.decide(copy.id, { transition, read, ...(reason === undefined ? {} : { reason }) })
    } catch {
      setFailed(true)
      return false
    }
    const title = titleOf(copy.type, copy.fields)
    showToast({
      message: text.review.doneWith({
        done: text.review.done[transition],
        title: title === '' ? text.types.untitled[copy.type] : title,
      }),
      action: {
        label: text.editor.takeBack,
        run: () => takeBack(copy.id),
        lasts: timing.takeBackWindow,
      },
    })
    onDecided()
    return true
  }

  const ask = (transition: TransitionName) => {
    setFailed(false)
    if (!decisions.includes(transition) || obstacleTo(transition) !== null) return
    const answer = mayTransition(actor, policy, standing, transition)
    if (!answer.allowed) return
    if (answer.reasonRequired) setAsking(transition)
    else void decide(transition)
  }
  return (
    <section className="decision-bar" aria-label={text.review.decide}>
      <DecisionKeys decisions={decisions} onAsk={ask} />
      {hasFailed && (
        <Notice tone="red" role="alert">
          {text.editor.decisionFailed}
        </Notice>
      )}
      <p id={reasonId} className="decision-obstacle">
        {obstacle ?? (decisions.some(name => obstacleTo(name) !== null) ? text.review.incompleteFirst : '')}
      </p>
      {decisions.map(transition => {
        const isBlocked = obstacleTo(transition) !== null
        const key = keys[transition]
        return (
          <Button
            key={transition}
            variant={transition === 'approve' ? 'primary' : 'secondary'}
            aria-disabled={isBlocked}
            {...(isBlocked ? { 'aria-describedby': reasonId } : {})}
            onPress={() => ask(transition)}
          >
            {nameOf(transition)}
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

interface DecisionKeysProps {
  readonly decisions: readonly TransitionName[]
  readonly onAsk: (transition: TransitionName) => void
}

/** The keys of the decisions that can be taken here. */
function DecisionKeys({ decisions, onAsk }: DecisionKeysProps) {
  const canApprove = decisions.includes('approve')
  useCommand('review.approve', () => onAsk('approve'), { enabled: canApprove })
  useCommand('item.primary', () => onAsk('approve'), { enabled: canApprove })
  useCommand('review.return', () => onAsk('return_to_author'), {
    enabled: decisions.includes('return_to_author'),
  })
  return null
}
