import { type FormEvent, useState } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import { EnquiryId, type EnquiryRow } from '#shared/enquiry/enquiry.ts'
import { mergeTargets } from '#shared/enquiry/merge-targets.ts'
import { useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { useOneAtATime } from '../../ui/use-one-at-a-time.ts'
import { useWhileHere } from '../../ui/use-while-here.ts'
import { useEnquiryChoices } from '../../ui-state/enquiry-choices.ts'
import { enquirerName } from './enquirer-name.ts'
import { useAsk } from './use-ask.ts'

interface MergeDialogProps {
  readonly enquiry: EnquiryRow
  readonly enquiries: readonly EnquiryRow[]
  readonly onClose: () => void
}

/** Chooses the enquiry that another one is merged into. */
export function MergeDialog({ enquiry, enquiries, onClose }: MergeDialogProps) {
  const { enquiryMoves: text, enquiries: words, frame } = useText()
  const ask = useAsk()
  const targets = mergeTargets(enquiry, enquiries)
  const [into, setInto] = useState<EnquiryId | null>(targets.length === 1 ? (targets[0]?.id ?? null) : null)
  const [problem, setProblem] = useState<string | null>(null)
  const goTo = useWhileHere((stays: EnquiryId) => {
    onClose()
    useEnquiryChoices.setState({ open: stays, composing: null })
  })
  const merge = useOneAtATime(async () => {
    if (into === null) {
      setProblem(text.mergeChoose)
      return
    }
    if (await ask.act({ kind: 'merge', enquiry: enquiry.id, into })) goTo(into)
    else setProblem(words.failed)
  })
  return (
    <Dialog title={text.mergeTitle} isOpen onOpenChange={isOpen => !isOpen && onClose()}>
      <form
        className="reason-form"
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          merge()
        }}
      >
        {targets.length === 0 ? (
          <p>{text.mergeNone}</p>
        ) : (
          <>
            <p>{text.mergeHelp({ name: enquirerName(enquiry) ?? words.anonymous })}</p>
            <ListBox
              className="move-list"
              aria-label={text.mergeInto}
              autoFocus
              items={targets}
              selectionMode="single"
              selectionBehavior="replace"
              selectedKeys={into === null ? [] : [into]}
              onSelectionChange={keys => {
                const [key] = keys === 'all' ? [] : keys
                setProblem(null)
                setInto(EnquiryId.safeParse(key).data ?? null)
              }}
            >
              {({ id, number, subject, receivedAt, state }) => (
                <ListBoxItem id={id} className="move-list-item" textValue={`${number} ${subject}`}>
                  <span className="move-list-name">{subject}</span>
                  <span className="move-list-note">
                    <span>{number}</span>
                    <span>{words.states[state]}</span>
                    <RelativeTime at={receivedAt} />
                  </span>
                </ListBoxItem>
              )}
            </ListBox>
          </>
        )}
        {problem !== null && (
          <Notice tone="red" role="alert">
            {problem}
          </Notice>
        )}
        <DialogActions>
          <Button variant="quiet" onPress={onClose} autoFocus={targets.length === 0}>
            {targets.length === 0 ? text.close : frame.cancel}
          </Button>
          {targets.length > 0 && (
            <Button variant="primary" type="submit">
              {text.mergeIt}
            </Button>
          )}
        </DialogActions>
      </form>
    </Dialog>
  )
}
