import { type FormEvent, type ReactNode, useState } from 'react'
import type { Member } from '#shared/members/member.ts'
import { longestActReason } from '#shared/members/membership-act.ts'
import type { CollectionRole } from '#shared/workflow/actor.ts'
import { CollectionRole as Role } from '#shared/workflow/actor.ts'
import { useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useOneAtATime } from '../../ui/use-one-at-a-time.ts'
import { useWhileHere } from '../../ui/use-while-here.ts'
import { type Looking, seenAs } from './acting.ts'
import { RoleChoice } from './role-choice.tsx'
import { type AskedAct, useAct } from './use-act.ts'

interface ActDialogProps {
  readonly title: string
  /** What the act is called on its button. */
  readonly confirm: string
  readonly isDangerous?: boolean
  /** What becomes of it. */
  readonly children?: ReactNode
  /** What is to be given for it: read-only while it is on its way. */
  readonly given?: (isReadOnly: boolean) => ReactNode
  /** The act to send; null while something is missing, which the dialog says itself. */
  readonly asked: () => AskedAct | null
  /** Whom it is on. */
  readonly name: string
  readonly onClose: () => void
}

/** Asks before an act; stays, and says why, where it is not done. */
function ActDialog({
  title,
  confirm,
  isDangerous = false,
  children,
  given,
  asked,
  name,
  onClose,
}: ActDialogProps) {
  const { frame } = useText()
  const act = useAct()
  // Whoever went on to something else meanwhile stays there.
  const close = useWhileHere(onClose)
  const send = useOneAtATime(async () => {
    const wanted = asked()
    if (wanted !== null && (await act.send(wanted, name)) !== null) close()
  })
  return (
    <Dialog title={title} isOpen onOpenChange={isOpen => !isOpen && onClose()}>
      <form
        className="members-form"
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          send()
        }}
      >
        {children}
        {given?.(act.isSending)}
        {act.said !== null && (
          <Notice tone="red" role="alert">
            {act.said}
          </Notice>
        )}
        <DialogActions>
          <Button variant="quiet" onPress={onClose}>
            {frame.cancel}
          </Button>
          <Button variant={isDangerous ? 'danger' : 'primary'} type="submit" isPending={act.isSending}>
            {confirm}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

/** The member as they were when the dialog was opened: what has changed since, the service says. */
interface OnMember {
  readonly member: Member
  readonly onClose: () => void
}

export function RoleDialog({ member, onClose }: OnMember) {
  const { members: text } = useText()
  const [role, setRole] = useState<CollectionRole>(member.role)
  const { name } = member.person
  return (
    <ActDialog
      title={text.role.title({ name })}
      confirm={text.role.save}
      asked={() => ({ kind: 'change_role', ...seenAs(member), role })}
      given={isReadOnly => (
        <RoleChoice
          label={text.role.label}
          roles={Role.options}
          value={role}
          autoFocus
          isReadOnly={isReadOnly}
          onChange={setRole}
        />
      )}
      name={name}
      onClose={onClose}
    />
  )
}

interface ReasonProps {
  readonly label: string
  readonly reason: string
  readonly isMissing: boolean
  readonly isReadOnly: boolean
  readonly onChange: (reason: string) => void
}

function Reason({ label, reason, isMissing, isReadOnly, onChange }: ReasonProps) {
  const { members: text } = useText()
  const over = reason.trim().length - longestActReason
  return (
    <TextField
      label={label}
      description={text.block.reasonHelp}
      multiline
      autoFocus
      value={reason}
      isReadOnly={isReadOnly}
      onChange={onChange}
      isInvalid={isMissing || over > 0}
      errorMessage={over > 0 ? text.block.tooLong({ over }) : text.refusals.reason_missing}
      validationBehavior="aria"
    />
  )
}

/** Asks for the reason of a block, which is required, or of a removal, which is not. */
export function ReasonDialog({ kind, member, onClose }: OnMember & { kind: 'block' | 'remove' }) {
  const { members: text } = useText()
  const [reason, setReason] = useState('')
  const [isMissing, setMissing] = useState(false)
  const { name } = member.person
  const words = text[kind]
  return (
    <ActDialog
      title={words.title({ name })}
      confirm={words.confirm}
      isDangerous
      asked={() => {
        const given = reason.trim()
        if (given.length > longestActReason) return null
        if (kind === 'remove') {
          return { kind, ...seenAs(member), ...(given !== '' && { reason: given }) }
        }
        setMissing(given === '')
        return given === '' ? null : { kind, ...seenAs(member), reason: given }
      }}
      given={isReadOnly => (
        <Reason
          label={words.reason}
          reason={reason}
          isMissing={isMissing}
          isReadOnly={isReadOnly}
          onChange={typed => {
            setMissing(false)
            setReason(typed)
          }}
        />
      )}
      name={name}
      onClose={onClose}
    >
      <p>{words.body}</p>
    </ActDialog>
  )
}

export function UnblockDialog({ member, onClose }: OnMember) {
  const { members: text } = useText()
  const { name } = member.person
  return (
    <ActDialog
      title={text.unblock.title({ name })}
      confirm={text.unblock.confirm}
      asked={() => ({ kind: 'unblock', ...seenAs(member) })}
      name={name}
      onClose={onClose}
    >
      <p>{text.unblock.body}</p>
    </ActDialog>
  )
}

export function HandOverDialog({ member, onClose, looking }: OnMember & { looking: Looking }) {
  const { members: text } = useText()
  // The owner who was shown when the dialog was opened: another one since then is a change.
  const [owner] = useState(looking.owner)
  const { name } = member.person
  return (
    <ActDialog
      title={text.handOver.title({ name })}
      confirm={text.handOver.confirm}
      asked={() => ({ kind: 'hand_over', ...seenAs(member), owner: owner?.person.id ?? null })}
      name={name}
      onClose={onClose}
    >
      <p>{text.handOver.body({ name })}</p>
      <p>{owner === null ? text.handOver.noOwner : text.handOver.before({ name: owner.person.name })}</p>
    </ActDialog>
  )
}

/** Leaving, or the sentence on why the owner cannot. */
export function LeaveDialog({ looking, onClose }: { looking: Looking; onClose: () => void }) {
  const text = useText()
  const { leave, refusals, invite } = text.members
  if (looking.by.isOwner) {
    return (
      <Dialog title={leave.ownerTitle} size="small" isOpen onOpenChange={isOpen => !isOpen && onClose()}>
        <p>{refusals.owner_cannot_leave}</p>
        <DialogActions>
          <Button variant="primary" autoFocus onPress={onClose}>
            {invite.close}
          </Button>
        </DialogActions>
      </Dialog>
    )
  }
  return (
    <ActDialog
      title={leave.title}
      confirm={leave.confirm}
      isDangerous
      asked={() => ({ kind: 'leave' })}
      name=""
      onClose={onClose}
    >
      <p>{leave.body}</p>
      <p>{leave.again[looking.page.policy.membership]}</p>
    </ActDialog>
  )
}
