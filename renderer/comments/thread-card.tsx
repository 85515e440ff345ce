import { Check, CloudUpload, Quote as QuoteMark, RotateCcw } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button as PlainButton } from 'react-aria-components'
import type { ItemId, Person, Revision } from '#shared/content/identity.ts'
import type { CommentOf, Place, ThreadOf } from '#shared/margin/margin.ts'
import { useActor } from '../editor/use-actor.ts'
import { useText } from '../i18n/index.ts'
import { type MarginHere, useLibrary } from '../library/index.ts'
import { Button } from '../ui/button.tsx'
import { hasKeys } from '../ui/has-keys.ts'
import { RelativeTime } from '../ui/relative-time.tsx'
import { useWhileHere } from '../ui/use-while-here.ts'
import type { Passage } from './passages.ts'
import { RemarkField } from './remark-field.tsx'
import { type RemarkWriting, useRemark } from './use-remark.ts'

interface ThreadCardProps {
  readonly item: ItemId
  readonly revision: Revision
  readonly thread: ThreadOf<Person>
  readonly passage: Passage | undefined
  readonly here: MarginHere
  readonly mayWrite: boolean
  readonly isCurrent: boolean
  readonly onShow: () => void
}

/** The element of a thread's card. */
export function idOf(thread: string): string {
  return `thread-${thread}`
}

/** The keys go on at a thread, where the control in it that had them is gone. Whoever went on elsewhere keeps them there. */
function focusThread(thread: string): void {
  requestAnimationFrame(() => {
    const card = document.getElementById(idOf(thread))
    if (!hasKeys(document) || card?.contains(document.activeElement)) card?.focus()
  })
}

/** Comments about one place, with what can be done about them. */
export function ThreadCard(props: ThreadCardProps) {
  const { item, revision, thread, passage, here, mayWrite, isCurrent, onShow } = props
  const { comments: text } = useText()
  const library = useLibrary()
  const [isAnswering, setAnswering] = useState(false)
  const [hasFailed, setFailed] = useState(false)
  const [first] = thread.comments
  const resolve = (resolved: boolean) => {
    setFailed(false)
    library.margins.resolve(item, thread.id, resolved).catch(() => setFailed(true))
  }
  return (
    <article
      className="thread"
      id={idOf(thread.id)}
      tabIndex={-1}
      data-current={isCurrent ? '' : undefined}
      aria-label={text.thread({ name: first?.by.name ?? '', words: first?.text.slice(0, 60) ?? '' })}
    >
      <PlaceOfThread place={thread.place} passage={passage} onShow={onShow} />
      <ol className="thread-comments">
        {thread.comments.map(comment => (
          <li key={comment.id}>
            <Comment {...{ item, revision, here, mayWrite, comment }} thread={thread} />
          </li>
        ))}
      </ol>
      {thread.resolved && <p className="thread-note">{text.resolvedBy({ name: thread.resolved.by.name })}</p>}
      {hasFailed && <p role="alert">{text.failed}</p>}
      {isAnswering && (
        <Answer
          {...{ item, revision, thread }}
          onClose={() => {
            setAnswering(false)
            focusThread(thread.id)
          }}
        />
      )}
      {mayWrite && !isAnswering && (
        <div className="comment-actions">
          <Button size="small" variant="quiet" onPress={() => setAnswering(true)}>
            {text.answer}
          </Button>
          {thread.resolved === null ? (
            <Button size="small" variant="quiet" icon={<Check aria-hidden />} onPress={() => resolve(true)}>
              {text.resolve}
            </Button>
          ) : (
            <Button
              size="small"
              variant="quiet"
              icon={<RotateCcw aria-hidden />}
              onPress={() => resolve(false)}
            >
              {text.reopen}
            </Button>
          )}
        </div>
      )}
    </article>
  )
}

interface PlaceOfThreadProps {
  readonly place: Place | null
  readonly passage: Passage | undefined
  readonly onShow: () => void
}

