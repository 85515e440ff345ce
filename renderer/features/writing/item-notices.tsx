import { useEffect, useRef, useState } from 'react'
import type { Messages } from '#shared/messages/en.ts'
import type { LastDecision } from '#shared/sync/item.ts'
import type { problemKind } from '#shared/sync/problem.ts'
import type { Actor } from '#shared/workflow/actor.ts'
import { decisionName } from '../../editor/decision-name.ts'
import { useText } from '../../i18n/index.ts'
import { hasOwnWords, useLibrary, type WorkingCopy } from '../../library/index.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useNavigation } from '../../ui-state/navigation.ts'
import { ChangedSinceDeleted, ConflictDialog, MergeNotice, ToDecide } from '../conflict/index.ts'
import { DecisionOnItsWay } from './decision-on-its-way.tsx'

interface ItemNoticesProps {
  readonly copy: WorkingCopy
  readonly actor: Actor
  /** Stores what is being typed; false where that failed. */
  readonly flush: () => Promise<boolean>
}

/** Brings what must be decided into sight, and the keys to it. */
export function showNotices(page: HTMLElement | null): void {
  const first = page?.querySelector<HTMLElement>('.item-notices button')
  first?.scrollIntoView({ block: 'center' })
  first?.focus({ preventScroll: true })
}

/** What a person must know about an item before they go on: the most pressing first. */
export function ItemNotices({ copy, actor, flush }: ItemNoticesProps) {
  const text = useText()
  const { stored, decisionOnItsWay } = copy
  const decision = stored?.decision ?? null
  const concernsMe = decision !== null && decision.by.id !== actor.account && decision.to === copy.state
  // While two texts stand side by side, that is all there is to say.
  const isCalm = decisionOnItsWay === null && copy.conflict === null
  const isOwn = stored?.author.id === actor.account
  const holder = useRef<HTMLDivElement>(null)
  const standing = `${copy.conflict === null} ${copy.status.kind} ${decisionOnItsWay}`
  const last = useRef(standing)
  useEffect(() => {
    // The button that was pressed may be gone with its notice: the keys go on from where it stood.
    if (last.current !== standing && document.activeElement === document.body)
      holder.current?.focus({ preventScroll: true })
    last.current = standing
  }, [standing])
  return (
    <div ref={holder} className="item-notices" tabIndex={-1}>
      {copy.conflict && <Conflict copy={copy} conflict={copy.conflict} />}
      <ConflictDialog copy={copy} actor={actor} flush={flush} />
      {copy.conflict === null && <MergeNotice item={copy.id} flush={flush} />}
      {copy.status.kind === 'refused' && <Refused copy={copy} problem={copy.status.problem} />}
      {decisionOnItsWay !== null && <DecisionOnItsWay copy={copy} transition={decisionOnItsWay} />}
      {decisionOnItsWay === null && concernsMe && decision.reason !== null && <Decided decision={decision} />}
      {isCalm && isOwn && copy.state === 'proposed' && <Notice>{text.editor.waitsForReview}</Notice>}
      {isCalm && isOwn && copy.state === 'validated' && <Notice>{text.editor.editsPublished}</Notice>}
    </div>
  )
}

function titleOfDecision(decision: LastDecision, text: ReturnType<typeof useText>['editor']): string {
  const { name } = decision.by
  switch (decision.transition) {
    case 'return_to_author':
      return text.returnedTitle({ name })
    case 'report':
      return text.reportedTitle({ name })
    case 'propose_changes':
      return text.requestedTitle({ name })
    case 'reject_deletion':
      return text.rejectedDeletionTitle({ name })
    default:
      return `${name} ${text.past[decision.transition]}`
  }
}

/** What somebody else decided on this item, with their reason. */
function Decided({ decision }: { decision: LastDecision }) {
  const { editor: text } = useText()
  return (
    <Notice
      tone="amber"
      title={
        <>
          {titleOfDecision(decision, text)} <RelativeTime at={decision.at} className="notice-time" />
        </>
      }
    >
      <blockquote className="notice-reason">{decision.reason}</blockquote>
    </Notice>
  )
}

interface RefusedProps {
  readonly copy: WorkingCopy
  readonly problem: Parameters<typeof problemKind>[0]
}

