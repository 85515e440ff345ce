import { CalendarPlus } from 'lucide-react'
import { TitledLink } from '#shared/content/field-value.ts'
import type { ItemFields } from '#shared/content/item-type.ts'
import { publishedEventOf, spanOfEvent } from '#shared/observatory/published-event.ts'
import { acceleratorOf } from '../../commands/index.ts'
import { ownZone, useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { useCurrentTime } from '../../ui/current-time.ts'
import { KeyHint } from '../../ui/key-hint.tsx'
import { eventTime } from './event-time.ts'
import { OutsideLink } from './outside-link.tsx'

interface EventCardProps {
  readonly fields: ItemFields
  /** Null where there is no time to be put into a calendar. */
  readonly onAddToCalendar: (() => void) | null
}

/** The fields of an event that its card shows: of one without a time that can be understood, those about its place. */
export function onEventCard(fields: ItemFields): readonly string[] {
  const event = publishedEventOf('event', fields)
  if (event === null) return []
  const place = ['address', 'virtual_links']
  return spanOfEvent(event) === null ? place : ['starts_at', 'ends_at', ...place]
}

/** When and where an event is, before its text. */
export function EventCard({ fields, onAddToCalendar }: EventCardProps) {
  const text = useText()
  const { published: words } = text
  const now = useCurrentTime()
  const event = publishedEventOf('event', fields)
  if (event === null) return null
  const time = eventTime(event, ownZone, text)
  const span = spanOfEvent(event)
  const address = typeof fields['address'] === 'string' ? fields['address'] : ''
  const links = TitledLink.array().safeParse(fields['virtual_links']).data ?? []
  const accelerator = acceleratorOf('item.addToCalendar')
  return (
    <section className="reading-card" aria-label={words.event.title}>
      <dl>
        {time && (
          <div>
            <dt>{words.event.when}</dt>
            <dd>
              {time.there}
              {time.here !== null && (
                <span className="reading-card-faint">{words.agenda.yourTime({ time: time.here })}</span>
              )}
              {span !== null && span.to < now && (
                <span className="reading-card-faint">{words.event.isOver}</span>
              )}
            </dd>
          </div>
        )}
        {address.trim() !== '' && (
          <div>
            <dt>{words.event.where}</dt>
            <dd>{address}</dd>
          </div>
        )}
        {links.length > 0 && (
          <div>
            <dt>{words.event.online}</dt>
            <dd>
              {links.map(({ title, url }) => (
                <OutsideLink key={`${title} ${url}`} href={url} name={title === '' ? url : title} />
              ))}
            </dd>
          </div>
        )}
      </dl>
      {onAddToCalendar && (
        <Button size="small" icon={<CalendarPlus aria-hidden />} onPress={onAddToCalendar}>
          {words.addToCalendar}
          {accelerator !== null && <KeyHint accelerator={accelerator} />}
        </Button>
      )}
    </section>
  )
}
