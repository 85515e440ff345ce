import { type RefObject, useEffect, useMemo, useState } from 'react'
import type { Person, Revision } from '#shared/content/identity.ts'
import type { ThreadOf } from '#shared/margin/margin.ts'
import { useText } from '../i18n/index.ts'
import type { MarginHere, WorkingCopy } from '../library/index.ts'
import { NewComment } from './new-comment.tsx'
import { RefusedComments } from './refused-comments.tsx'
import { Suggestions } from './suggestions.tsx'
import { idOf, ThreadCard } from './thread-card.tsx'
import type { CommentAsked } from './use-comment-command.ts'
import { threadAt, useMarks, usePassages } from './use-passages.ts'
import './comments.css'

interface CommentsPanelProps {
  /** The item as it is on screen. */
  readonly copy: WorkingCopy
  /** The revision on screen. */
  readonly revision: Revision
  /** Stores what is being typed in the text; false where that failed. */
  readonly flush: () => Promise<boolean>
  readonly here: MarginHere
  readonly mayWrite: boolean
  /** The text that is commented on; its fields are marked by `data-field`. */
  readonly holder: RefObject<HTMLElement | null>
  readonly asked: CommentAsked
}

/** The comments of an item beside its text, in the order of their passages. */
export function CommentsPanel({ copy, revision, flush, here, mayWrite, holder, asked }: CommentsPanelProps) {
  const { id: item, type } = copy
  const { comments: text } = useText()
  const { threads } = here.margin
  const [areResolvedShown, showResolved] = useState(false)
  const searched = useMemo(
    () => (areResolvedShown ? threads : threads.filter(({ resolved }) => resolved === null)),
    [threads, areResolvedShown],
  )
  const passages = usePassages(holder, searched)
  const [current, setCurrent] = useState<string | null>(null)
  const open = useMemo(
    () => new Map([...passages].filter(([id]) => isOpen(threads, id))),
    [passages, threads],
  )
  useMarks(open, current)

  useEffect(() => {
    const element = holder.current
    const choose = (event: MouseEvent) => {
      const id = threadAt(open, event)
      if (id === null) return
      setCurrent(id)
      document.getElementById(idOf(id))?.scrollIntoView({ block: 'nearest' })
    }
    element?.addEventListener('click', choose)
    return () => element?.removeEventListener('click', choose)
  }, [holder, open])

  const orderOf = ({ id }: ThreadOf<Person>) => passages.get(id)?.order ?? 0
  const sorted = threads.toSorted((one, other) => orderOf(one) - orderOf(other))
  const show = (id: string) => {
    setCurrent(id)
    const passage = passages.get(id)
    if (passage?.kind !== 'found') return
    passage.range?.startContainer.parentElement?.scrollIntoView({ block: 'center' })
  }
  const cardOf = (thread: ThreadOf<Person>) => (
    <li key={thread.id}>
      <ThreadCard
        {...{ item, revision, thread, here, mayWrite }}
        passage={passages.get(thread.id)}
        isCurrent={thread.id === current}
        onShow={() => show(thread.id)}
      />
    </li>
  )
  const unresolved = sorted.filter(({ resolved }) => resolved === null)
  const resolved = sorted.filter(thread => thread.resolved !== null)
  return (
    <div className="comments" data-keeps="item.primary">
      <p className="comments-note">{text.notPublished}</p>
      <RefusedComments entries={here.entries} />
      {mayWrite && <NewComment {...{ item, type, revision, holder, asked }} />}
      {unresolved.length === 0 && resolved.length === 0 && (
        <p className="comments-none">{mayWrite ? text.none : text.noneToRead}</p>
      )}
      <Suggestions copy={copy} here={here} flush={flush} />
      <ol className="comments-list" aria-label={text.list}>
        {unresolved.map(cardOf)}
      </ol>
      {resolved.length > 0 && (
        <details
          className="comments-resolved"
          open={areResolvedShown}
          onToggle={event => showResolved(event.currentTarget.open)}
        >
          <summary>{text.resolvedHeading({ count: resolved.length })}</summary>
          <ol className="comments-list">{resolved.map(cardOf)}</ol>
        </details>
      )}
    </div>
  )
}

function isOpen(threads: readonly ThreadOf<Person>[], id: string): boolean {
  return threads.some(thread => thread.id === id && thread.resolved === null)
}