/** What the service said no to, and the ways on. */
function Refused({ copy, problem }: RefusedProps) {
  const text = useText()
  const library = useLibrary()
  const [hasFailed, setFailed] = useState(false)
  // The service's details are for a log; which fields it means is for a person.
  const fields = new Set(problem.errors?.flatMap(error => error.pointer.split('/')[2] ?? []))
  const run = (work: Promise<void>) => {
    work.then(
      () => setFailed(false),
      () => setFailed(true),
    )
  }
  return (
    <Notice
      tone="red"
      role="alert"
      title={text.editor.refusedTitle}
      actions={
        <>
          <Button size="small" onPress={() => run(library.dropRefusedDecision(copy.id))}>
            {text.editor.dropDecision}
          </Button>
          <Button size="small" onPress={() => run(library.sendAgain(copy.id))}>
            {text.editor.sendAgain}
          </Button>
        </>
      }
    >
      <p>{text.status.problem(problem)}</p>
      {fields.size > 0 && (
        <ul>
          {[...fields].map(field => (
            <li key={field}>{text.fields.name({ field })}</li>
          ))}
        </ul>
      )}
      {hasFailed && <p>{text.editor.decisionFailed}</p>}
    </Notice>
  )
}

interface ConflictProps {
  readonly copy: WorkingCopy
  readonly conflict: NonNullable<WorkingCopy['conflict']>
}

/** A way to settle a conflict. */
interface ConflictChoice {
  readonly keep: 'mine' | 'theirs'
  readonly label: string
  readonly help: string
}

/** What a conflict says: two texts, a deletion of a text that has changed, or words on an item that is gone. */
function conflictWords(
  messages: Messages,
  isGone: boolean,
  isDeletion: boolean,
  /** What was decided, where nothing was written. */
  decision: string | null,
): { readonly title: string; readonly body: string | null; readonly choices: readonly ConflictChoice[] } {
  const { editor, localHistory } = messages
  if (isDeletion) {
    return {
      title: localHistory.deletionConflictTitle,
      body: localHistory.deletionConflictBody,
      choices: [
        { keep: 'mine', label: localHistory.deleteAnyway, help: localHistory.deleteAnywayHelp },
        { keep: 'theirs', label: localHistory.keepAfterAll, help: localHistory.keepAfterAllHelp },
      ],
    }
  }
  if (isGone && decision !== null) {
    return {
      title: editor.decisionGoneTitle({ decision }),
      body: editor.decisionGoneBody,
      choices: [{ keep: 'mine', label: editor.letGo, help: editor.letGoHelp }],
    }
  }
  if (isGone) {
    return {
      title: editor.goneTitle,
      body: editor.goneBody,
      choices: [{ keep: 'mine', label: editor.keepAsDraft, help: editor.keepAsDraftHelp }],
    }
  }
  return {
    title: editor.conflictTitle,
    body: null,
    choices: [
      { keep: 'mine', label: editor.keepMine, help: editor.keepMineHelp },
      { keep: 'theirs', label: editor.keepTheirs, help: editor.keepTheirsHelp },
    ],
  }
}

/** Two texts where there should be one: both are kept until a person says which one stands. */
function Conflict({ copy, conflict }: ConflictProps) {
  const messages = useText()
  const text = messages.editor
  const decided =
    conflict.decision === null || hasOwnWords(copy) ? null : decisionName(conflict.decision, false, messages)
  const says = conflictWords(messages, conflict.current === null, conflict.isDeletion, decided)
  const library = useLibrary()
  const open = useNavigation(navigation => navigation.open)
  const [hasFailed, setFailed] = useState(false)

  const settle = async (keep: 'mine' | 'theirs') => {
    try {
      const kept = await library.settleConflict(copy.id, keep)
      setFailed(false)
      if (kept !== null) {
        showToast({
          message: text.keptAsDraft,
          action: { label: text.openDraft, run: () => open('drafts', kept) },
        })
      }
    } catch {
      setFailed(true)
    }
  }

  return (
    <Notice tone="amber" role="alert" title={says.title} className="conflict-notice">
      {says.body && <p>{says.body}</p>}
      <ChangedSinceDeleted copy={copy} />
      <ToDecide copy={copy} />
      {hasFailed && <p>{text.decisionFailed}</p>}
      <div className="conflict-choices">
        {says.choices.map(({ keep, label, help }) => (
          <Button key={keep} size="small" onPress={() => void settle(keep)} description={help}>
            {label}
          </Button>
        ))}
      </div>
      <ul className="conflict-help">
        {says.choices.map(({ keep, label, help }) => (
          <li key={keep}>{`${label}: ${help}`}</li>
        ))}
      </ul>
    </Notice>
  )
}
