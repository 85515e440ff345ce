import { useMemo } from 'react'
import type { Messages } from '#shared/messages/en.ts'
import { useText } from '../../i18n/index.ts'
import { type ItemRow, type RowsSnapshot, useFoundItems } from '../../library/index.ts'
import { nextSort } from '../../lists/row-order.ts'
import { type Column, RowTable, type TitleColumn } from '../../lists/row-table.tsx'
import { useShownRows } from '../../lists/use-shown-rows.ts'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { useNavigation } from '../../ui-state/navigation.ts'
import { type PublishedColumn, usePublishedChoices } from '../../ui-state/published-choices.ts'
import { usePublishedFilter } from './use-published-filter.ts'

function columnsOf(text: Messages): readonly Column<PublishedColumn>[] {
  const { columns } = text.published
  return [
    {
      id: 'type',
      label: columns.type,
      cell: row => <span className="row-table-text">{text.types.name(row)}</span>,
    },
    {
      id: 'author',
      label: columns.author,
      cell: row => <span className="row-table-text row-table-faint">{row.author.name}</span>,
    },
    {
      id: 'date',
      label: columns.date,
      cell: row => row.published && <RelativeTime at={row.published.at} className="row-table-faint" />,
    },
  ]
}

function titleColumnOf(text: Messages): TitleColumn<PublishedColumn> {
  return {
    id: 'title',
    label: text.published.columns.title,
    // A published item whose newest revision is in another state says so.
    mark: row => row.state !== 'validated' && <StateBadge state={row.state} />,
  }
}

const noStates = [] as const

/** The rows of the list as they are narrowed and ordered; undefined while there is nothing true to show. */
export function useShownPublished(published: RowsSnapshot | undefined): readonly ItemRow[] | undefined {
  const { search, types, sort } = usePublishedChoices()
  const about = usePublishedFilter()
  const found = useFoundItems(search, 'published')
  const narrowed = useMemo(
    () => ({ search, types, states: noStates, published: about, sort, found }),
    [search, types, about, sort, found],
  )
  return useShownRows(published, narrowed, sort.column === 'date' && sort.direction === 'descending')
}

/** What is published, a row each. */
export function PublishedTable({ rows }: { rows: readonly ItemRow[] }) {
  const text = useText()
  const { sort, active } = usePublishedChoices()
  const open = useNavigation(navigation => navigation.open)
  const columns = useMemo(() => columnsOf(text), [text])
  const titleColumn = useMemo(() => titleColumnOf(text), [text])
  return (
    <RowTable
      label={text.published.list}
      className="published-table"
      rows={rows}
      titleColumn={titleColumn}
      columns={columns}
      sort={sort}
      onSort={column => usePublishedChoices.setState({ sort: nextSort(sort, column) })}
      active={active}
      onActive={id => usePublishedChoices.setState({ active: id })}
      onOpen={row => open('published', row.id)}
    />
  )
}
