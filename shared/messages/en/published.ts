import type { DiskFailure } from '../../sync/journal.ts'
import { counted, plural } from '../plural.ts'

export const published = {
  title: 'Published',
  decisions: 'Decisions',
  search: 'Search published',
  searchPlaceholder: 'Search titles and texts',
  list: 'Published items',
  columns: { title: 'Title', type: 'Type', author: 'Author', date: 'Published' },
  filterByType: 'Filter by type',
  count: ({ shown, all }: { shown: number; all: number }) =>
    shown === all
      ? `${counted(all)} published ${plural(all, { one: 'item', other: 'items' })}`
      : `${counted(shown)} of ${counted(all)} published ${plural(all, { one: 'item', other: 'items' })}`,
  emptyTitle: 'Nothing published here yet',
  emptyBody:
    'Everything that the observatory has published appears here and can be read without a connection.',
  noMatchTitle: 'No published item matches',
  noMatchBody: 'Try another word, or fewer filters.',
  clearFilters: 'Show all',
  edit: 'Edit',
  back: 'All published items',
  by: ({ name, organisation }: { name: string; organisation: string }) =>
    organisation === '' ? name : `${name}, ${organisation}`,
  newerDraft: 'A newer, unpublished version of this item exists. You read the published one.',
  notHereTitle: 'This item is not on this computer',
  notHereBody: 'It may have been withdrawn, or your account no longer sees it.',
  reading: 'Reading …',
  way: 'Show as',
  ways: { list: 'List', agenda: 'Agenda', figures: 'Figures' },
  topic: 'Topic',
  anyTopic: 'All topics',
  country: 'Country',
  anyCountry: 'All countries',
  withCount: ({ name, count }: { name: string; count: number }) => `${name} (${counted(count)})`,
  from: 'Published from',
  to: 'Published until',
  fromShort: 'from',
  toShort: 'until',
  eventFrom: 'Events from',
  eventTo: 'Events until',
  clear: 'Clear the filters',
  agenda: {
    times: 'Which events',
    names: ({ upcoming, past }: { upcoming: number; past: number }) => ({
      upcoming: `Upcoming (${counted(upcoming)})`,
      past: `Past (${counted(past)})`,
    }),
    list: { upcoming: 'Upcoming events', past: 'Past events' },
    count: ({ count }: { count: number }) =>
      `${counted(count)} published ${plural(count, { one: 'event', other: 'events' })}`,
    online: 'Online',
    more: ({ count }: { count: number }) => `Show ${counted(count)} more`,
    noneTitle: { upcoming: 'No event to come', past: 'No event that is over' },
    noneBody: {
      upcoming: 'Events that are published with a day to come stand here, the next one first.',
      past: 'Events that are over stand here, the last one first.',
    },
    noMatch: 'No event matches what you have chosen.',
    span: ({ from, to }: { from: string; to: string }) => `${from} – ${to}`,
    at: ({ time, city }: { time: string; city: string }) => `${time} (${city})`,
    yourTime: ({ time }: { time: string }) => `${time} your time`,
  },
  event: {
    title: 'When and where',
    when: 'When',
    where: 'Where',
    online: 'Take part online',
    isOver: 'It is over.',
  },
  software: {
    title: 'Software',
    licence: 'Licence',
    nameAndId: ({ name, id }: { name: string; id: string }) => `${name} (${id})`,
  },
  related: 'Related',
  share: 'Copy link for everybody',
  shared: ({ address }: { address: string }) => `Copied: ${address}`,
  shareFailed: ({ address }: { address: string }) =>
    `The system did not let the desk copy. The address is ${address}`,
  shareUnknown: 'The desk could not find out where the service is. Try again.',
  addToCalendar: 'Add to calendar…',
  calendarFile: ({ title }: { title: string }) => `${title}.ics`,
  calendarSaved: ({ path }: { path: string }) =>
    `Saved as ${path}. Open it, and your calendar takes the event.`,
  calendarFailed: {
    no_space: 'The calendar file was not written: there is no room on the disk.',
    not_allowed:
      'The calendar file was not written: this program may not write there. Choose another folder.',
    unknown: 'The calendar file was not written. Try again, or choose another folder.',
  } satisfies Record<DiskFailure, string>,
  figures: {
    monthsNote:
      'Each item once, in the month in which it was published last; archived ones are among them. Months are in UTC.',
    monthsNothing: 'Nothing of this was published in twelve months.',
    topicsTitle: 'Topics over time',
    topicsFinding: ({ first, items }: { first: string; items: number }) =>
      `Most often about ${first}: ${counted(items)} ${plural(items, { one: 'item', other: 'items' })} in twelve months.`,
    topicsNothing: 'No topic was published about in twelve months.',
    topicsRow: 'Month',
    otherTopics: 'Other topics',
    topicsNote: 'The six topics of most items, month by month. An item about several topics counts for each.',
    countriesTitle: 'Countries covered',
    countriesFinding: ({ countries, first, items }: { countries: number; first: string; items: number }) =>
      `${counted(countries)} ${plural(countries, { one: 'country or region', other: 'countries and regions' })}; most often ${first} (${counted(items)}).`,
    countriesNothing: 'No item names a country.',
    countriesRow: 'Country or region',
    countriesItems: 'Published items',
    noCountry: 'No country named',
    countriesNote:
      'Press a tile to list what is published about a country. An item about several counts for each.',
    map: 'Countries of Europe by the items published about them',
    tile: ({ country, items }: { country: string; items: number }) =>
      `${country}: ${counted(items)} ${plural(items, { one: 'item', other: 'items' })}`,
    elsewhere: ({ countries }: { countries: readonly string[] }) =>
      `Not on these tiles: ${countries.join(', ')}`,
  },
}
