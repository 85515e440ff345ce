import { UsersRound } from 'lucide-react'
import { useCallback, useMemo, useRef } from 'react'
import { isAdministrator } from '#shared/members/may-administer.ts'
import type { Member } from '#shared/members/member.ts'
import type { MemberActKind } from '#shared/members/membership-act.ts'
import { CollectionRole, Membership } from '#shared/workflow/actor.ts'
import { useCommand } from '../../commands/index.ts'
import { useText } from '../../i18n/index.ts'
import { FilterChips } from '../../lists/filter-chips.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { useMemberChoices } from '../../ui-state/member-choices.ts'
import { type Looking, offersOn } from './acting.ts'
import { focusedMember, MemberTable } from './member-table.tsx'
import { shownMembers } from './shown-members.ts'

interface MembersTabProps {
  readonly looking: Looking
  /** Asks for an act on a member, or says why it is not open. */
  readonly onAct: (act: MemberActKind, member: Member) => void
}

/** Everybody who is a member, to search, sort and filter; with what can be done to each. */
export function MembersTab({ looking, onAct }: MembersTabProps) {
  const { members: text } = useText()
  const { by, page } = looking
  const choices = useMemberChoices()
  const set = useMemberChoices.setState
  const isFull = isAdministrator(by.actor)
  const input = useRef<HTMLInputElement>(null)
  const shown = useMemo(() => shownMembers(page.members, choices), [page.members, choices])
  const actsOn = useCallback((member: Member) => offersOn(member, looking), [looking])
  useCommand('search.focus', () => input.current?.focus())
  const actByKey = (act: MemberActKind) => {
    const id = focusedMember()
    const member = page.members.find(({ person }) => person.id === id)
    if (member) onAct(act, member)
  }
  useCommand('members.changeRole', () => actByKey('change_role'), { enabled: isFull })
  useCommand('members.remove', () => actByKey('remove'), { enabled: isFull })
  /** Those that there are, and those that are chosen. */
  const chipsOf = <Value extends string>(
    values: readonly Value[],
    chosen: readonly Value[],
    partOf: (member: Member) => Value,
    labels: Readonly<Record<Value, string>>,
  ) =>
    values.flatMap(value => {
      const count = page.members.filter(member => partOf(member) === value).length
      return count > 0 || chosen.includes(value) ? [{ value, label: labels[value], count }] : []
    })
  return (
    <div className="members-list">
      <div className="members-filters">
        <SearchField
          label={text.search}
          placeholder={text.searchPlaceholder}
          inputRef={input}
          value={choices.search}
          onChange={search => set({ search })}
          className="members-search"
        />
        <FilterChips
          label={text.byRole}
          chips={chipsOf(CollectionRole.options, choices.roles, ({ role }) => role, text.roleNames)}
          chosen={choices.roles}
          onChange={roles => set({ roles })}
        />
        {isFull && (
          <FilterChips
            label={text.byState}
            chips={chipsOf(
              Membership.shape.state.options,
              choices.states,
              ({ state }) => state,
              text.stateNames,
            )}
            chosen={choices.states}
            onChange={states => set({ states })}
          />
        )}
      </div>
      {shown.length === 0 ? (
        <EmptyState
          icon={<UsersRound aria-hidden />}
          title={text.noMatchTitle}
          body={text.noMatchBody}
          action={<Button onPress={() => set({ search: '', roles: [], states: [] })}>{text.showAll}</Button>}
        />
      ) : (
        <MemberTable
          members={shown}
          me={by.actor.account}
          isFull={isFull}
          sort={choices.sort}
          onSort={sort => set({ sort })}
          actsOn={actsOn}
          onAct={onAct}
        />
      )}
    </div>
  )
}
