import type { AccountId, Person } from '#shared/content/identity.ts'
import type { MemberStanding } from '#shared/members/member.ts'
import type { MembershipChange } from '#shared/members/membership-trail.ts'
import type { CollectionRole } from '#shared/workflow/actor.ts'
import type { Policy } from '#shared/workflow/policy.ts'

/** A change as it is stored: with accounts, whose names are looked up when it is read. */
export type StoredMembershipChange =
  | {
      readonly about: 'member'
      readonly person: AccountId
      readonly from: MemberStanding | null
      readonly to: MemberStanding | null
    }
  | {
      readonly about: 'invitation'
      readonly email: string
      readonly role: CollectionRole
      readonly person: AccountId | null
    }
  | { readonly about: 'ownership'; readonly from: AccountId | null; readonly to: AccountId }
  | { readonly about: 'policy'; readonly from: Policy; readonly to: Policy }

/** The accounts that a change names. */
export function accountsIn(change: StoredMembershipChange): readonly AccountId[] {
  switch (change.about) {
    case 'member':
      return [change.person]
    case 'invitation':
      return change.person === null ? [] : [change.person]
    case 'ownership':
      return change.from === null ? [change.to] : [change.from, change.to]
    case 'policy':
      return []
  }
}

/** The change with the people whom it names. */
export function withPeople(
  change: StoredMembershipChange,
  personOf: (account: AccountId) => Person,
): MembershipChange {
  switch (change.about) {
    case 'member':
      return { ...change, person: personOf(change.person) }
    case 'invitation':
      return { ...change, person: change.person === null ? null : personOf(change.person) }
    case 'ownership':
      return {
        ...change,
        from: change.from === null ? null : personOf(change.from),
        to: personOf(change.to),
      }
    case 'policy':
      return change
  }
}
