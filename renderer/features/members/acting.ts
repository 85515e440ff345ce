import type { AccountId } from '#shared/content/identity.ts'
import { type MembershipActor, type MembershipDecision, mayOffer } from '#shared/members/may-administer.ts'
import type { Member, MembersPage } from '#shared/members/member.ts'
import { type MemberActKind, memberActKinds } from '#shared/members/membership-act.ts'
import { actorOf, type Me } from '#shared/sync/me.ts'

/** Who looks at the members: as the service says they stand now, which may be newer than what the desk remembers. */
export interface Looking {
  readonly by: MembershipActor
  readonly page: MembersPage
  readonly owner: Member | null
}

/** The page as this account looks at it. */
export function lookingAt(page: MembersPage, me: Me): Looking {
  const { standing } = page.mine
  const membership = standing === null ? null : { role: standing.role, state: standing.state }
  return {
    by: { actor: { ...actorOf(me), membership }, isOwner: standing?.isOwner ?? false },
    page,
    owner: page.members.find(({ isOwner }) => isOwner) ?? null,
  }
}

/** Whether an act on a member is open, by the very rules of the service. */
export function decisionOn(
  kind: MemberActKind,
  member: Member,
  { by, page, owner }: Looking,
): MembershipDecision {
  return mayOffer(kind, by, {
    account: member.person.id,
    standing: member,
    invitation: 'not_theirs',
    policy: page.policy,
    owner: owner?.person.id ?? null,
  })
}

/** The acts that are open on a member, in the order in which they are told of. */
export function offersOn(member: Member, looking: Looking): readonly MemberActKind[] {
  return memberActKinds.filter(kind => decisionOn(kind, member, looking).allowed)
}

/** The member with what an act has to say of how they were seen. */
export function seenAs({ person, role, state, isOwner }: Member): {
  readonly account: AccountId
  readonly seen: Pick<Member, 'role' | 'state' | 'isOwner'>
} {
  return { account: person.id, seen: { role, state, isOwner } }
}
