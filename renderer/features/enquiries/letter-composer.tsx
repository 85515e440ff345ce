import { useRef, useState } from 'react'
import { instantOf } from '#shared/content/identity.ts'
import { type Enquiry, enquiryLimits, ReplyId } from '#shared/enquiry/enquiry.ts'
import type { LetterDraft } from '#shared/enquiry/enquiry-draft.ts'
import { useCommand } from '../../commands/index.ts'
import { useText } from '../../i18n/index.ts'
import { useEnquiryDesk } from '../../library/index.ts'
import { Button } from '../../ui/button.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SegmentedControl } from '../../ui/segmented-control.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toast.tsx'
import { enquirerName } from './enquirer-name.ts'
import { useAsk } from './use-ask.ts'
import { useKept } from './use-kept.ts'
import { useWordsForLetter } from './use-words-for-letter.ts'
import { withWordsAtEnd } from './words-at-end.ts'

interface LetterComposerProps {
  readonly enquiry: Enquiry
  readonly begun: LetterDraft | null
  readonly isOnDisk: boolean
  /** Why it cannot be sent now; null where it can. */
  readonly obstacle: string | null
  readonly onDone: () => void
}

const whens = ['now', 'later'] as const

/** A time of this computer's clocks, as a field for it writes it. */
function localValue(instant: string): string {
  const date = new Date(instant)
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

/** A letter to the enquirer. What was begun is there again, whatever became of the enquiry or of the program meanwhile. */
export function LetterComposer({ enquiry, begun, isOnDisk, obstacle, onDone }: LetterComposerProps) {
  const { enquiries: text } = useText()
  const { compose } = text
  const ask = useAsk()
  const desk = useEnquiryDesk()
  const [draft, setDraft] = useState<LetterDraft>(
    () =>
      begun ?? {
        enquiry: enquiry.id,
        letter: '',
        comparedLicences: [],
        does: 'answer',
        sendAt: null,
        changedAt: instantOf(new Date()),
      },
  )
  const latest = useRef(draft)
  const [problem, setProblem] = useState<string | null>(null)
  const { kept, touch, isOver } = useKept(() => {
    const next = { ...latest.current, changedAt: instantOf(new Date()) }
    return next.letter === '' ? desk.dropDraft(enquiry.id) : desk.keepDraft(next)
  })
  const change = (changes: Partial<LetterDraft>) => {
    setProblem(null)
    latest.current = { ...latest.current, ...changes }
    setDraft(latest.current)
    touch()
  }
  useWordsForLetter(enquiry.id, words => change({ letter: withWordsAtEnd(latest.current.letter, words) }))
  const mistake = ({ letter, sendAt }: LetterDraft): string | null => {
    if (obstacle !== null) return obstacle
    if (letter.trim() === '') return compose.empty
    if (letter.trim().length > enquiryLimits.letter) return compose.tooLong
    return sendAt !== null && Date.parse(sendAt) < Date.now() ? compose.inPast : null
  }
  const send = async () => {
    const { letter, comparedLicences, does, sendAt } = latest.current
    const wrong = mistake(latest.current)
    if (wrong !== null) {
      setProblem(wrong)
      return
    }
    const reply = ReplyId.parse(crypto.randomUUID())
    const writing = { answers: enquiry.id, reply, letter: letter.trim(), comparedLicences, does, sendAt }
    if (!(await ask.letter(writing))) {
      setProblem(text.failed)
      return
    }
    isOver()
    await desk.dropDraft(enquiry.id).catch(() => undefined)
    showToast({ message: compose.sent })
    onDone()
  }
  const drop = async () => {
    isOver()
    await desk.dropDraft(enquiry.id).catch(() => undefined)
    onDone()
  }
  useCommand('item.primary', () => void send())
  const { sendAt } = draft
  return (
    <div className="composer composer-letter">
      <TextField
        className="composer-words"
        label={compose.letterField({ name: enquirerName(enquiry) ?? text.anonymous })}
        description={compose.letterHelp}
        multiline
        autoFocus
        autoComplete="off"
        value={draft.letter}
        onChange={letter => change({ letter })}
      />
      <div className="composer-options">
        <SegmentedControl
          label={compose.does}
          values={['answer', 'ask'] as const}
          names={compose.doesNames}
          value={draft.does}
          onChange={does => change({ does })}
        />
        <SegmentedControl
          label={compose.when}
          values={whens}
          names={compose.whenNames}
          value={sendAt === null ? 'now' : 'later'}
          onChange={when =>
            change({
              sendAt:
                when === 'now'
                  ? null
                  : instantOf(new Date(Math.ceil(Date.now() / 3_600_000 + 1) * 3_600_000)),
            })
          }
        />
        {sendAt !== null && (
          <TextField
            label={compose.sendAt}
            type="datetime-local"
            value={localValue(sendAt)}
            onChange={typed => {
              const moment = new Date(typed)
              if (!Number.isNaN(moment.getTime())) change({ sendAt: instantOf(moment) })
            }}
          />
        )}
      </div>
      {(problem ?? obstacle) !== null && (
        <Notice tone="amber" role="alert">
          {problem ?? obstacle}
        </Notice>
      )}
      <div className="composer-actions">
        <span className="composer-kept" role="status">
          {kept === 'failed' && compose.notKept}
          {kept === 'kept' && draft.letter !== '' && (isOnDisk ? compose.kept : compose.keptInWindow)}
        </span>
        <Button variant="quiet" onPress={() => void drop()}>
          {compose.drop}
        </Button>
        <Button onPress={onDone}>{compose.close}</Button>
        <Button variant="primary" onPress={() => void send()} aria-disabled={obstacle !== null}>
          {sendAt === null ? compose.send : compose.plan}
          <span aria-hidden>
            <KeyHint accelerator="CmdOrCtrl+Enter" />
          </span>
        </Button>
      </div>
    </div>
  )
}
