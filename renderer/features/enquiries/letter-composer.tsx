import { TextQuote } from 'lucide-react'
import { useRef, useState } from 'react'
import { instantOf, type Person } from '#shared/content/identity.ts'
import { type Enquiry, enquiryLimits, ReplyId } from '#shared/enquiry/enquiry.ts'
import { type LetterDraft, writingKeyOf } from '#shared/enquiry/enquiry-draft.ts'
import { openPlaceholders } from '#shared/enquiry/placeholders.ts'
import { useCommand } from '../../commands/index.ts'
import { useText } from '../../i18n/index.ts'
import { type EnquirySnapshot, useEnquiryDesk } from '../../library/index.ts'
import { Button } from '../../ui/button.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SegmentedControl } from '../../ui/segmented-control.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useOneAtATime } from '../../ui/use-one-at-a-time.ts'
import { useWhileHere } from '../../ui/use-while-here.ts'
import { lettersBegun } from './begun-in.ts'
import { ComparisonChoice } from './comparison-choice.tsx'
import { enquirerName } from './enquirer-name.ts'
import { insertWords } from './insert-words.ts'
import type { MergedDrafts } from './merged-drafts.ts'
import { MergedWords } from './merged-words.tsx'
import { requestIds } from './request-ids.ts'
import { withBegun } from './taken-back.ts'
import { TextModulesDialog } from './text-modules-dialog.tsx'
import { useAsk } from './use-ask.ts'
import { useBegun } from './use-begun.ts'
import { useTaking } from './use-taking.ts'
import { useWordsForLetter } from './use-words-for-letter.ts'
import { withWordsAtEnd } from './words-at-end.ts'

