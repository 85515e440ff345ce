import { CalendarDays, MapPin } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components'
import { ItemId } from '#shared/content/identity.ts'
import { Month, startOf } from '#shared/pulse/calendar.ts'
import { monthName, ownZone, useText } from '../../i18n/index.ts'
import { useReadAhead } from '../../library/index.ts'
import { isFiltering } from '../../lists/row-filter.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SegmentedControl } from '../../ui/segmented-control.tsx'
import { Tag } from '../../ui/tag.tsx'
import { useNavigation } from '../../ui-state/navigation.ts'
import { agendaTimes, usePublishedChoices } from '../../ui-state/published-choices.ts'
import { type AgendaEntries, type AgendaEntry, byMonth } from './agenda.ts'
import { eventTime, leafOf } from './event-time.ts'
import { usePublishedFilter } from './use-published-filter.ts'

/** Events that are drawn at once, and that each press shows more. */
const shownAtOnce = 60

function titleOfMonth(month: string): string {
  const known = Month.safeParse(month).data
  return known === undefined ? month : monthName(startOf(known))
}

/** Events by their days: those to come, or those that are over. Arrow keys move, Enter opens. */
export function Agenda({ agenda }: { agenda: AgendaEntries }) {
  const { published: text } = useText()
  const { agenda: time, search } = usePublishedChoices()
  const days = usePublishedFilter()
  const isNarrowed = isFiltering({ search, types: [], states: [], published: days })
  const entries = agenda[time]
  const counts = { upcoming: agenda.upcoming.length, past: agenda.past.length }
  return (
    <div className="agenda">
      <SegmentedControl
        label={text.agenda.times}
        hideLabel
        className="agenda-times"
        values={agendaTimes}
        names={text.agenda.names(counts)}
        value={time}
        onChange={chosen => usePublishedChoices.setState({ agenda: chosen })}
      />
      {entries.length > 0 ? (
        <Months key={time} label={text.agenda.list[time]} entries={entries} />
      ) : (
        <EmptyState
          icon={<CalendarDays aria-hidden />}
          title={text.agenda.noneTitle[time]}
          body={isNarrowed ? text.agenda.noMatch : text.agenda.noneBody[time]}
        />
      )}
    </div>
  )
}

function Months({ label, entries }: { label: string; entries: readonly AgendaEntry[] }) {
  const { published: text } = useText()
  const [shown, setShown] = useState(shownAtOnce)
  const months = useMemo(() => byMonth(entries.slice(0, shown)), [entries, shown])
  const open = useNavigation(navigation => navigation.open)
  const ahead = useReadAhead()
  const left = entries.length - shown
  return (
    <>
      <ListBox
        aria-label={label}
        className="agenda-list"
        onAction={key => {
          const id = ItemId.safeParse(key)
          if (id.success) ahead.open(id.data, () => open('published', id.data))
        }}
      >
        {months.map(({ month, entries: ofMonth }) => (
          <ListBoxSection key={month} id={month} className="agenda-month">
            <Header className="agenda-month-name">{titleOfMonth(month)}</Header>
            {ofMonth.map(entry => (
              <Entry key={entry.row.id} entry={entry} />
            ))}
          </ListBoxSection>
        ))}
      </ListBox>
      {left > 0 && (
        <Button className="agenda-more" onPress={() => setShown(shown + shownAtOnce)}>
          {text.agenda.more({ count: Math.min(left, shownAtOnce) })}
        </Button>
      )}
    </>
  )
}

function Entry({ entry: { row, published, event } }: { entry: AgendaEntry }) {
  const text = useText()
  const { agenda } = text.published
  const time = eventTime(event, ownZone, text)
  const { day, month } = leafOf(event.starts)
  const title = published.title === '' ? text.types.untitled.event : published.title
  return (
    <ListBoxItem id={row.id} textValue={title} className="agenda-entry">
      <span className="agenda-leaf" aria-hidden>
        <span className="agenda-leaf-day">{day}</span>
        <span className="agenda-leaf-month">{month}</span>
      </span>
      <span className="agenda-words">
        <span className="agenda-title">{title}</span>
        <span className="agenda-facts">
          <span>{time?.there}</span>
          {time?.here != null && <span>{agenda.yourTime({ time: time.here })}</span>}
          {event.place !== '' && (
            <span className="agenda-place">
              <MapPin aria-hidden />
              {event.place}
            </span>
          )}
          {event.isOnline && <Tag>{agenda.online}</Tag>}
        </span>
      </span>
    </ListBoxItem>
  )
}
