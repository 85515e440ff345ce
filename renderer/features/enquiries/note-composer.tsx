import { useState } from 'react'
import { instantOf } from '#shared/content/identity.ts'
import { type Enquiry, enquiryLimits, NoteId } from '#shared/enquiry/enquiry.ts'
import { type NoteDraft, writingKeyOf } from '#shared/enquiry/enquiry-draft.ts'
import { useCommand } from '../../commands/index.ts'
import { useText } from '../../i18n/index.ts'
import { useEnquiryDesk } from '../../library/index.ts'
import { Button } from '../../ui/button.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useOneAtATime } from '../../ui/use-one-at-a-time.ts'
import { useWhileHere } from '../../ui/use-while-here.ts'
import { notesBegun } from './begun-in.ts'
import type { MergedDrafts } from './merged-drafts.ts'
import { MergedWords } from './merged-words.tsx'
import { requestIds } from './request-ids.ts'
import { useAsk } from './use-ask.ts'
import { useBegun } from './use-begun.ts'
import { useTaking } from './use-taking.ts'
import { withWordsAtEnd } from './words-at-end.ts'

interface NoteComposerProps {
  readonly enquiry: Enquiry
  /** What is begun in it; the first one is gone on with, the others are offered. */
  readonly begun: readonly NoteDraft[]
  /** What was begun in enquiries that were merged into this one. */
  readonly merged: MergedDrafts['notes']
  readonly onDone: () => void
}

/** A note for the other experts. It has no way to the enquirer: what it is given to takes notes alone. */
export function NoteComposer({ enquiry, begun, merged, onDone }: NoteComposerProps) {
  const { enquiries: text, enquiryMoves } = useText()
  const ask = useAsk()
  const desk = useEnquiryDesk()
  const blank = (): NoteDraft => ({ noteOn: enquiry.id, internal: '', changedAt: instantOf(new Date()) })
  const { draft, key, latest, change, kept, store, handOver, isGoing } = useBegun({
    draftsIn: ({ noteDrafts }) => noteDrafts,
    keyOf: writingKeyOf,
    first: now => notesBegun(enquiry.id, now)[0] ?? blank(),
    blank,
    wordsOf: ({ internal }) => internal,
    stamped: each => ({ ...each, changedAt: instantOf(new Date()) }),
    keep: desk.keepNoteDraft,
    drop: desk.dropNoteDraft,
  })
  const [idsOf] = useState(() => requestIds(() => NoteId.parse(crypto.randomUUID())))
  const [problem, setProblem] = useState<string | null>(null)
  const close = useWhileHere(onDone)
  const write = useOneAtATime(async () => {
    const internal = latest.current.internal.trim()
    if (internal === '') {
      setProblem(text.compose.empty)
      return
    }
    if (internal.length > enquiryLimits.note) {
      setProblem(text.compose.tooLong)
      return
    }
    const writing = { noteOn: enquiry.id, internal }
    const { id, made: note } = idsOf(writing)
    if (!(await handOver(insteadOf => ask.note({ ...writing, note }, { id, insteadOf })))) {
      setProblem(text.failed)
      return
    }
    showToast({ message: text.compose.noted })
    close()
  })
  const take = useTaking<NoteDraft>({
    isGoing,
    join: other => change({ internal: withWordsAtEnd(latest.current.internal, other.internal) }),
    store,
    drop: desk.dropNoteDraft,
    onFailed: () => setProblem(text.failed),
  })
  useCommand('item.primary', write)
  return (
    <div className="composer composer-note">
      {begun
        .filter(other => writingKeyOf(other) !== key)
        .map(other => (
          <MergedWords
            key={writingKeyOf(other)}
            title={text.compose.alsoBegunNote}
            words={other.internal}
            takeLabel={enquiryMoves.takeNote}
            onTake={() => take(other)}
            onDrop={() => void desk.dropNoteDraft(writingKeyOf(other)).catch(() => setProblem(text.failed))}
          />
        ))}
      {merged.map(({ number, draft: begunThere }) => (
        <MergedWords
          key={writingKeyOf(begunThere)}
          title={enquiryMoves.fromMergedNoteTitle({ number })}
          words={begunThere.internal}
          takeLabel={enquiryMoves.takeNote}
          onTake={() => take(begunThere)}
        />
      ))}
      <TextField
        label={text.compose.noteField}
        multiline
        autoFocus
        autoComplete="off"
        value={draft.internal}
        isReadOnly={isGoing}
        onChange={typed => {
          setProblem(null)
          change({ internal: typed })
        }}
        isInvalid={problem !== null || kept === 'failed'}
        errorMessage={problem ?? text.compose.notKept}
        validationBehavior="aria"
      />
      <div className="composer-actions">
        <Button variant="quiet" onPress={onDone}>
          {text.compose.close}
        </Button>
        <Button variant="primary" onPress={write}>
          {text.compose.keep}
          <span aria-hidden>
            <KeyHint accelerator="CmdOrCtrl+Enter" />
          </span>
        </Button>
      </div>
    </div>
  )
}
