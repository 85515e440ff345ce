import { Bell, BookOpenText, SearchX } from 'lucide-react'
import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import { countOfFollows } from '#shared/follows/follows.ts'
import { runCommand, useCommand } from '../../commands/index.ts'
import { useText } from '../../i18n/index.ts'
import { type ItemRow, type RowsSnapshot, useFoundItems, useRowsOf } from '../../library/index.ts'
import { isFiltering, keptBy } from '../../lists/row-filter.ts'
import { Button } from '../../ui/button.tsx'
import { useCurrentTime } from '../../ui/current-time.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { hasKeys } from '../../ui/has-keys.ts'
import { SearchField } from '../../ui/search-field.tsx'
import { SegmentedControl } from '../../ui/segmented-control.tsx'
import { ViewHeader } from '../../ui/view-header.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { everythingPublished, publishedWays, usePublishedChoices } from '../../ui-state/published-choices.ts'
import { agendaOf } from './agenda.ts'
import { Agenda } from './agenda-list.tsx'
import { PublishedFigures } from './published-figures.tsx'
import { PublishedFilters } from './published-filters.tsx'
import { PublishedTable, useShownPublished } from './published-table.tsx'
import { usePublishedFilter } from './use-published-filter.ts'
import './published.css'

/** What is published: as a list, events as an agenda, or all of it in figures. */
export function PublishedPage() {
  const published = useRowsOf('published')
  const way = usePublishedChoices(choices => choices.way)
  // Y may have been pressed on a row that is gone: the keys go on from the top of what came. (The effect says "whenever
  // another way is shown".)
  useEffect(() => {
    if (way !== null && !hasKeys(document)) document.querySelector('main')?.focus()
  }, [way])
  useCommand('published.way', () => {
    const next = publishedWays[(publishedWays.indexOf(way) + 1) % publishedWays.length]
    if (next !== undefined) usePublishedChoices.setState({ way: next })
  })
  switch (way) {
    case 'list':
      return <ListWay published={published} />
    case 'agenda':
      return <AgendaWay published={published} />
    case 'figures':
      return <FiguresWay published={published} />
  }
}

interface WayProps {
  readonly published: RowsSnapshot | undefined
}

function ListWay({ published }: WayProps) {
  const text = useText()
  const shown = useShownPublished(published)
  if (!published || !shown) return <Waiting sentence={text.home.reading} />
  const note = published.isComplete && text.published.count({ shown: shown.length, all: published.total })
  return (
    <Page published={published} note={note}>
      {shown.length > 0 ? <PublishedTable rows={shown} /> : <NoMatch total={published.total} />}
    </Page>
  )
}

/** The rows that a search and filters leave; undefined until all are read. */
function useNarrowed(
  published: RowsSnapshot | undefined,
  { days, types: byTypes }: { readonly days: boolean; readonly types: boolean },
): readonly ItemRow[] | undefined {
  const { search, types } = usePublishedChoices()
  const about = usePublishedFilter()
  const found = useFoundItems(search, 'published')
  return useMemo(() => {
    if (!published?.isComplete) return undefined
    const isKept = keptBy({
      search,
      states: [],
      types: byTypes ? types : [],
      found,
      published: days ? about : { ...about, from: '', to: '' },
    })
    return published.rows.filter(isKept)
  }, [published, search, types, about, found, days, byTypes])
}

/** The agenda: days are those of the events there, and what is no event is not in it. */
const agendaNarrowing = { days: false, types: false } as const
const figuresNarrowing = { days: true, types: true } as const

function AgendaWay({ published }: WayProps) {
  const text = useText()
  const rows = useNarrowed(published, agendaNarrowing)
  const days = usePublishedFilter()
  const now = useCurrentTime()
  const agenda = useMemo(() => rows && agendaOf(rows, days, now), [rows, days, now])
  if (!published || !agenda) return <Waiting sentence={text.home.reading} />
  const count = agenda.upcoming.length + agenda.past.length
  return (
    <Page published={published} note={text.published.agenda.count({ count })}>
      <Agenda agenda={agenda} />
    </Page>
  )
}

function FiguresWay({ published }: WayProps) {
  const text = useText()
  const rows = useNarrowed(published, figuresNarrowing)
  if (!published || !rows) return <Waiting sentence={text.home.reading} />
  return (
    <Page published={published} note={text.published.count({ shown: rows.length, all: published.total })}>
      {rows.length > 0 ? <PublishedFigures rows={rows} /> : <NoMatch total={published.total} />}
    </Page>
  )
}

interface PageProps {
  readonly published: RowsSnapshot
  readonly note: ReactNode
  readonly children: ReactNode
}

function Page({ published, note, children }: PageProps) {
  const text = useText()
  const { search, way } = usePublishedChoices()
  const field = useRef<HTMLInputElement>(null)
  useCommand('search.focus', () => field.current?.select())
  return (
    <div className="published">
      <ViewHeader
        title={text.published.title}
        note={note}
        actions={
          <>
            <SegmentedControl
              label={text.published.way}
              hideLabel
              values={publishedWays}
              names={text.published.ways}
              value={way}
              onChange={chosen => usePublishedChoices.setState({ way: chosen })}
            />
            <SearchField
              label={text.published.search}
              placeholder={text.published.searchPlaceholder}
              inputRef={field}
              value={search}
              onChange={value => usePublishedChoices.setState({ search: value })}
            />
          </>
        }
      >
        <PublishedFilters published={published} />
      </ViewHeader>
      {children}
    </div>
  )
}

/** Nothing to show: nothing is published at all, or nothing that was chosen. */
function NoMatch({ total }: { total: number }) {
  const { published: text } = useText()
  const { search, types } = usePublishedChoices()
  const published = usePublishedFilter()
  if (total > 0 && published.followed !== null && countOfFollows(published.followed) === 0)
    return <NothingFollowed />
  if (total === 0 || !isFiltering({ search, types, states: [], published })) {
    return <EmptyState icon={<BookOpenText aria-hidden />} title={text.emptyTitle} body={text.emptyBody} />
  }
  return (
    <EmptyState
      icon={<SearchX aria-hidden />}
      title={text.noMatchTitle}
      body={text.noMatchBody}
      action={
        <Button onPress={() => usePublishedChoices.setState(everythingPublished)}>{text.clearFilters}</Button>
      }
    />
  )
}

/** Only what is followed was asked for, and nothing is. */
function NothingFollowed() {
  const { follows: text } = useText()
  return (
    <EmptyState
      icon={<Bell aria-hidden />}
      title={text.filterEmptyTitle}
      body={text.filterEmptyBody}
      action={<Button onPress={() => runCommand('follows.open')}>{text.choose}</Button>}
    />
  )
}
