import { FilePenLine, SearchX } from 'lucide-react'
import { useMemo, useRef } from 'react'
import { ItemType } from '#shared/content/item-type.ts'
import type { Messages } from '#shared/messages/en.ts'
import { counted } from '#shared/messages/plural.ts'
import type { Me } from '#shared/sync/me.ts'
import { State } from '#shared/workflow/state.ts'
import { useCommand } from '../../commands/index.ts'
import { useText } from '../../i18n/index.ts'
import { useFoundItems, useRowsOf } from '../../library/index.ts'
import { FilterChips } from '../../lists/filter-chips.tsx'
import { isFiltering, tally } from '../../lists/row-filter.ts'
import { nextSort } from '../../lists/row-order.ts'
import { type Column, RowTable } from '../../lists/row-table.tsx'
import { SavedFilterBar } from '../../lists/saved-filter-bar.tsx'
import { useShownRows } from '../../lists/use-shown-rows.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { StatusLine } from '../../ui/status-line.tsx'
import { ViewHeader } from '../../ui/view-header.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { type DraftColumn, useDraftChoices } from '../../ui-state/list-choices.ts'
import { useNavigation } from '../../ui-state/navigation.ts'
import { DeletedDraftsButton } from '../deleted-drafts/index.ts'
import { DropToImport, ImportButton } from '../exchange/index.ts'
import { useDeleteRow } from './delete-row.ts'
import { mayWrite, useNewItem } from './new-item.ts'
import { NewItemMenu } from './new-item-menu.tsx'
import './drafts-view.css'

function columnsOf(text: Messages): readonly Column<DraftColumn>[] {
  const { columns } = text.drafts
  return [
    {
      id: 'type',
      label: columns.type,
      cell: row => <span className="row-table-text">{text.types.name(row)}</span>,
    },
    { id: 'state', label: columns.state, cell: row => <StateBadge state={row.state} /> },
    { id: 'status', label: columns.status, cell: row => <StatusLine status={row.status} short /> },
    {
      id: 'changed',
      label: columns.changed,
      cell: row => <RelativeTime at={row.changedAt} className="row-table-faint" />,
    },
    {
      id: 'words',
      label: columns.words,
      align: 'end',
      cell: row => <span className="row-table-faint">{counted(row.words)}</span>,
    },
  ]
}

const nothingChosen = { search: '', states: [], types: [] } as const

/** Everything that one is writing. */
export function DraftsView({ me }: { me: Me }) {
  const text = useText()
  const own = useRowsOf('ownWork')
  const choices = useDraftChoices()
  const search = useRef<HTMLInputElement>(null)
  const open = useNavigation(navigation => navigation.open)
  const start = useNewItem()
  useCommand('search.focus', () => search.current?.select())
  const deleteRow = useDeleteRow(me)
  const columns = useMemo(() => columnsOf(text), [text])
  const titleColumn = useMemo(() => ({ id: 'title', label: text.drafts.columns.title }) as const, [text])
  const isOwnOrder = choices.sort.column === 'changed' && choices.sort.direction === 'descending'
  const found = useFoundItems(choices.search)
  const narrowed = useMemo(() => ({ ...choices, found }), [choices, found])
  const shown = useShownRows(own, narrowed, isOwnOrder)
  const saved = { type: choices.types, state: choices.states, topic: [], country: [] }
  if (!own || !shown) return <Waiting sentence={text.home.reading} />

  const states = tally(own.rows, row => row.state, State.options)
  const types = tally(own.rows, row => row.type, ItemType.options)
  return (
    <DropToImport className="drafts" label={text.drafts.title} isEnabled={mayWrite(me)}>
      <ViewHeader
        title={text.drafts.title}
        note={own.isComplete && text.drafts.count({ shown: shown.length, all: own.total })}
        actions={
          <>
            <SearchField
              label={text.drafts.search}
              placeholder={text.drafts.searchPlaceholder}
              inputRef={search}
              value={choices.search}
              onChange={value => useDraftChoices.setState({ search: value })}
            />
            <DeletedDraftsButton />
            {mayWrite(me) && <ImportButton />}
            <NewItemMenu me={me} />
          </>
        }
      >
        {states.length > 1 && (
          <FilterChips
            label={text.drafts.filterByState}
            chips={states.map(chip => ({
              ...chip,
              label: text.states[chip.value],
              count: own.isComplete ? chip.count : null,
            }))}
            chosen={choices.states}
            onChange={chosen => useDraftChoices.setState({ states: chosen })}
          />
        )}
        {types.length > 1 && (
          <FilterChips
            label={text.drafts.filterByType}
            chips={types.map(chip => ({
              ...chip,
              label: text.types.names[chip.value],
              count: own.isComplete ? chip.count : null,
            }))}
            chosen={choices.types}
            onChange={chosen => useDraftChoices.setState({ types: chosen })}
          />
        )}
        <SavedFilterBar
          place="drafts"
          text={choices.search}
          facets={saved}
          canSave={isFiltering(choices)}
          onChoose={({ text: search, facets }) =>
            useDraftChoices.setState({
              search,
              states: State.options.filter(state => facets['state']?.includes(state)),
              types: ItemType.options.filter(type => facets['type']?.includes(type)),
            })
          }
        />
      </ViewHeader>
      {shown.length > 0 ? (
        <RowTable
          label={text.drafts.list}
          className="drafts-table"
          rows={shown}
          titleColumn={titleColumn}
          columns={columns}
          sort={choices.sort}
          onSort={column => useDraftChoices.setState({ sort: nextSort(choices.sort, column) })}
          active={choices.active}
          onActive={active => useDraftChoices.setState({ active })}
          onOpen={row => open('drafts', row.id)}
          onDelete={deleteRow}
        />
      ) : isFiltering(choices) && own.total > 0 ? (
        <EmptyState
          icon={<SearchX aria-hidden />}
          title={text.drafts.noMatchTitle}
          body={text.drafts.noMatchBody}
          action={
            <Button onPress={() => useDraftChoices.setState(nothingChosen)}>
              {text.drafts.clearFilters}
            </Button>
          }
        />
      ) : (
        <EmptyState
          icon={<FilePenLine aria-hidden />}
          title={text.drafts.emptyTitle}
          body={text.drafts.emptyBody}
          action={mayWrite(me) && <Button onPress={() => start('news')}>{text.types.created.news}</Button>}
        />
      )}
    </DropToImport>
  )
}
