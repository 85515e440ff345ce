import { create } from 'zustand'
import type { CollectionRole, Membership } from '#shared/workflow/actor.ts'
import type { Sort } from './list-choices.ts'

export type MemberTab = 'members' | 'waiting' | 'invitations' | 'rights' | 'policy' | 'trail'

export type MemberColumn = 'name' | 'email' | 'role' | 'state' | 'since'

/** How the list of members is searched, filtered and sorted. No role or state chosen means all of them. */
export interface MemberChoices {
  readonly tab: MemberTab
  readonly search: string
  readonly roles: readonly CollectionRole[]
  readonly states: readonly Membership['state'][]
  readonly sort: Sort<MemberColumn>
}

/** The choices made in Members, so that coming back finds the list as it was. */
export const useMemberChoices = create<MemberChoices>()(() => ({
  tab: 'members',
  search: '',
  roles: [],
  states: [],
  sort: { column: 'name', direction: 'ascending' },
}))
