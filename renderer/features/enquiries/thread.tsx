import { Columns3, Lock, Mail, MailQuestion, Paperclip } from 'lucide-react'
import { memo, useMemo, useState } from 'react'
import type { AccountId, Instant } from '#shared/content/identity.ts'
import type {
  Attachment,
  Enquiry,
  InternalNote,
  ReceivedMessage,
  Reply,
  ReplyId,
} from '#shared/enquiry/enquiry.ts'
import type { EnquiryRequest } from '#shared/enquiry/enquiry-request.ts'
import { desk } from '../../bridge/index.ts'
import { timeUntil, useText } from '../../i18n/index.ts'
import type { LetterRequest } from '../../library/index.ts'
import { Button } from '../../ui/button.tsx'
import { useCurrentTime } from '../../ui/current-time.ts'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { Tag } from '../../ui/tag.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useHolder } from './claim-bar.tsx'
import { EntryList } from './entry-list.tsx'
import { MailWords } from './mail-frame.tsx'
import { useAsk } from './use-ask.ts'
import { useTakeBack } from './use-take-back.ts'
import { writerOf } from './writer-of.ts'

/** What stands in a thread: each kind has a look, and a component, of its own. */
type Entry =
  | { readonly kind: 'message'; readonly at: Instant; readonly message: ReceivedMessage }
  | { readonly kind: 'note'; readonly at: Instant; readonly note: InternalNote }
  | { readonly kind: 'letter'; readonly at: Instant; readonly letter: Reply }

function entriesOf({ messages, notes, replies }: Enquiry): readonly Entry[] {
  const entries: Entry[] = [
    ...messages.map(message => ({ kind: 'message', at: message.at, message }) as const),
    ...notes.map(note => ({ kind: 'note', at: note.writtenAt, note }) as const),
    ...replies.map(letter => ({ kind: 'letter', at: letter.at, letter }) as const),
  ]
  return entries.toSorted((one, other) => (one.at === other.at ? 0 : one.at < other.at ? -1 : 1))
}

interface ThreadProps {
  readonly enquiry: Enquiry
  readonly waiting: readonly EnquiryRequest[]
  readonly me: AccountId
}

/** What was written, the oldest first, and below it the steps that were taken. */
export function Thread({ enquiry, waiting, me }: ThreadProps) {
  const { enquiries: text } = useText()
  const entries = useMemo(() => entriesOf(enquiry), [enquiry])
  const isWaiting = (entry: Entry) =>
    waiting.some(
      request => request.kind === 'note' && entry.kind === 'note' && request.note.note === entry.note.note,
    )
  return (
    <>
      <EntryList label={text.thread} entries={entries} idOf={idOf}>
        {(entry, tabIndex) => (
          <>
            {entry.kind === 'message' && (
              <Message enquiry={enquiry} message={entry.message} tabIndex={tabIndex} />
            )}
            {entry.kind === 'note' && (
              <Note note={entry.note} isWaiting={isWaiting(entry)} tabIndex={tabIndex} />
            )}
            {entry.kind === 'letter' && (
              <Letter
                enquiry={enquiry}
                letter={entry.letter}
                waitsAs={waiting.find(isLetter(entry.letter.reply)) ?? null}
                isToBeWithdrawn={waiting.some(isWithdrawal(entry.letter.reply))}
                me={me}
                tabIndex={tabIndex}
              />
            )}
          </>
        )}
      </EntryList>
      <Trail enquiry={enquiry} />
    </>
  )
}

/** What asks the service to send a letter. */
function isLetter(reply: ReplyId): (request: EnquiryRequest) => request is LetterRequest {
  return (request): request is LetterRequest => request.kind === 'letter' && request.letter.reply === reply
}

/** What asks the service not to send it. */
function isWithdrawal(reply: ReplyId): (request: EnquiryRequest) => boolean {
  return request =>
    request.kind === 'act' && request.act.kind === 'withdraw_reply' && request.act.reply === reply
}

function idOf(entry: Entry): string {
  switch (entry.kind) {
    case 'message':
      return `message ${entry.message.message}`
    case 'note':
      return `note ${entry.note.note}`
    case 'letter':
      return `letter ${entry.letter.reply}`
  }
}

// As the focus moves through a long thread, only the entries that it leaves and reaches are made again.

/** Whether an entry is the one that is reached by Tab. */
interface InThread {
  readonly tabIndex: 0 | -1
}

interface MessageProps extends InThread {
  readonly enquiry: Enquiry
  readonly message: ReceivedMessage
}

const Message = memo(function Message({ enquiry, message, tabIndex }: MessageProps) {
  const { enquiries: text } = useText()
  const { at, attachments } = message
  const { name: known, isStrange } = writerOf(enquiry, message)
  const name = known ?? (isStrange ? text.unknownWriter : text.anonymous)
  return (
    <article tabIndex={tabIndex} className="entry entry-message" aria-label={text.message({ name })}>
      <header className="entry-head">
        <MailQuestion aria-hidden />
        <strong>{text.message({ name })}</strong>
        <RelativeTime at={at} />
      </header>
      {isStrange && <p className="entry-strange">{text.strangeAddress}</p>}
      <MailWords message={message} language={enquiry.language} />
      {attachments.length > 0 && (
        <ul className="entry-files" aria-label={text.attachments}>
          {attachments.map(attachment => (
            <li key={attachment.id}>
              <AttachmentButton attachment={attachment} />
            </li>
          ))}
        </ul>
      )}
    </article>
  )
})

