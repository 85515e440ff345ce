import { type ReactNode, useRef, useState } from 'react'
import { notStoredYet } from '#shared/content/identity.ts'
import { titleOf } from '#shared/content/item-type.ts'
import { timing } from '#shared/sync/timing.ts'
import { type Decision, mayDelete, mayTransition } from '#shared/workflow/may.ts'
import { type DecisionKind, decisionName } from '../../editor/decision-name.ts'
import { ReasonDialog } from '../../editor/reason-dialog.tsx'
import { useActor } from '../../editor/use-actor.ts'
import { useText } from '../../i18n/index.ts'
import { useLibrary, type WorkingCopy } from '../../library/index.ts'
import { showToast } from '../../ui/toast.tsx'
import { useDeleteDraft } from '../deleted-drafts/index.ts'
import { standingOf } from './author-actions.ts'

/** Taking a decision on an item, with its words. */
export interface Deciding {
  /** Takes the decision, or first asks for the reason where one is needed. */
  readonly ask: (kind: DecisionKind) => void
  /** Why the last attempt did not work, in words. */
  readonly problem: string | null
  /** The window that asks for a reason, while it is open. */
  readonly dialog: ReactNode
}

/** Takes decisions; `flush` stores the last words first, so that nothing is decided without them. */
export function useDecision(copy: WorkingCopy, flush: () => Promise<boolean>): Deciding {
  const text = useText()
  const library = useLibrary()
  const signedIn = useActor()
  const { restore } = useDeleteDraft()
  const [asking, setAsking] = useState<DecisionKind | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const isDeciding = useRef(false)

  const store = async (kind: DecisionKind, reason: string | null): Promise<string | null> => {
    const read = copy.stored?.revision ?? notStoredYet
    if (kind === 'delete') {
      if (!(await library.deleteAsRead(copy.id, { read, reason }))) return text.review.deletionNotNow
      const title = titleOf(copy.type, copy.fields)
      showToast({
        message: text.localHistory.deleted({ title: title === '' ? text.types.untitled[copy.type] : title }),
        action: {
          label: text.localHistory.undo,
          run: () => void restore(copy.id),
          lasts: timing.deletionWindow,
        },
      })
      return null
    }
    await library.decide(copy.id, { transition: kind, read, ...(reason === null ? {} : { reason }) })
    return null
  }

  const decide = async (kind: DecisionKind, reason: string | null = null): Promise<boolean> => {
    setProblem(null)
    isDeciding.current = true
    try {
      const failed = (await flush())
        ? await store(kind, reason).catch(() => text.editor.decisionFailed)
        : text.editor.notStoredBeforeDecision
      setProblem(failed)
      return failed === null
    } finally {
      isDeciding.current = false
    }
  }

  const answerTo = (kind: DecisionKind): Decision | null => {
    if (signedIn === null) return null
    const { actor, policy } = signedIn
    const standing = standingOf(copy, actor)
    if (kind !== 'delete') return mayTransition(actor, policy, standing, kind)
    const answer = mayDelete(actor, policy, standing)
    // Whoever deletes another's text owes them a reason.
    return answer.allowed ? { ...answer, reasonRequired: standing.author !== actor.account } : answer
  }

  const ask = (kind: DecisionKind) => {
    // One decision is enough; and the window that closes behind it is its own.
    if (isDeciding.current) return
    const answer = answerTo(kind)
    if (answer === null) return
    if (!answer.allowed) setProblem(text.editor.refusals[answer.refusal])
    else if (answer.reasonRequired) setAsking(kind)
    else void decide(kind)
  }

  const isOwn = copy.stored === null || copy.stored.author.id === signedIn?.actor.account
  const dialog = asking !== null && (
    <ReasonDialog
      item={copy.id}
      transition={asking}
      decision={decisionName(asking, isOwn, text)}
      help={text.editor.reasonHelp}
      onClose={() => setAsking(null)}
      onGiven={async reason => {
        const isStored = await decide(asking, reason)
        setAsking(null)
        return isStored
      }}
    />
  )
  return { ask, problem, dialog }
}
