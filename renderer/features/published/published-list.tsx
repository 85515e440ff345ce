import { BookOpenText, SearchX } from 'lucide-react'
import { useMemo, useRef } from 'react'
import { ItemType } from '#shared/content/item-type.ts'
import type { Messages } from '#shared/messages/en.ts'
import { useCommand } from '../../commands/index.ts'
import { useText } from '../../i18n/index.ts'
import { useRows } from '../../library/index.ts'
import { asPublished } from '../../lists/as-published.ts'
import { FilterChips } from '../../lists/filter-chips.tsx'
import { filteredRows, isFiltering, tally } from '../../lists/row-filter.ts'
import { nextSort, sortedRows } from '../../lists/row-order.ts'
import { type Column, RowTable, type TitleColumn } from '../../lists/row-table.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { ViewHeader } from '../../ui/view-header.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { type PublishedColumn, usePublishedChoices } from '../../ui-state/list-choices.ts'
import { useNavigation } from '../../ui-state/navigation.ts'
import './published.css'

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

export function PublishedList() {
  const text = useText()
  const rows = useRows()
  const choices = usePublishedChoices()
  const search = useRef<HTMLInputElement>(null)
  const open = useNavigation(navigation => navigation.open)
  useCommand('search.focus', () => search.current?.select())
  const columns = useMemo(() => columnsOf(text), [text])
  const titleColumn = useMemo(() => titleColumnOf(text), [text])
  const published = useMemo(() => rows && asPublished(rows), [rows])
  const shown = useMemo(
    () => published && sortedRows(filteredRows(published, choices), choices.sort),
    [published, choices],
  )
  if (!published || !shown) return <Waiting sentence={text.home.reading} />

  const types = tally(published, row => row.type, ItemType.options)
  return (
    <div className="published">
      <ViewHeader
        title={text.published.title}
        note={text.published.count({ shown: shown.length, all: published.length })}
        actions={
          <SearchField
            label={text.published.search}
            placeholder={text.published.searchPlaceholder}
            inputRef={search}
            value={choices.search}
            onChange={value => usePublishedChoices.setState({ search: value })}
          />
        }
      >
        {types.length > 1 && (
          <FilterChips
            label={text.published.filterByType}
            chips={types.map(chip => ({ ...chip, label: text.types.names[chip.value] }))}
            chosen={choices.types}
            onChange={chosen => usePublishedChoices.setState({ types: chosen })}
          />
        )}
      </ViewHeader>
      {shown.length > 0 ? (
        <RowTable
          label={text.published.list}
          className="published-table"
          rows={shown}
          titleColumn={titleColumn}
          columns={columns}
          sort={choices.sort}
          onSort={column => usePublishedChoices.setState({ sort: nextSort(choices.sort, column) })}
          active={choices.active}
          onActive={active => usePublishedChoices.setState({ active })}
          onOpen={row => open('published', row.id)}
        />
      ) : isFiltering(choices) && published.length > 0 ? (
        <EmptyState
          icon={<SearchX aria-hidden />}
          title={text.published.noMatchTitle}
          body={text.published.noMatchBody}
          action={
            <Button onPress={() => usePublishedChoices.setState({ search: '', types: [] })}>
              {text.published.clearFilters}
            </Button>
          }
        />
      ) : (
        <EmptyState
          icon={<BookOpenText aria-hidden />}
          title={text.published.emptyTitle}
          body={text.published.emptyBody}
        />
      )}
    </div>
  )
}
