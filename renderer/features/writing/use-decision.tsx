import { type ReactNode, useState } from 'react'
import { notStoredYet } from '#shared/content/identity.ts'
import { mayTransition } from '#shared/workflow/may.ts'
import type { TransitionName } from '#shared/workflow/rules.ts'
import { decisionName } from '../../editor/decision-name.ts'
import { ReasonDialog } from '../../editor/reason-dialog.tsx'
import { useActor } from '../../editor/use-actor.ts'
import { useText } from '../../i18n/index.ts'
import { useLibrary, type WorkingCopy } from '../../library/index.ts'
import { standingOf } from './author-actions.ts'

/** Taking a decision on an item, with its words. */
export interface Deciding {
  /** Takes the decision, or first asks for the reason where one is needed. */
  readonly ask: (transition: TransitionName) => void
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
  const [asking, setAsking] = useState<TransitionName | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  const decide = async (transition: TransitionName, reason?: string): Promise<boolean> => {
    setProblem(null)
    if (!(await flush())) {
      setProblem(text.editor.notStoredBeforeDecision)
      return false
    }
    try {
      const read = copy.stored?.revision ?? notStoredYet
      await library.decide(copy.id, { transition, read, ...(reason === undefined ? {} : { reason }) })
      return true
    } catch {
      setProblem(text.editor.decisionFailed)
      return false
    }
  }

  const ask = (transition: TransitionName) => {
    if (signedIn === null) return
    const answer = mayTransition(
      signedIn.actor,
      signedIn.policy,
      standingOf(copy, signedIn.actor),
      transition,
    )
    if (!answer.allowed) setProblem(text.editor.refusals[answer.refusal])
    else if (answer.reasonRequired) setAsking(transition)
    else void decide(transition)
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
