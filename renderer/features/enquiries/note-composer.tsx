import { useRef, useState } from 'react'
import { instantOf } from '#shared/content/identity.ts'
import { type Enquiry, enquiryLimits, NoteId } from '#shared/enquiry/enquiry.ts'
import type { NoteDraft } from '#shared/enquiry/enquiry-draft.ts'
import { useCommand } from '../../commands/index.ts'
import { useText } from '../../i18n/index.ts'
import { useEnquiryDesk } from '../../library/index.ts'
import { Button } from '../../ui/button.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toast.tsx'
import type { MergedDrafts } from './merged-drafts.ts'
import { joined, MergedWords } from './merged-words.tsx'
import { useAsk } from './use-ask.ts'
import { useKept } from './use-kept.ts'

interface NoteComposerProps {
  readonly enquiry: Enquiry
  readonly begun: NoteDraft | null
  /** What was begun in enquiries that were merged into this one. */
  readonly merged: MergedDrafts['notes']
  readonly onDone: () => void
}

/** A note for the other experts. It has no way to the enquirer: what it is given to takes notes alone. */
export function NoteComposer({ enquiry, begun, merged, onDone }: NoteComposerProps) {
  const { enquiries: text, enquiryMoves } = useText()
  const ask = useAsk()
  const desk = useEnquiryDesk()
  const [words, setWords] = useState(begun?.internal ?? '')
  const latest = useRef(words)
  const [problem, setProblem] = useState<string | null>(null)
  const { kept, touch, isOver } = useKept(() => {
    const internal = latest.current
    return internal === ''
      ? desk.dropNoteDraft(enquiry.id)
      : desk.keepNoteDraft({ noteOn: enquiry.id, internal, changedAt: instantOf(new Date()) })
  })
  const note = async () => {
    const internal = latest.current.trim()
    if (internal === '') {
      setProblem(text.compose.empty)
      return
    }
    if (internal.length > enquiryLimits.note) {
      setProblem(text.compose.tooLong)
      return
    }
    const writing = { noteOn: enquiry.id, note: NoteId.parse(crypto.randomUUID()), internal }
    if (!(await ask.note(writing))) {
      setProblem(text.failed)
      return
    }
    isOver()
    await desk.dropNoteDraft(enquiry.id).catch(() => undefined)
    showToast({ message: text.compose.noted })
    onDone()
  }
  const take = async (draft: NoteDraft) => {
    const internal = joined(latest.current, draft.internal)
    latest.current = internal
    setWords(internal)
    await desk.keepNoteDraft({ noteOn: enquiry.id, internal, changedAt: instantOf(new Date()) })
    await desk.dropNoteDraft(draft.noteOn)
  }
  useCommand('item.primary', () => void note())
  return (
    <div className="composer composer-note">
      {merged.map(({ number, draft }) => (
        <MergedWords
          key={number}
          title={enquiryMoves.fromMergedNoteTitle({ number })}
          words={draft.internal}
          takeLabel={enquiryMoves.takeNote}
          onTake={() => void take(draft).catch(() => setProblem(text.failed))}
        />
      ))}
      <TextField
        label={text.compose.noteField}
        multiline
        autoFocus
        autoComplete="off"
        value={words}
        onChange={typed => {
          setProblem(null)
          latest.current = typed
          setWords(typed)
          touch()
        }}
        isInvalid={problem !== null || kept === 'failed'}
        errorMessage={problem ?? text.compose.notKept}
        validationBehavior="aria"
      />
      <div className="composer-actions">
        <Button variant="quiet" onPress={onDone}>
          {text.compose.close}
        </Button>
        <Button variant="primary" onPress={() => void note()}>
          {text.compose.keep}
          <span aria-hidden>
            <KeyHint accelerator="CmdOrCtrl+Enter" />
          </span>
        </Button>
      </div>
    </div>
  )
}
