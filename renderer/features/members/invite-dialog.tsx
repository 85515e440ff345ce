import { type FormEvent, useState } from 'react'
import { EmailAddress } from '#shared/members/member.ts'
import { CollectionRole } from '#shared/workflow/actor.ts'
import { useActor } from '../../editor/use-actor.ts'
import { useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { selectAll, TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useOneAtATime } from '../../ui/use-one-at-a-time.ts'
import { RoleChoice } from './role-choice.tsx'
import { type ActSender, useAct } from './use-act.ts'

/** An invitation that is sent: its link, shown once; null where it was made before. */
interface Sent {
  readonly email: string
  readonly link: string | null
}

/** Invites somebody by their address, then shows the link once: it stays until that has come. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { members } = useText()
  const act = useAct()
  const [sent, setSent] = useState<Sent | null>(null)
  return (
    <Dialog
      title={sent === null ? members.invite.title : members.invite.doneTitle}
      isOpen
      onOpenChange={isOpen => !isOpen && !act.isSending && onClose()}
    >
      {sent === null ? (
        <Asking act={act} onSent={setSent} onClose={onClose} />
      ) : (
        <Link sent={sent} onClose={onClose} />
      )}
    </Dialog>
  )
}

interface AskingProps {
  readonly act: ActSender
  readonly onSent: (sent: Sent) => void
  readonly onClose: () => void
}

function Asking({ act, onSent, onClose }: AskingProps) {
  const { members, frame } = useText()
  const text = members.invite
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<CollectionRole>('member')
  const [isWrong, setWrong] = useState(false)
  const invite = useOneAtATime(async () => {
    const address = EmailAddress.safeParse(email)
    if (!address.success) {
      setWrong(true)
      return
    }
    const done = await act.send({ kind: 'invite', email: address.data, role }, address.data)
    if (done !== null) onSent({ email: address.data, link: done.link })
  })
  return (
    <form
      className="members-form"
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        invite()
      }}
    >
      <TextField
        label={text.email}
        description={text.emailHelp}
        type="email"
        autoFocus
        value={email}
        isReadOnly={act.isSending}
        onChange={typed => {
          setWrong(false)
          act.forget()
          setEmail(typed)
        }}
        isInvalid={isWrong}
        errorMessage={text.emailWrong}
        isRequired
        validationBehavior="aria"
      />
      <RoleChoice
        label={text.role}
        roles={CollectionRole.options}
        value={role}
        isReadOnly={act.isSending}
        onChange={setRole}
      />
      {act.said !== null && (
        <Notice tone="red" role="alert">
          {act.said}
        </Notice>
      )}
      <DialogActions>
        <Button variant="quiet" isDisabled={act.isSending} onPress={onClose}>
          {frame.cancel}
        </Button>
        <Button variant="primary" type="submit" isPending={act.isSending}>
          {text.send}
        </Button>
      </DialogActions>
    </form>
  )
}

function Link({ sent: { email, link }, onClose }: { sent: Sent; onClose: () => void }) {
  const { invite: text } = useText().members
  const isMailed = useActor()?.me.mail?.isSent === true
  const copy = (address: string) => {
    navigator.clipboard.writeText(address).then(
      () => showToast({ message: text.copied }),
      () => showToast({ message: text.copyFailed }),
    )
  }
  return (
    <div className="members-form">
      <p>{text.sent({ email })}</p>
      <p>{isMailed ? text.mailed : text.notMailed}</p>
      {link === null ? (
        <Notice>{text.noLink}</Notice>
      ) : (
        <TextField
          label={text.link}
          description={text.linkHelp}
          value={link}
          isReadOnly
          autoFocus
          onFocus={selectAll}
        />
      )}
      <DialogActions>
        {link !== null && <Button onPress={() => copy(link)}>{text.copy}</Button>}
        <Button variant="primary" onPress={onClose}>
          {text.close}
        </Button>
      </DialogActions>
    </div>
  )
}
