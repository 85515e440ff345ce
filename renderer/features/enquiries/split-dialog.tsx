import { type FormEvent, useState } from 'react'
import { contactLimits } from '#shared/enquiry/contact-form.ts'
import { type Enquiry, EnquiryId, enquiryLimits, type MessageId } from '#shared/enquiry/enquiry.ts'
import { splitChoice } from '#shared/enquiry/split-choice.ts'
import { exactTime, useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useOneAtATime } from '../../ui/use-one-at-a-time.ts'
import { useWhileHere } from '../../ui/use-while-here.ts'
import { useAsk } from './use-ask.ts'
import { writerOf } from './writer-of.ts'

/** Chooses the messages that become an enquiry of their own. */
export function SplitDialog({ enquiry, onClose }: { enquiry: Enquiry; onClose: () => void }) {
  const { enquiryMoves: text, enquiries: words, frame } = useText()
  const ask = useAsk()
  const [chosen, setChosen] = useState<ReadonlySet<MessageId>>(new Set())
  const [subject, setSubject] = useState(enquiry.subject)
  const [problem, setProblem] = useState<string | null>(null)
  const { messages } = enquiry
  const choose = (message: MessageId, isChosen: boolean) => {
    setProblem(null)
    const next = new Set(chosen)
    if (isChosen) next.add(message)
    else next.delete(message)
    setChosen(next)
  }
  const mistakes = {
    none: text.splitNone,
    all: text.splitAll,
    too_many: text.splitTooMany({ most: enquiryLimits.splitMessages }),
    no_subject: text.splitSubjectMissing,
  }
  const close = useWhileHere(onClose)
  const split = useOneAtATime(async () => {
    const choice = splitChoice(enquiry, chosen, subject)
    if (choice.kind === 'mistake') {
      setProblem(mistakes[choice.mistake])
      return
    }
    const into = EnquiryId.parse(crypto.randomUUID())
    const { messages, subject: line } = choice
    if (await ask.act({ kind: 'split', enquiry: enquiry.id, messages, into, subject: line })) {
      close()
      showToast({ message: text.splitDone({ count: messages.length }) })
    } else setProblem(words.failed)
  })
  const canSplit = messages.length > 1
  return (
    <Dialog title={text.splitTitle} isOpen onOpenChange={isOpen => !isOpen && onClose()}>
      <form
        className="reason-form"
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          split()
        }}
      >
        <p>{canSplit ? text.splitHelp : text.splitOne}</p>
        {canSplit && (
          <>
            <fieldset className="move-messages">
              <legend className="field-label">{text.splitMessages}</legend>
              {messages.map(({ message, from, at, text: said }) => (
                <Checkbox
                  key={message}
                  className="move-message"
                  isSelected={chosen.has(message)}
                  onChange={isChosen => choose(message, isChosen)}
                >
                  <span>
                    <span className="move-list-note">
                      {text.splitMessage({
                        from: from || (writerOf(enquiry, { from }).name ?? words.anonymous),
                        at: exactTime(at),
                      })}
                    </span>
                    <span className="move-message-words">{said}</span>
                  </span>
                </Checkbox>
              ))}
            </fieldset>
            <TextField
              label={text.splitSubject}
              autoComplete="off"
              maxLength={contactLimits.subject}
              value={subject}
              onChange={typed => {
                setProblem(null)
                setSubject(typed)
              }}
            />
          </>
        )}
        {problem !== null && (
          <Notice tone="red" role="alert">
            {problem}
          </Notice>
        )}
        <DialogActions>
          <Button variant="quiet" onPress={onClose} autoFocus={!canSplit}>
            {canSplit ? frame.cancel : text.close}
          </Button>
          {canSplit && (
            <Button variant="primary" type="submit">
              {text.splitIt}
            </Button>
          )}
        </DialogActions>
      </form>
    </Dialog>
  )
}
