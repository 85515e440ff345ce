import { BookMarked, Plus, SearchX } from 'lucide-react'
import { type ReactNode, useMemo, useRef } from 'react'
import { type Completeness, completenessOf } from '#shared/case-study/completeness.ts'
import { readCaseStudy } from '#shared/case-study/read.ts'
import type { ItemId } from '#shared/content/identity.ts'
import { bodyOf } from '#shared/content/item-type.ts'
import type { Messages } from '#shared/messages/en.ts'
import { counted } from '#shared/messages/plural.ts'
import type { Me } from '#shared/sync/me.ts'
import { useCommand } from '../../commands/index.ts'
import { useText } from '../../i18n/index.ts'
import { type ItemRow, useFoundItems, useRowsOf, useTerms, useWorkingCopy } from '../../library/index.ts'
import { isOwnWork } from '../../lists/own-work.ts'
import { nextSort } from '../../lists/row-order.ts'
import { type Column, RowTable } from '../../lists/row-table.tsx'
import { useShownRows } from '../../lists/use-shown-rows.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { ViewHeader } from '../../ui/view-header.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { type CaseStudyOrder, useCaseStudyListChoices } from '../../ui-state/list-choices.ts'
import { useNavigation } from '../../ui-state/navigation.ts'
import { mayWrite, useNewItem } from '../drafts/index.ts'
import { DropToImport, ImportButton } from '../exchange/index.ts'
import { CompletenessMeter } from './completeness-meter.tsx'
import './case-studies-view.css'

type CaseStudyColumn = CaseStudyOrder | 'completeness' | 'words' | 'country'

/** What is measured for the rows in sight only orders nothing. */
function orderBy(column: CaseStudyColumn): CaseStudyOrder {
  return column === 'title' || column === 'changed' ? column : 'state'
}

/** Reads and measures one case study: only those in sight are. */
function Measured({ id, show }: { id: ItemId; show: (completeness: Completeness) => ReactNode }) {
  const copy = useWorkingCopy(id)
  const body = copy ? bodyOf(copy.type, copy.fields) : null
  const completeness = useMemo(() => (body === null ? null : completenessOf(readCaseStudy(body))), [body])
  return completeness === null ? null : show(completeness)
}

function Countries({ countries }: { countries: readonly string[] }) {
  const terms = useTerms('countries')
  const names = countries.map(id => terms?.find(term => term.id === id)?.label ?? id)
  return <span className="row-table-text row-table-faint">{names.join(', ')}</span>
}

function columnsOf({ caseStudy: { columns } }: Messages): readonly Column<CaseStudyColumn>[] {
  return [
    { id: 'state', label: columns.state, cell: row => <StateBadge state={row.state} /> },
    {
      id: 'completeness',
      label: columns.completeness,
      isUnordered: true,
      cell: row => <Measured id={row.id} show={measured => <CompletenessMeter completeness={measured} />} />,
    },
    {
      id: 'words',
      label: columns.words,
      align: 'end',
      isUnordered: true,
      cell: row => (
        <Measured
          id={row.id}
          show={({ words }) => <span className="row-table-faint">{counted(words)}</span>}
        />
      ),
    },
    {
      id: 'country',
      label: columns.country,
      isUnordered: true,
      cell: row => <Countries countries={row.countries} />,
    },
    {
      id: 'changed',
      label: columns.changed,
      cell: row => <RelativeTime at={row.changedAt} className="row-table-faint" />,
    },
  ]
}

/** What this person works on comes before what is only to be read. */
function ownFirst(rows: readonly ItemRow[]): readonly ItemRow[] {
  return [...rows.filter(isOwnWork), ...rows.filter(row => !isOwnWork(row))]
}

/** Every case study on this computer: one's own first, then those of others. */
export function CaseStudiesView({ me }: { me: Me }) {
  const text = useText()
  const { caseStudy: words } = text
  const all = useRowsOf('caseStudies')
  const choices = useCaseStudyListChoices()
  const search = useRef<HTMLInputElement>(null)
  const open = useNavigation(navigation => navigation.open)
  const start = useNewItem()
  useCommand('search.focus', () => search.current?.select())
  const columns = useMemo(() => columnsOf(text), [text])
  const titleColumn = useMemo(() => ({ id: 'title', label: words.columns.title }) as const, [words])
  const found = useFoundItems(choices.search)
  const narrowed = useMemo(
    () => ({ search: choices.search, states: [], types: [], found, sort: choices.sort }),
    [choices.search, choices.sort, found],
  )
  const ordered = useShownRows(all, narrowed, false)
  const isOwnFirst = choices.sort.column === 'state' && choices.sort.direction === 'ascending'
  const shown = useMemo(() => (ordered && isOwnFirst ? ownFirst(ordered) : ordered), [ordered, isOwnFirst])
  if (!all || !shown) return <Waiting sentence={text.home.reading} />
  const canWrite = mayWrite(me)
  const newButton = (
    <Button variant="primary" icon={<Plus aria-hidden />} onPress={() => start('case_study')}>
      {words.new}
    </Button>
  )
  return (
    <DropToImport asCaseStudy className="case-studies" label={words.title} isEnabled={canWrite}>
      <ViewHeader
        title={words.title}
        note={words.count({ count: shown.length })}
        actions={
          <>
            <SearchField
              label={words.search}
              placeholder={words.searchPlaceholder}
              inputRef={search}
              value={choices.search}
              onChange={value => useCaseStudyListChoices.setState({ search: value })}
            />
            {canWrite && <ImportButton asCaseStudy />}
            {canWrite && all.total > 0 && newButton}
          </>
        }
      />
      {shown.length > 0 ? (
        <RowTable
          label={words.list}
          className="case-studies-table"
          rows={shown}
          titleColumn={titleColumn}
          columns={columns}
          sort={choices.sort}
          onSort={column =>
            useCaseStudyListChoices.setState({ sort: nextSort(choices.sort, orderBy(column)) })
          }
          active={choices.active}
          onActive={active => useCaseStudyListChoices.setState({ active })}
          onOpen={row => open('caseStudies', row.id)}
        />
      ) : all.total > 0 ? (
        <EmptyState
          icon={<SearchX aria-hidden />}
          title={words.noMatchTitle}
          body={words.noMatchBody}
          action={
            <Button onPress={() => useCaseStudyListChoices.setState({ search: '' })}>
              {words.clearSearch}
            </Button>
          }
        />
      ) : (
        <EmptyState
          icon={<BookMarked aria-hidden />}
          title={words.emptyTitle}
          body={words.emptyBody}
          action={canWrite && newButton}
        />
      )}
    </DropToImport>
  )
}
