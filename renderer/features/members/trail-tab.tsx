import { History } from 'lucide-react'
import type { MemberStanding } from '#shared/members/member.ts'
import type { MembershipChange, MembershipTrailEntry } from '#shared/members/membership-trail.ts'
import type { Messages } from '#shared/messages/en.ts'
import type { Policy } from '#shared/workflow/policy.ts'
import { useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { ServiceNotice } from './service-notice.tsx'
import { useMembersTrail } from './use-members.ts'

/** Everything that was done about the members, for good. */
export function TrailTab() {
  const { members: text } = useText()
  const trail = useMembersTrail()
  const entries = trail.data?.pages.flatMap(page => page.entries) ?? []
  if (trail.isPending) return <Waiting sentence={text.trail.loading} />
  return (
    <div className="members-trail">
      {trail.isError && (
        <ServiceNotice
          error={trail.error}
          isStale={entries.length > 0}
          onTryAgain={() => void trail.refetch()}
        />
      )}
      {trail.isSuccess && entries.length === 0 && (
        <EmptyState
          icon={<History aria-hidden />}
          title={text.trail.emptyTitle}
          body={text.trail.emptyBody}
        />
      )}
      <ol aria-label={text.trail.list}>
        {entries.map(entry => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
      {trail.hasNextPage && (
        <Button isPending={trail.isFetchingNextPage} onPress={() => void trail.fetchNextPage()}>
          {text.trail.earlier}
        </Button>
      )}
    </div>
  )
}

/** Whom or what an act was on. */
function subjectOf(change: MembershipChange): string {
  switch (change.about) {
    case 'member':
      return change.person.name
    case 'invitation':
      return change.email
    case 'ownership':
      return change.to.name
    case 'policy':
      return ''
  }
}

function policyChanges(
  from: Policy,
  to: Policy,
  { members: { policy: text, trail } }: Messages,
): readonly string[] {
  const parts: readonly (readonly [string, string])[] = [
    [text.membershipNames[from.membership], text.membershipNames[to.membership]],
    [text.creationNames[from.creation], text.creationNames[to.creation]],
    [text.moderationNames[from.moderation], text.moderationNames[to.moderation]],
  ]
  return parts.flatMap(([before, after]) =>
    before === after ? [] : [trail.moved({ from: before, to: after })],
  )
}

/** From what to what, in words. */
function movesOf(change: MembershipChange, text: Messages): readonly string[] {
  const { trail } = text.members
  const worded = (standing: MemberStanding | null) =>
    standing === null ? trail.nobody : trail.standing(standing)
  switch (change.about) {
    case 'member':
      return [trail.moved({ from: worded(change.from), to: worded(change.to) })]
    case 'invitation':
      return [trail.asRole({ role: change.role })]
    case 'ownership':
      return change.from === null ? [] : [trail.moved({ from: change.from.name, to: change.to.name })]
    case 'policy':
      return policyChanges(change.from, change.to, text)
  }
}

function Entry({ entry }: { entry: MembershipTrailEntry }) {
  const text = useText()
  return (
    <li className="members-trail-entry">
      <p>
        <strong>{entry.by.name}</strong> {text.members.past[entry.kind]({ name: subjectOf(entry.change) })}
      </p>
      {entry.reason !== null && <blockquote>{entry.reason}</blockquote>}
      <p className="members-trail-when">
        <RelativeTime at={entry.at} />
        {movesOf(entry.change, text).map(move => (
          <span key={move}>{move}</span>
        ))}
      </p>
    </li>
  )
}
