import { ArrowDown, ArrowUp } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import {
  Cell,
  Column,
  Row,
  Table,
  TableBody,
  TableHeader,
  TableLayout,
  Virtualizer,
} from 'react-aria-components'
import { AccountId } from '#shared/content/identity.ts'
import type { Member } from '#shared/members/member.ts'
import type { MemberActKind } from '#shared/members/membership-act.ts'
import { useText } from '../../i18n/index.ts'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { Tag } from '../../ui/tag.tsx'
import type { Sort } from '../../ui-state/list-choices.ts'
import type { MemberColumn } from '../../ui-state/member-choices.ts'
import { MemberMenu } from './member-menu.tsx'

interface MemberTableProps {
  readonly members: readonly Member[]
  readonly me: AccountId
  /** Whether addresses and states are shown: to administrators, who see others than active members. */
  readonly isFull: boolean
  readonly sort: Sort<MemberColumn>
  readonly onSort: (sort: Sort<MemberColumn>) => void
  /** What can be done to a member; nothing where no menu is to be shown. */
  readonly actsOn: (member: Member) => readonly MemberActKind[]
  readonly onAct: (act: MemberActKind, member: Member) => void
}

/** Before the first measure, in pixels. */
const layoutOptions = { estimatedRowHeight: 52, estimatedHeadingHeight: 36 }

const sortable: readonly MemberColumn[] = ['name', 'email', 'role', 'state', 'since']

function isSortable(column: unknown): column is MemberColumn {
  return sortable.some(candidate => candidate === column)
}

/** The account of the row that the keys are on; null where they are not in the list. */
export function focusedMember(): AccountId | null {
  const row = document.activeElement?.closest('[role=row][data-key]')
  const id = AccountId.safeParse(row instanceof HTMLElement ? row.dataset['key'] : undefined)
  return id.success ? id.data : null
}

/** Members in columns: arrow keys move, letters find a name, a column's head sorts, Enter opens what can be done. */
export function MemberTable({ members, me, isFull, sort, onSort, actsOn, onAct }: MemberTableProps) {
  const { members: text } = useText()
  const [menuOf, setMenuOf] = useState<AccountId | null>(null)
  const head = (id: MemberColumn, width: number | '3fr' | '2fr', minWidth: number) => (
    <Column
      key={id}
      id={id}
      allowsSorting
      isRowHeader={id === 'name'}
      width={width}
      minWidth={minWidth}
      className="member-column"
    >
      {({ sortDirection }) => (
        <span className="member-column-name">
          {text.columns[id]}
          {sortDirection === 'ascending' && <ArrowUp aria-hidden />}
          {sortDirection === 'descending' && <ArrowDown aria-hidden />}
        </span>
      )}
    </Column>
  )
  return (
    <Virtualizer layout={TableLayout} layoutOptions={layoutOptions}>
      <Table
        className="member-table"
        aria-label={text.list}
        sortDescriptor={sort}
        onSortChange={({ column, direction }) => {
          if (isSortable(column)) onSort({ column, direction })
        }}
        onRowAction={key => {
          const member = members.find(({ person }) => person.id === key)
          if (member && actsOn(member).length > 0) setMenuOf(member.person.id)
        }}
      >
        <TableHeader className="member-table-head">
          {head('name', '3fr', 160)}
          {isFull && head('email', '2fr', 120)}
          {head('role', 112, 104)}
          {isFull && head('state', 136, 112)}
          {head('since', 112, 100)}
          <Column id="actions" width={52} className="member-column">
            <span className="visually-hidden">{text.columns.actions}</span>
          </Column>
        </TableHeader>
        <TableBody
          items={members.map(member => ({ id: member.person.id, member }))}
          dependencies={[menuOf, actsOn, isFull]}
        >
          {({ id, member }) => (
            <Row id={id} textValue={member.person.name} className="member-row">
              <Cell className="member-cell">
                <Name member={member} isMe={id === me} />
              </Cell>
              {isFull && (
                <Cell className="member-cell member-faint">
                  <span className="member-email" title={member.email ?? undefined}>
                    {member.email}
                  </span>
                </Cell>
              )}
              <Cell className="member-cell">
                <RoleTag member={member} />
              </Cell>
              {isFull && (
                <Cell className="member-cell">
                  <StateTag member={member} />
                </Cell>
              )}
              <Cell className="member-cell member-faint">
                {member.since !== null && <RelativeTime at={member.since} />}
              </Cell>
              <Cell className="member-cell">
                <Actions member={member} acts={actsOn(member)}>
                  <MemberMenu
                    member={member}
                    acts={actsOn(member)}
                    isOpen={menuOf === id}
                    onOpenChange={isOpen => setMenuOf(isOpen ? id : null)}
                    onAct={act => onAct(act, member)}
                  />
                </Actions>
              </Cell>
            </Row>
          )}
        </TableBody>
      </Table>
    </Virtualizer>
  )
}

function Actions({
  acts,
  children,
}: {
  member: Member
  acts: readonly MemberActKind[]
  children: ReactNode
}) {
  return acts.length === 0 ? null : children
}

/** Who it is, and where from. */
export function Name({ member: { person }, isMe }: { member: Member; isMe: boolean }) {
  const { members: text } = useText()
  return (
    <span className="member-name">
      <span className="member-name-line">
        <span className="member-name-words">{person.name}</span>
        {isMe && <Tag tone="accent">{text.you}</Tag>}
      </span>
      {person.organisation !== '' && <span className="member-organisation">{person.organisation}</span>}
    </span>
  )
}

function RoleTag({ member: { role, isOwner } }: { member: Member }) {
  const { members: text } = useText()
  if (isOwner) return <Tag tone="accent">{text.owner}</Tag>
  return role === 'member' ? text.roleNames.member : <Tag>{text.roleNames[role]}</Tag>
}

function StateTag({ member: { state } }: { member: Member }) {
  const { members: text } = useText()
  if (state === 'active') return text.stateNames.active
  return <Tag tone={state === 'pending' ? 'amber' : 'red'}>{text.stateNames[state]}</Tag>
}
