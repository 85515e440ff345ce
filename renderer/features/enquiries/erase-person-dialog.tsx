import { useState } from 'react'
import type { PersonAddress } from '#shared/enquiry/people-data.ts'
import { useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useWhileHere } from '../../ui/use-while-here.ts'
import { usePeopleData } from './use-people-data.ts'

interface ErasePersonDialogProps {
  readonly email: PersonAddress
  /** How many enquiries of theirs are on this computer. */
  readonly count: number
  /** `count`: in how many enquiries the service has erased something. */
  readonly onErased: (count: number) => void
  readonly onClose: () => void
}

/** Asks whether one person's data are to be erased; stays, and says why, where that is not done. */
export function ErasePersonDialog({ email, count, onErased, onClose }: ErasePersonDialogProps) {
  const { peopleData: text, frame } = useText()
  const { erasePerson } = usePeopleData()
  const [isErasing, setErasing] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  // Whoever went on to somebody else meanwhile stays there: the log says what was done.
  const close = useWhileHere(onErased)
  const erase = async () => {
    setErasing(true)
    setProblem(null)
    try {
      const answer = await erasePerson(email)
      if (answer.kind === 'answer') {
        close(answer.value.enquiries)
        return
      }
      const why = text.troubles[answer.trouble]
      setProblem(answer.trouble === 'refused' ? text.notDone({ why }) : text.unsure({ why }))
    } catch {
      setProblem(text.failed)
    }
    setErasing(false)
  }
  return (
    <Dialog
      title={text.eraseTitle({ email })}
      role="alertdialog"
      isOpen
      onOpenChange={isOpen => {
        if (!isOpen) onClose()
      }}
    >
      <p>{text.eraseBody({ count })}</p>
      <p>{text.eraseWhat}</p>
      <p>
        <strong>{text.eraseForGood}</strong>
      </p>
      {problem !== null && (
        <Notice tone="amber" role="alert">
          {problem}
        </Notice>
      )}
      <DialogActions>
        <Button variant="quiet" autoFocus onPress={onClose}>
          {frame.cancel}
        </Button>
        <Button variant="danger" isPending={isErasing} onPress={() => void erase()}>
          {text.eraseConfirm}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
