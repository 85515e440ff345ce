import { clsx } from 'clsx'
import { useMemo } from 'react'
import type { Policy } from '#shared/workflow/policy.ts'
import {
  type Extent,
  isSameExtent,
  type RightsRole,
  type RightsRow,
  rightKey,
  rightsRoles,
  rightsTable,
  rightsUnder,
} from '#shared/workflow/rights-table.ts'
import { useText } from '../../i18n/index.ts'

interface RightsTableProps {
  readonly policy: Policy
  /** The policy that this one is compared with: what differs is marked, and says what it was. */
  readonly before?: Policy
  readonly caption: string
}

type GroupName = RightsRow['right'] extends infer Right
  ? Right extends { state: infer State }
    ? State | 'create'
    : never
  : never

function groupOf({ right }: RightsRow): GroupName {
  return right.act === 'create' ? 'create' : right.state
}

/** What each role may do under a policy, made from the rules of the workflow. */
export function RightsTable({ policy, before, caption }: RightsTableProps) {
  const { rights: text } = useText()
  const rows = useMemo(() => rightsTable(policy), [policy])
  const earlier = useMemo(
    () => new Map((before ? rightsUnder(before) : []).map(row => [rightKey(row.right), row])),
    [before],
  )
  const groups = [...new Set(rows.map(groupOf))]
  return (
    <table className="rights-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{text.columns.step}</th>
          {rightsRoles.map(role => (
            <th key={role} scope="col">
              {text.columns[role]}
            </th>
          ))}
        </tr>
      </thead>
      {groups.map(group => (
        <tbody key={group}>
          <tr className="rights-group">
            <th scope="rowgroup" colSpan={rightsRoles.length + 1}>
              {text.groups[group]}
            </th>
          </tr>
          {rows
            .filter(row => groupOf(row) === group)
            .map(row => (
              <tr key={rightKey(row.right)}>
                <th scope="row">{text.row(row)}</th>
                {rightsRoles.map(role => (
                  <RightCell
                    key={role}
                    row={row}
                    role={role}
                    was={earlier.get(rightKey(row.right))?.extents[role]}
                  />
                ))}
              </tr>
            ))}
        </tbody>
      ))}
    </table>
  )
}

function RightCell({ row, role, was }: { row: RightsRow; role: RightsRole; was: Extent | undefined }) {
  const { rights: text } = useText()
  const now = row.extents[role]
  const worded = (extent: Extent) =>
    row.right.act === 'create' ? text.created(extent.own !== 'no') : text.extent(extent)
  const isChanged = was !== undefined && !isSameExtent(was, now)
  const isNothing = now.own === 'no' && now.others === 'no'
  return (
    <td className={clsx(isNothing && 'rights-nothing', isChanged && 'rights-changed')}>
      {worded(now)}
      {isChanged && <span className="rights-was">{text.was({ before: worded(was) })}</span>}
    </td>
  )
}
