import type { MyMembership } from '#shared/members/member.ts'
import type { Me } from '#shared/sync/me.ts'
import type { Policy } from '#shared/workflow/policy.ts'
import { calendarDay, useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { type MemberTab, useMemberChoices } from '../../ui-state/member-choices.ts'
import { useNavigation } from '../../ui-state/navigation.ts'
import { useAct } from './use-act.ts'
import { useMyMembership } from './use-members.ts'

/** Invitations to me, to accept or decline. */
function Invitations({ mine }: { mine: MyMembership }) {
  const { members: text } = useText()
  const act = useAct()
  return (
    <>
      {act.said !== null && (
        <Notice tone="red" role="alert">
          {act.said}
        </Notice>
      )}
      {mine.standing?.state !== 'active' &&
        mine.invitations.map(({ id, role, invitedBy, expiresAt }) => (
          <Notice
            key={id}
            tone="amber"
            role="status"
            actions={
              <>
                <Button
                  size="small"
                  isDisabled={act.isSending}
                  onPress={() => void act.send({ kind: 'decline_invitation', invitation: id }, '')}
                >
                  {text.acts.decline_invitation}
                </Button>
                <Button
                  size="small"
                  variant="primary"
                  isDisabled={act.isSending}
                  onPress={() => void act.send({ kind: 'accept_invitation', invitation: id }, '')}
                >
                  {text.acts.accept_invitation}
                </Button>
              </>
            }
          >
            {text.mine.invited({ name: invitedBy.name, role: text.roleNames[role].toLowerCase() })}{' '}
            {text.mine.until({ day: calendarDay(expiresAt) })}
          </Notice>
        ))}
    </>
  )
}

/** Where I stand, as far as there is something to say or to do: in Members. */
export function StandingNotice({ mine, policy }: { mine: MyMembership; policy: Policy }) {
  const { members: text } = useText()
  const act = useAct()
  const state = mine.standing?.state
  return (
    <>
      <Invitations mine={mine} />
      {act.said !== null && (
        <Notice tone="red" role="alert">
          {act.said}
        </Notice>
      )}
      {state === 'pending' && <Notice role="status">{text.mine.pending}</Notice>}
      {state === 'blocked' && (
        <Notice tone="red" role="status">
          {text.mine.blocked}
        </Notice>
      )}
      {state === undefined && (
        <Notice
          actions={
            <Button
              size="small"
              isPending={act.isSending}
              onPress={() => void act.send({ kind: 'join' }, '')}
            >
              {text.acts.join}
            </Button>
          }
        >
          {`${text.mine.noMember} ${policy.membership === 'open' ? text.mine.joinOpen : text.mine.joinClosed}`}
        </Notice>
      )}
    </>
  )
}

/** Shows the Members view with one of its tabs. */
function goToMembers(tab: MemberTab): void {
  useMemberChoices.setState({ tab })
  useNavigation.getState().go('members')
}

/** What of the membership needs me: for Home. Nothing while the service gives no answer. */
export function MembershipNotice({ me }: { me: Me }) {
  const { members: text } = useText()
  const mine = useMyMembership(me).data
  if (mine === undefined) return null
  const { waiting } = mine
  return (
    <>
      <Invitations mine={mine} />
      {waiting !== null && waiting > 0 && (
        <Notice
          actions={
            <Button size="small" onPress={() => goToMembers('waiting')}>
              {text.mine.toMembers}
            </Button>
          }
        >
          {text.mine.waiting({ count: waiting })}
        </Notice>
      )}
    </>
  )
}