interface LetterComposerProps {
  readonly enquiry: Enquiry
  /** What is begun in it; the first one is gone on with, the others are offered. */
  readonly begun: readonly LetterDraft[]
  /** What was begun in enquiries that were merged into this one. */
  readonly merged: MergedDrafts['letters']
  readonly snapshot: EnquirySnapshot
  readonly me: Person
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
export function LetterComposer({
  enquiry,
  begun,
  merged,
  snapshot,
  me,
  obstacle,
  onDone,
}: LetterComposerProps) {
  const { enquiries: text, enquiryMoves, textModules } = useText()
  const { compose } = text
  const ask = useAsk()
  const desk = useEnquiryDesk()
  const blank = (): LetterDraft => ({
    enquiry: enquiry.id,
    letter: '',
    comparedLicences: [],
    does: 'answer',
    sendAt: null,
    changedAt: instantOf(new Date()),
  })
  const { draft, key, latest, kept, store, handOver, isGoing, end, ...own } = useBegun({
    draftsIn: ({ drafts }) => drafts,
    keyOf: writingKeyOf,
    first: now => lettersBegun(enquiry.id, now)[0] ?? blank(),
    blank,
    wordsOf: ({ letter }) => letter,
    stamped: each => ({ ...each, changedAt: instantOf(new Date()) }),
    keep: desk.keepDraft,
    drop: desk.dropDraft,
  })
  const [idsOf] = useState(() => requestIds(() => ReplyId.parse(crypto.randomUUID())))
  /** Where the caret stands, or stood last; null: at the end. */
  const caret = useRef<number | null>(null)
  const [isChoosing, setChoosing] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const change = (changes: Partial<LetterDraft>) => {
    setProblem(null)
    own.change(changes)
  }
  const take = useTaking<LetterDraft>({
    isGoing,
    join: other => change(withBegun(latest.current, other)),
    store,
    drop: desk.dropDraft,
    onFailed: () => setProblem(text.failed),
  })
  useWordsForLetter(enquiry.id, words => change({ letter: withWordsAtEnd(latest.current.letter, words) }))
  const mistake = ({ letter, comparedLicences, sendAt }: LetterDraft): string | null => {
    if (obstacle !== null) return obstacle
    if (letter.trim() === '') return compose.empty
    if (letter.trim().length > enquiryLimits.letter) return compose.tooLong
    const open = openPlaceholders(letter)
    if (open.length > 0) return textModules.fillInFirst({ words: open.join(', ') })
    if (comparedLicences.length === 1) return enquiryMoves.comparisonOne
    return sendAt !== null && Date.parse(sendAt) < Date.now() ? compose.inPast : null
  }
  const close = useWhileHere(onDone)
  const send = useOneAtATime(async () => {
    const { letter, comparedLicences, does, sendAt } = latest.current
    const wrong = mistake(latest.current)
    if (wrong !== null) {
      setProblem(wrong)
      return
    }
    const repliesRead = enquiry.replies.map(each => each.reply)
    const writing = {
      answers: enquiry.id,
      letter: letter.trim(),
      comparedLicences,
      does,
      sendAt,
      repliesRead,
    }
    const { id, made: reply } = idsOf(writing)
    if (!(await handOver(insteadOf => ask.letter({ ...writing, reply }, { id, insteadOf })))) {
      setProblem(text.failed)
      return
    }
    showToast({ message: compose.sent })
    close()
  })
  const drop = () => {
    end()
    onDone()
  }
  const insert = (words: string) => {
    const { letter } = latest.current
    const inserted = insertWords(letter, caret.current ?? letter.length, words)
    caret.current = inserted.caret
    change({ letter: inserted.text })
    setChoosing(false)
  }
  useCommand('enquiry.textModule', () => setChoosing(true))
  useCommand('item.primary', send)
  const { sendAt } = draft
  return (
    <div className="composer composer-letter">
      {begun
        .filter(other => writingKeyOf(other) !== key)
        .map(other => (
          <MergedWords
            key={writingKeyOf(other)}
            title={compose.alsoBegun}
            words={other.letter}
            takeLabel={enquiryMoves.takeWords}
            onTake={() => take(other)}
            onDrop={() => void desk.dropDraft(writingKeyOf(other)).catch(() => setProblem(text.failed))}
          />
        ))}
      {merged.map(({ number, draft: begunThere }) => (
        <MergedWords
          key={writingKeyOf(begunThere)}
          title={enquiryMoves.fromMergedTitle({ number })}
          words={begunThere.letter}
          takeLabel={enquiryMoves.takeWords}
          onTake={() => take(begunThere)}
        />
      ))}
      <TextField
        className="composer-words"
        label={compose.letterField({ name: enquirerName(enquiry) ?? text.anonymous })}
        description={compose.letterHelp}
        multiline
        autoFocus
        autoComplete="off"
        value={draft.letter}
        isReadOnly={isGoing}
        onChange={letter => change({ letter })}
        onSelect={({ currentTarget }) => {
          caret.current = currentTarget.selectionEnd
        }}
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
      <div className="composer-additions">
        <Button
          size="small"
          variant="quiet"
          icon={<TextQuote aria-hidden />}
          onPress={() => setChoosing(true)}
        >
          {textModules.insertOne}
          <span aria-hidden>
            <KeyHint accelerator="CmdOrCtrl+Alt+T" />
          </span>
        </Button>
        {isChoosing && (
          <TextModulesDialog
            snapshot={snapshot}
            language={enquiry.language}
            circumstances={{
              enquiry,
              comparedLicences: draft.comparedLicences,
              expert: me,
              now: new Date(),
            }}
            onInsert={insert}
            onClose={() => setChoosing(false)}
          />
        )}
        <ComparisonChoice
          licences={draft.comparedLicences}
          linked={enquiry.linkedLicences}
          onChange={licences => change({ comparedLicences: [...licences] })}
        />
      </div>
      {(problem ?? obstacle) !== null && (
        <Notice tone="amber" role="alert">
          {problem ?? obstacle}
        </Notice>
      )}
      <div className="composer-actions">
        <span className="composer-kept" role="status">
          {kept === 'failed' && compose.notKept}
          {kept === 'kept' &&
            draft.letter !== '' &&
            (snapshot.isOnDisk ? compose.kept : compose.keptInWindow)}
        </span>
        <Button variant="quiet" onPress={drop}>
          {compose.drop}
        </Button>
        <Button onPress={onDone}>{compose.close}</Button>
        <Button variant="primary" onPress={send} aria-disabled={obstacle !== null}>
          {sendAt === null ? compose.send : compose.plan}
          <span aria-hidden>
            <KeyHint accelerator="CmdOrCtrl+Enter" />
          </span>
        </Button>
      </div>
    </div>
  )
}
