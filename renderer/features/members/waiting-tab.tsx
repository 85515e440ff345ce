import { UserCheck } from 'lucide-react'
import type { Member } from '#shared/members/member.ts'
import type { MemberActKind } from '#shared/members/membership-act.ts'
import { useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import type { Looking } from './acting.ts'
import { Name } from './member-table.tsx'

interface WaitingTabProps {
  readonly looking: Looking
  readonly onAct: (act: MemberActKind, member: Member) => void
}

/** Who asks to become a member, the longest wait first. */
export function WaitingTab({ looking: { page }, onAct }: WaitingTabProps) {
  const { members: text } = useText()
  const waiting = page.members
    .filter(({ state }) => state === 'pending')
    .toSorted((one, other) => (one.since ?? '').localeCompare(other.since ?? ''))
  if (waiting.length === 0) {
    return (
      <EmptyState
        icon={<UserCheck aria-hidden />}
        title={text.waitingEmptyTitle}
        body={page.policy.membership === 'open' ? text.waitingEmptyOpen : text.waitingEmptyClosed}
      />
    )
  }
  return (
    <ul className="members-cards" aria-label={text.waitingList}>
      {waiting.map(member => {
        const { name } = member.person
        return (
          <li key={member.person.id} className="members-card">
            <Name member={member} isMe={false} />
            <span className="members-card-facts">
              {member.email}
              {member.since !== null && (
                <span>
                  {`${text.asked} `}
                  <RelativeTime at={member.since} />
                </span>
              )}
            </span>
            <span className="members-card-actions">
              <Button
                size="small"
                aria-label={text.actOn({ act: text.acts.decline, name })}
                onPress={() => onAct('decline', member)}
              >
                {text.acts.decline}
              </Button>
              <Button
                size="small"
                variant="primary"
                aria-label={text.actOn({ act: text.acts.approve, name })}
                onPress={() => onAct('approve', member)}
              >
                {text.acts.approve}
              </Button>
            </span>
          </li>
        )
      })}
    </ul>
  )
}
