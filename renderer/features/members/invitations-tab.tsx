import { MailPlus } from 'lucide-react'
import type { Invitation } from '#shared/members/member.ts'
import { calendarDay, useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Tag } from '../../ui/tag.tsx'

interface InvitationsTabProps {
  readonly invitations: readonly Invitation[]
  readonly onInvite: () => void
  readonly onWithdraw: (invitation: Invitation) => void
}

/** The invitations that nobody has answered yet, the newest first. */
export function InvitationsTab({ invitations, onInvite, onWithdraw }: InvitationsTabProps) {
  const { members: text } = useText()
  if (invitations.length === 0) {
    return (
      <EmptyState
        icon={<MailPlus aria-hidden />}
        title={text.invitations.emptyTitle}
        body={text.invitations.emptyBody}
        action={<Button onPress={onInvite}>{text.acts.invite}</Button>}
      />
    )
  }
  return (
    <ul className="members-cards" aria-label={text.invitations.list}>
      {invitations.map(invitation => (
        <li key={invitation.id} className="members-card">
          <span className="member-name">
            <span className="member-name-line">
              <span className="member-name-words">{invitation.email}</span>
              <Tag>{text.roleNames[invitation.role]}</Tag>
            </span>
            <span className="member-organisation">
              {text.invitations.by({ name: invitation.invitedBy.name })}
            </span>
          </span>
          <span className="members-card-facts">
            <span>{text.invitations.expires({ day: calendarDay(invitation.expiresAt) })}</span>
          </span>
          <span className="members-card-actions">
            <Button
              size="small"
              aria-label={text.invitations.withdraw({ email: invitation.email })}
              onPress={() => onWithdraw(invitation)}
            >
              {text.acts.withdraw_invitation}
            </Button>
          </span>
        </li>
      ))}
    </ul>
  )
}
