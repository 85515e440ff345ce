import { useState } from 'react'
import { Form } from 'react-aria-components'
import { useText } from '../i18n/index.ts'
import { Button } from './button.tsx'
import { Dialog, DialogActions } from './dialog.tsx'
import { selectAll, TextField } from './text-field.tsx'

interface NameDialogProps {
  readonly title: string
  readonly label: string
  readonly help?: string
  readonly save: string
  /** The name that stands there at first. */
  readonly name: string
  readonly onClose: () => void
  /** Called with a name that is not blank. */
  readonly onNamed: (name: string) => void
}

/** Asks for a name; shown as long as it stands on the page. */
export function NameDialog({ title, label, help, save, name, onClose, onNamed }: NameDialogProps) {
  const text = useText()
  const [typed, setTyped] = useState(name)
  const given = typed.trim()
  return (
    <Dialog title={title} size="small" isOpen onOpenChange={isOpen => !isOpen && onClose()}>
      <Form
        className="name-form"
        onSubmit={event => {
          event.preventDefault()
          if (given !== '') onNamed(given)
        }}
      >
        <TextField
          label={label}
          description={help}
          autoFocus
          onFocus={selectAll}
          value={typed}
          onChange={setTyped}
        />
        <DialogActions>
          <Button onPress={onClose}>{text.frame.cancel}</Button>
          <Button variant="primary" type="submit" isDisabled={given === ''}>
            {save}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  )
}
