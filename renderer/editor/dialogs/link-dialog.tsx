import type { Editor } from '@tiptap/react'
import { type FormEvent, useState } from 'react'
import type { Messages } from '#shared/messages/en.ts'
import { useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { type LinkAddress, linkAddress } from '../schema/link-address.ts'

interface LinkDialogProps {
  readonly editor: Editor
  readonly isOpen: boolean
  readonly onClose: () => void
}

function currentAddress(editor: Editor): string {
  const href: unknown = editor.getAttributes('link')['href']
  return typeof href === 'string' ? href : ''
}

/** Asks for the address of a link over the selected words. */
export function LinkDialog({ editor, isOpen, onClose }: LinkDialogProps) {
  const text = useText()
  return (
    <Dialog
      title={text.editor.linkTitle}
      isOpen={isOpen}
      size="small"
      onOpenChange={open => {
        if (!open) onClose()
      }}
    >
      <LinkForm editor={editor} onClose={onClose} />
    </Dialog>
  )
}

function linkProblem(address: Exclude<LinkAddress, { kind: 'address' }>, text: Messages): string {
  switch (address.kind) {
    case 'empty':
      return text.editor.linkEmpty
    case 'spaces':
      return text.rich.link.spaces
    case 'not_an_address':
      return text.rich.link.notAnAddress
    case 'not_a_mail':
      return text.rich.link.mail
    case 'not_a_phone':
      return text.rich.link.phone
    case 'refused':
      return text.rich.link.scheme({ scheme: address.scheme })
  }
}

function LinkForm({ editor, onClose }: Omit<LinkDialogProps, 'isOpen'>) {
  const text = useText()
  const [before] = useState(() => currentAddress(editor))
  const [typed, setTyped] = useState(before)
  const [problem, setProblem] = useState<string | null>(null)

  const finish = (change: () => void) => {
    onClose()
    change()
  }

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const address = linkAddress(typed)
    if (address.kind !== 'address') {
      setProblem(linkProblem(address, text))
      return
    }
    finish(() => {
      const { empty } = editor.state.selection
      const chain = editor.chain().focus()
      // Without selected words the address itself is written, linked.
      if (empty && before === '') {
        const marks = [{ type: 'link', attrs: { href: address.href } }]
        chain.insertContent({ type: 'text', text: typed.trim(), marks }).run()
      } else {
        chain.setDeskLink(address.href).run()
      }
    })
  }

  return (
    <form className="link-form" onSubmit={submit} noValidate>
      <TextField
        label={text.editor.linkAddress}
        description={text.editor.linkHelp}
        value={typed}
        onChange={value => {
          setTyped(value)
          setProblem(null)
        }}
        isInvalid={problem !== null}
        errorMessage={problem ?? undefined}
        autoFocus
      />
      <DialogActions>
        {before !== '' && (
          <Button variant="quiet" onPress={() => finish(() => editor.chain().focus().unsetDeskLink().run())}>
            {text.editor.linkRemove}
          </Button>
        )}
        <Button variant="quiet" onPress={onClose}>
          {text.frame.cancel}
        </Button>
        <Button variant="primary" type="submit">
          {text.editor.linkSave}
        </Button>
      </DialogActions>
    </form>
  )
}
