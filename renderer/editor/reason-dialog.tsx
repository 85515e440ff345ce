import { type FormEvent, useState } from 'react'
import type { ItemId } from '#shared/content/identity.ts'
import { longestReason } from '#shared/sync/operation.ts'
import { useText } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { TextField } from '../ui/text-field.tsx'
import { useOneAtATime } from '../ui/use-one-at-a-time.ts'
import { reasonKey, useReasons } from '../ui-state/reasons.ts'
import type { DecisionKind } from './decision-name.ts'
import { useActor } from './use-actor.ts'
import './reason-dialog.css'

interface ReasonDialogProps {
  readonly item: ItemId
  readonly transition: DecisionKind
  /** What the decision is called on its button. */
  readonly decision: string
  readonly help: string
  /** Why the decision cannot be taken after all: the item changed while the reason was being written. */
  readonly obstacle?: string | null
  readonly onClose: () => void
  /** True once the decision is stored. */
  readonly onGiven: (reason: string) => Promise<boolean>
}

/** Asks for the reason of a decision. What was typed stays when the window is closed, and is there the next time. */
export function ReasonDialog({
  item,
  transition,
  decision,
  help,
  obstacle = null,
  onClose,
  onGiven,
}: ReasonDialogProps) {
  const text = useText()
  const signedIn = useActor()
  const key = signedIn ? reasonKey(signedIn.actor.account, item, transition) : ''
  const reason = useReasons(({ written }) => written[key] ?? '')
  const write = useReasons(reasons => reasons.write)
  const [isMissing, setMissing] = useState(false)
  const length = reason.trim().length
  const isTooLong = length > longestReason
  const [isGiving, setGiving] = useState(false)

  const give = useOneAtATime(async () => {
    if (obstacle !== null || isTooLong) return
    if (reason.trim() === '') {
      setMissing(true)
      return
    }
    setGiving(true)
    const isStored = await onGiven(reason.trim())
    setGiving(false)
    // What was begun since, in this window opened once more or in another, is not what was given.
    if (isStored && useReasons.getState().written[key] === reason) write(key, '')
  })

  return (
    <Dialog
      title={decision}
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
          give()
        }}
      >
        <TextField
          label={text.editor.reason}
          description={help}
          multiline
          autoFocus
          value={reason}
          isReadOnly={isGiving}
          onChange={typed => {
            setMissing(false)
            write(key, typed)
          }}
          onKeyDown={event => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) give()
            // Escape is for the window around the field.
            else event.continuePropagation()
          }}
          isInvalid={isMissing || isTooLong}
          errorMessage={
            isTooLong ? text.fields.tooLong({ over: length - longestReason }) : text.editor.reasonMissing
          }
          isRequired
          validationBehavior="aria"
        />
        {obstacle !== null && (
          <Notice tone="amber" role="alert">
            {obstacle}
          </Notice>
        )}
        <DialogActions>
          <Button variant="quiet" onPress={onClose}>
            {text.frame.cancel}
          </Button>
          <Button variant="primary" type="submit" isPending={isGiving} aria-disabled={obstacle !== null}>
            {decision}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
