import { BookOpenText, SearchX } from 'lucide-react'
import { useMemo, useRef } from 'react'
import { ItemType } from '#shared/content/item-type.ts'
import type { Messages } from '#shared/messages/en.ts'
import { useCommand } from '../../commands/index.ts'
import { useText } from '../../i18n/index.ts'
import { useFoundItems, useRowsOf } from '../../library/index.ts'
import { FilterChips } from '../../lists/filter-chips.tsx'
import { isFiltering, tally } from '../../lists/row-filter.ts'
import { nextSort } from '../../lists/row-order.ts'
import { type Column, RowTable, type TitleColumn } from '../../lists/row-table.tsx'
import { SavedFilterBar } from '../../lists/saved-filter-bar.tsx'
import { useShownRows } from '../../lists/use-shown-rows.ts'
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
  const published = useRowsOf('published')
  const choices = usePublishedChoices()
  const search = useRef<HTMLInputElement>(null)
  const open = useNavigation(navigation => navigation.open)
  useCommand('search.focus', () => search.current?.select())
  const columns = useMemo(() => columnsOf(text), [text])
  const titleColumn = useMemo(() => titleColumnOf(text), [text])
  const isOwnOrder = choices.sort.column === 'date' && choices.sort.direction === 'descending'
  const found = useFoundItems(choices.search)
  const narrowed = useMemo(() => ({ ...choices, found }), [choices, found])
  const shown = useShownRows(published, narrowed, isOwnOrder)
  if (!published || !shown) return <Waiting sentence={text.home.reading} />

  const types = tally(published.rows, row => row.type, ItemType.options)
  return (
    <div className="published">
      <ViewHeader
        title={text.published.title}
        note={published.isComplete && text.published.count({ shown: shown.length, all: published.total })}
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
            chips={types.map(chip => ({
              ...chip,
              label: text.types.names[chip.value],
              count: published.isComplete ? chip.count : null,
            }))}
            chosen={choices.types}
            onChange={chosen => usePublishedChoices.setState({ types: chosen })}
          />
        )}
        <SavedFilterBar
          place="published"
          text={choices.search}
          facets={{ type: choices.types }}
          canSave={isFiltering(choices)}
          onChoose={({ text: search, facets }) =>
            usePublishedChoices.setState({
              search,
              types: ItemType.options.filter(type => facets['type']?.includes(type)),
            })
          }
        />
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
      ) : isFiltering(choices) && published.total > 0 ? (
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