/** A file is fetched when it is asked for, and written where the person says: nothing of it is shown here. */
function AttachmentButton({ attachment: { id, name, bytes } }: { attachment: Attachment }) {
  const text = useText()
  const save = async () => {
    const answer = await desk.call('enquiries.attachment', { attachment: id })
    if (answer.kind !== 'answer') {
      showToast({ message: text.enquiries.saveFailed })
      return
    }
    await desk.call('program.saveFile', { name, bytes: answer.value })
  }
  return (
    <Button size="small" icon={<Paperclip aria-hidden />} onPress={() => void save()}>
      {text.enquiries.attachment({ name, size: text.files.size({ bytes }) })}
    </Button>
  )
}

interface NoteProps extends InThread {
  readonly note: InternalNote
  readonly isWaiting: boolean
}

const Note = memo(function Note({ note, isWaiting, tabIndex }: NoteProps) {
  const { enquiries: text } = useText()
  const { writtenBy, writtenAt, internal } = note
  return (
    <article
      tabIndex={tabIndex}
      className="entry entry-note"
      aria-label={text.note({ name: writtenBy.name })}
    >
      <header className="entry-head">
        <Lock aria-hidden />
        <strong>{text.note({ name: writtenBy.name })}</strong>
        <RelativeTime at={writtenAt} />
        <Tag tone="amber">{text.noteLabel}</Tag>
        {isWaiting && <Tag>{text.waitsHere}</Tag>}
      </header>
      <p className="entry-words">{internal === '' ? text.erasedMessage : internal}</p>
    </article>
  )
})

interface LetterProps extends InThread {
  readonly enquiry: Enquiry
  readonly letter: Reply
  /** Its request, while that waits on this computer. */
  readonly waitsAs: LetterRequest | null
  /** Whether its withdrawal waits: it may have gone out before. */
  readonly isToBeWithdrawn: boolean
  readonly me: AccountId
}

const Letter = memo(function Letter({
  enquiry,
  letter,
  waitsAs,
  isToBeWithdrawn,
  me,
  tabIndex,
}: LetterProps) {
  const { enquiries: text, enquiryMoves } = useText()
  const ask = useAsk()
  const holder = useHolder(enquiry)
  const now = new Date(useCurrentTime())
  const [hasFailed, setFailed] = useState(false)
  const takeBackToDraft = useTakeBack(isStored => setFailed(!isStored))
  const { signedBy, at, stage, sendAt, reply, letter: words, comparedLicences } = letter
  const goesOut = stage === 'planned' ? timeUntil(sendAt, now) : null
  const withdraw = async () =>
    setFailed(!(await ask.act({ kind: 'withdraw_reply', enquiry: enquiry.id, reply })))
  const canWithdraw = signedBy.id === me || holder?.id === me
  return (
    <article
      tabIndex={tabIndex}
      className="entry entry-letter"
      aria-label={text.letter({ name: signedBy.name })}
    >
      <header className="entry-head">
        <Mail aria-hidden />
        <strong>{text.letter({ name: signedBy.name })}</strong>
        <RelativeTime at={at} />
        <Tag tone={stage === 'failed' ? 'red' : stage === 'sent' ? 'green' : 'plain'}>
          {waitsAs !== null
            ? text.waitsHere
            : goesOut === null
              ? text.stages[stage]
              : text.planned({ when: goesOut })}
        </Tag>
        {isToBeWithdrawn && <Tag tone="amber">{text.withdrawalWaits}</Tag>}
        {waitsAs !== null && (
          <Button size="small" variant="quiet" onPress={() => takeBackToDraft(waitsAs)}>
            {text.takeBack}
          </Button>
        )}
        {stage === 'planned' && waitsAs === null && !isToBeWithdrawn && canWithdraw && (
          <Button size="small" variant="quiet" onPress={() => void withdraw()}>
            {text.withdraw}
          </Button>
        )}
      </header>
      {hasFailed && <p role="alert">{text.failed}</p>}
      <p className="entry-words">{words === '' ? text.erasedMessage : words}</p>
      {comparedLicences.length > 0 && (
        <p className="entry-compared">
          <Columns3 aria-hidden />
          {enquiryMoves.comparedIn({ licences: comparedLicences.join(', ') })}
        </p>
      )}
    </article>
  )
})

function Trail({ enquiry: { steps } }: { enquiry: Enquiry }) {
  const { enquiries: text } = useText()
  return (
    <details className="enquiry-trail">
      <summary>{text.trail}</summary>
      <ol>
        {steps.map(({ at, by, move, word }) => (
          <li key={`${at} ${move} ${by?.id ?? ''}`}>
            {by === null ? text.steps[move] : `${by.name} ${text.steps[move]}`} <RelativeTime at={at} />
            {word !== null && <q>{word}</q>}
          </li>
        ))}
      </ol>
    </details>
  )
}
