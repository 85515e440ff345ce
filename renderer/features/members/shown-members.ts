import type { Member } from '#shared/members/member.ts'
import type { CollectionRole, Membership } from '#shared/workflow/actor.ts'
import type { MemberChoices, MemberColumn } from '../../ui-state/member-choices.ts'

const language = 'en-GB'
const names = new Intl.Collator(language, { sensitivity: 'base' })
const roleOrder: readonly CollectionRole[] = ['facilitator', 'author', 'member']
const stateOrder: readonly Membership['state'][] = ['pending', 'active', 'blocked']

/** Text as it is searched: without accents and letter case. */
function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLocaleLowerCase(language)
}

function comparing(column: MemberColumn, one: Member, other: Member): number {
  switch (column) {
    case 'name':
      return 0
    case 'email':
      return names.compare(one.email ?? '', other.email ?? '')
    case 'role':
      return (
        Number(other.isOwner) - Number(one.isOwner) ||
        roleOrder.indexOf(one.role) - roleOrder.indexOf(other.role)
      )
    case 'state':
      return stateOrder.indexOf(one.state) - stateOrder.indexOf(other.state)
    case 'since':
      return (one.since ?? '').localeCompare(other.since ?? '')
  }
}

/** The members that every word of the search is found in, of the chosen roles and states, in order. */
export function shownMembers(
  members: readonly Member[],
  { search, roles, states, sort }: Pick<MemberChoices, 'search' | 'roles' | 'states' | 'sort'>,
): readonly Member[] {
  const words = folded(search).split(/\s+/).filter(Boolean)
  const isShown = ({ person, email, role, state }: Member) => {
    if (roles.length > 0 && !roles.includes(role)) return false
    if (states.length > 0 && !states.includes(state)) return false
    if (words.length === 0) return true
    const text = folded(`${person.name} ${person.organisation} ${email ?? ''}`)
    return words.every(word => text.includes(word))
  }
  const way = sort.direction === 'ascending' ? 1 : -1
  return members
    .filter(isShown)
    .sort(
      (one, other) =>
        way * (comparing(sort.column, one, other) || names.compare(one.person.name, other.person.name)) ||
        one.person.id.localeCompare(other.person.id),
    )
}