/** What a thread is about: its passage as it was quoted, a field, or nothing said where it is the item as a whole. */
function PlaceOfThread({ place, passage, onShow }: PlaceOfThreadProps): ReactNode {
  const text = useText()
  if (place === null) return null
  if (place.quote === null) return <p className="thread-field">{text.fields.name({ field: place.field })}</p>
  const isGone = passage?.kind === 'gone'
  const note = isGone
    ? text.comments.passageGone
    : passage?.kind === 'found' && !passage.isExact
      ? text.comments.passageChanged
      : null
  return (
    <>
      <PlainButton
        className="thread-quote"
        aria-label={`${text.comments.showPassage}: ${place.quote.exact}`}
        isDisabled={isGone}
        onPress={onShow}
      >
        <QuoteMark aria-hidden />
        <span>{place.quote.exact}</span>
      </PlainButton>
      {note && <p className="thread-note thread-note-amber">{note}</p>}
    </>
  )
}

interface CommentProps {
  readonly item: ItemId
  readonly revision: Revision
  readonly thread: ThreadOf<Person>
  readonly comment: CommentOf<Person>
  readonly here: MarginHere
  readonly mayWrite: boolean
}

function Comment({ item, revision, thread, comment, here, mayWrite }: CommentProps) {
  const { comments: text } = useText()
  const signedIn = useActor()
  const [isChanging, setChanging] = useState(false)
  const isWaiting = here.entries.some(
    ({ stage, operation }) =>
      stage !== 'refused' && operation.kind === 'comment' && operation.comment === comment.id,
  )
  const isOwn = comment.by.id === signedIn?.actor.account
  return (
    <>
      <p className="comment-by">
        <strong>{comment.by.name}</strong> <RelativeTime at={comment.editedAt ?? comment.at} />
        {comment.editedAt && <span>{text.edited}</span>}
        {isWaiting && (
          <span className="comment-waiting">
            <CloudUpload aria-hidden />
            {text.notSent}
          </span>
        )}
      </p>
      {isChanging ? (
        <ChangedComment
          {...{ item, revision, thread, comment }}
          onClose={() => {
            setChanging(false)
            focusThread(thread.id)
          }}
        />
      ) : (
        <>
          <p className="comment-text">{comment.text}</p>
          {isOwn && mayWrite && (
            <PlainButton className="comment-edit" onPress={() => setChanging(true)}>
              {text.edit}
            </PlainButton>
          )}
        </>
      )}
    </>
  )
}

interface WritingProps {
  readonly item: ItemId
  readonly revision: Revision
  readonly thread: ThreadOf<Person>
  readonly onClose: () => void
}

function Answer({ item, revision, thread, onClose }: WritingProps) {
  const { comments: text } = useText()
  const library = useLibrary()
  const remark = useRemark({
    item,
    where: thread.id,
    store: words => library.margins.answer(item, thread.id, revision, words),
  })
  return (
    <Writing
      label={text.answerTo({ name: thread.comments.at(-1)?.by.name ?? '' })}
      action={text.answer}
      remark={remark}
      onClose={onClose}
    />
  )
}

function ChangedComment({
  item,
  revision,
  thread,
  comment,
  onClose,
}: WritingProps & { comment: CommentOf<Person> }) {
  const { comments: text } = useText()
  const library = useLibrary()
  const remark = useRemark({
    item,
    where: comment.id,
    initial: comment.text,
    store: words => library.margins.changeComment(item, thread.id, comment.id, revision, words),
  })
  return (
    <Writing
      label={text.edit}
      action={text.save}
      remark={remark}
      onClose={onClose}
      onCancel={() => {
        remark.drop()
        onClose()
      }}
    />
  )
}

interface FieldProps {
  readonly label: string
  readonly action: string
  readonly remark: RemarkWriting
  /** The field goes; what was written stays in hand. */
  readonly onClose: () => void
  /** The same, and what was written goes too. */
  readonly onCancel?: () => void
}

function Writing({ label, action, remark, onClose, onCancel = onClose }: FieldProps) {
  const { comments: text } = useText()
  const close = useWhileHere(onClose)
  const post = () => {
    void remark.post().then(isPosted => {
      if (isPosted) close()
    })
  }
  return (
    <>
      <RemarkField label={label} remark={remark} autoFocus onPost={post} onCancel={onClose} />
      <div className="comment-actions">
        <Button size="small" variant="quiet" onPress={onCancel}>
          {text.cancel}
        </Button>
        <Button size="small" onPress={post}>
          {action}
        </Button>
      </div>
    </>
  )
}
