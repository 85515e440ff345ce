import { type FormEvent, useState } from 'react'
import type { ItemId, Person, Revision } from '#shared/content/identity.ts'
import { marginLimits } from '#shared/margin/margin.ts'
import { useActor } from '../../editor/use-actor.ts'
import { useText } from '../../i18n/index.ts'
import { useLibrary } from '../../library/index.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useOneAtATime } from '../../ui/use-one-at-a-time.ts'
import { useWhileHere } from '../../ui/use-while-here.ts'
import { reasonKey, useReasons } from '../../ui-state/reasons.ts'

interface TakeOverDialogProps {
  readonly item: ItemId
  readonly holder: Person
  /** The revision on screen. */
  readonly revision: Revision
  readonly onClose: () => void
}

/** Takes an item over from somebody who reads it, with a word to them. What was typed stays when the window is closed. */
export function TakeOverDialog({ item, holder, revision, onClose }: TakeOverDialogProps) {
  const text = useText()
  const library = useLibrary()
  const signedIn = useActor()
  const key = signedIn ? reasonKey(signedIn.actor.account, item, 'take_over') : ''
  const word = useReasons(({ written }) => written[key] ?? '')
  const write = useReasons(reasons => reasons.write)
  const [isMissing, setMissing] = useState(false)
  const [hasFailed, setFailed] = useState(false)
  const [isTaking, setTaking] = useState(false)
  const over = word.trim().length - marginLimits.word

  const close = useWhileHere(onClose)
  const take = useOneAtATime(async () => {
    if (over > 0) return
    if (word.trim() === '') {
      setMissing(true)
      return
    }
    setTaking(true)
    try {
      await library.margins.claim(item, { from: holder.id, word: word.trim(), revision })
    } catch {
      setFailed(true)
      return
    } finally {
      setTaking(false)
    }
    // What was begun since, in this window opened once more or in another, is not what was said.
    if (useReasons.getState().written[key] === word) write(key, '')
    close()
  })

  return (
    <Dialog
      title={text.review.claim.takeOverTitle}
      isOpen
      onOpenChange={isOpen => {
        if (!isOpen) onClose()
      }}
    >
      <form
        className="reason-form"
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          take()
        }}
      >
        <TextField
          label={text.review.claim.word({ name: holder.name })}
          description={text.review.claim.wordHelp}
          multiline
          autoFocus
          value={word}
          isReadOnly={isTaking}
          onChange={typed => {
            setMissing(false)
            write(key, typed)
          }}
          onKeyDown={event => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) take()
            // Escape is for the window around the field.
            else event.continuePropagation()
          }}
          isInvalid={isMissing || over > 0}
          errorMessage={over > 0 ? text.review.claim.wordTooLong({ over }) : text.review.claim.wordMissing}
          isRequired
          validationBehavior="aria"
        />
        {hasFailed && (
          <Notice tone="red" role="alert">
            {text.review.claim.failed}
          </Notice>
        )}
        <DialogActions>
          <Button variant="quiet" onPress={onClose}>
            {text.frame.cancel}
          </Button>
          <Button variant="primary" type="submit">
            {text.review.claim.takeOverTitle}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
