import { type FormEvent, useState } from 'react'
import { longestRemovalReason } from '#shared/centres/centre-act.ts'
import { centreFields, differingFields, type ResourceCentre } from '#shared/centres/resource-centre.ts'
import { useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useWhileHere } from '../../ui/use-while-here.ts'
import { useCentreWords } from '../../ui-state/centre-words.ts'
import { useFieldWords } from './field-words.ts'
import { useCentreAct } from './use-centre-act.ts'
import './centre-form.css'

interface RemoveDialogProps {
  /** As it was when the dialog was opened. */
  readonly centre: ResourceCentre
  /** Under which the reason is kept until it is given. */
  readonly reasonKey: string
  readonly onRemoved: () => void
  /** Others have changed the centre meanwhile, perhaps its address. */
  readonly onChanged: (centre: ResourceCentre) => void
  readonly onClose: () => void
}

/** Asks why a centre is removed; stays, and says why, where it is not done. */
export function RemoveDialog({ centre, reasonKey, onRemoved, onChanged, onClose }: RemoveDialogProps) {
  const { centres: text, frame } = useText()
  const wordsOf = useFieldWords()
  const act = useCentreAct()
  const reason = useCentreWords(({ reasons }) => reasons[reasonKey] ?? '')
  const { giveReason } = useCentreWords.getState()
  const [isMissing, setMissing] = useState(false)
  /** The version that a removal stands on: the one that was read. */
  const [seen, setSeen] = useState(centre)
  const over = reason.trim().length - longestRemovalReason
  const changed = differingFields(centre, seen)
  // Whoever went on to something else meanwhile stays there.
  const close = useWhileHere(onRemoved)
  const goOn = useWhileHere(onChanged)
  const remove = async () => {
    const given = reason.trim()
    setMissing(given === '')
    if (given === '' || over > 0) return
    const { url, version, name } = seen
    const sent = await act.send({ kind: 'remove', url, seen: version, reason: given }, name)
    if (sent.kind === 'done' || (sent.kind === 'refused' && sent.rule === 'no_such_centre')) {
      // Another one may have been begun since, where the dialog was opened once more or in another window.
      if (useCentreWords.getState().reasons[reasonKey] === reason) giveReason(reasonKey, '')
      close()
    } else if (sent.kind === 'refused' && sent.current !== null) {
      act.forget()
      setSeen(sent.current)
      goOn(sent.current)
    }
  }
  return (
    <Dialog
      title={text.removal.title({ name: centre.name })}
      isOpen
      onOpenChange={isOpen => {
        if (!isOpen) onClose()
      }}
    >
      <form
        className="centre-form"
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          void remove()
        }}
      >
        <p>{text.removal.body}</p>
        {seen !== centre && (
          <Notice tone="amber" role="alert" title={text.removal.changed}>
            <ul className="centre-moves">
              {centreFields
                .filter(field => changed.includes(field))
                .map(field => (
                  <li key={field}>
                    {text.trail.moved({
                      field: text.fields[field],
                      from: wordsOf(field, centre) || text.trail.nothing,
                      to: wordsOf(field, seen) || text.trail.nothing,
                    })}
                  </li>
                ))}
            </ul>
          </Notice>
        )}
        <TextField
          label={text.removal.reason}
          description={text.removal.reasonHelp}
          multiline
          autoFocus
          isRequired
          value={reason}
          isReadOnly={act.isSending}
          onChange={typed => {
            setMissing(false)
            giveReason(reasonKey, typed)
          }}
          isInvalid={isMissing || over > 0}
          errorMessage={over > 0 ? text.removal.tooLong({ over }) : text.refusals.reason_missing}
          validationBehavior="aria"
        />
        {act.said !== null && (
          <Notice tone="red" role="alert">
            {act.said}
          </Notice>
        )}
        <DialogActions>
          <Button variant="quiet" onPress={onClose}>
            {frame.cancel}
          </Button>
          <Button variant="danger" type="submit" isPending={act.isSending}>
            {text.removal.confirm}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
