import type { DecisionKind } from '../../pulse/decision-kind.ts'
import type { AgeBand } from '../../pulse/waiting-age.ts'
import type { SyncFailure } from '../../sync/sync-status.ts'
import { counted, plural } from '../plural.ts'

interface Count {
  readonly count: number
}

const items = ({ count }: Count) => `${counted(count)} ${plural(count, { one: 'item', other: 'items' })}`
const wait = ({ count }: Count) => plural(count, { one: 'waits', other: 'wait' })

const tenths = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 })

/** How long something took, as people say it: minutes under an hour, hours up to two days, then days. */
function duration({ hours }: { hours: number }): string {
  const minutes = Math.round(hours * 60)
  if (minutes === 0) return 'less than a minute'
  if (minutes < 60) return `${counted(minutes)} ${plural(minutes, { one: 'minute', other: 'minutes' })}`
  const [amount, one, other] = hours < 48 ? [hours, 'hour', 'hours'] : [hours / 24, 'day', 'days']
  const shown = tenths.format(amount)
  return `${shown} ${shown === '1' ? one : other}`
}

/** The same on the axis of a chart. */
function shortDuration({ amount, unit }: { amount: number; unit: 'hours' | 'days' }): string {
  return `${tenths.format(amount)} ${unit === 'hours' ? 'h' : 'd'}`
}

/** Why there are no newer numbers. */
const troubles = {
  unreachable: 'The service cannot be reached.',
  too_slow: 'The service did not answer in time.',
  service_error: 'The service answered with an error of its own.',
  busy: 'The service has much to do and asked to be left alone for a moment.',
  not_understood: 'Something else than the OSOR service answers at its address.',
  library_failed: 'The service could not be asked.',
} satisfies Record<SyncFailure, string>

const bands = {
  today: 'Today',
  days_1_2: '1–2 days',
  days_3_6: '3–6 days',
  days_7_13: '7–13 days',
  days_14_29: '14–29 days',
  days_30: '30 days and more',
} satisfies Record<AgeBand, string>

const shortBands = { ...bands, days_30: '30 days +' } satisfies Record<AgeBand, string>

const decisions = {
  published: 'Approved or published',
  returned: 'Returned to author',
  changes_requested: 'Changes requested',
  reported: 'Reported',
  deletion_rejected: 'Deletion rejected',
  deleted: 'Deleted',
  archived: 'Archived',
} satisfies Record<DecisionKind, string>

/** Pulse: how the review desk is doing. */
export const pulse = {
  title: 'Pulse',
  asOf: 'As of',
  asking: 'Counting …',
  notNow: ({ failure }: { failure: SyncFailure | null }) =>
    failure === null ? 'The service could not be asked.' : troubles[failure],
  olderNumbers: ({ at }: { at: string }) => `These are the numbers of ${at}.`,
  noNumbers:
    'What it counts is not kept on this computer. What waits is, and is shown as this computer knows it.',
  refused: 'Pulse is for those who decide on other people’s texts. Your role has changed.',
  showTables: 'Show tables',
  showCharts: 'Show charts',
  table: 'Table',
  tableOf: ({ title }: { title: string }) => `Table: ${title}`,
  chartOf: ({ title }: { title: string }) => `Chart: ${title}. Arrow keys move through it.`,
  nothingToDraw: 'Nothing to draw yet.',
  drawing: 'Drawing …',
  utc: 'Weeks and months are in UTC, weeks from Monday to Sunday.',
  total: 'All',
  duration,
  shortDuration,
  none: '–',
  waiting: {
    title: 'What waits',
    finding: ({ all, weekOrMore }: { all: number; weekOrMore: number }) => {
      if (all === 0) return 'Nothing waits.'
      if (weekOrMore === 0)
        return `${items({ count: all })} ${wait({ count: all })}, none for a week or longer.`
      if (weekOrMore === all) {
        return `${items({ count: all })} ${wait({ count: all })}, ${plural(all, { one: 'and has', other: 'all of them' })} for a week or longer.`
      }
      return `${counted(weekOrMore)} of ${items({ count: all })} ${plural(weekOrMore, { one: 'has', other: 'have' })} waited for a week or longer.`
    },
    row: 'Waiting for',
    bands,
    shortBands,
    note: 'Items that are proposed, need an update, or whose deletion is requested, by the days since they came into that state. Days begin at midnight in UTC.',
  },
  decisions: {
    title: 'Decisions a week',
    finding: ({ thisWeek, lastWeek, all }: { thisWeek: number; lastWeek: number; all: number }) =>
      all === 0
        ? 'Nothing was decided in the last 26 weeks.'
        : `${counted(thisWeek)} ${plural(thisWeek, { one: 'decision', other: 'decisions' })} so far this week, ${counted(lastWeek)} last week; ${counted(all)} in 26 weeks.`,
    row: 'Week from',
    kinds: decisions,
    note: 'By whomever, also on items that are deleted by now. Approved or published: what its author published directly, too. Changes requested: of somebody else’s text. Deleted: somebody else’s item that waited, as when a requested deletion is granted.',
  },
  times: {
    title: 'Time to first decision',
    finding: ({ median, p90, waiting }: { median: number; p90: number; waiting: number }) => {
      const decided = `Half was decided within ${duration({ hours: median })}, nine of ten within ${duration({ hours: p90 })}.`
      return waiting === 0
        ? decided
        : `${decided} ${counted(waiting)} ${plural(waiting, { one: 'is', other: 'are' })} not decided yet.`
    },
    nothing: ({ waiting }: { waiting: number }) =>
      waiting === 0
        ? 'Nothing was proposed in the last 26 weeks.'
        : `${items({ count: waiting })} ${wait({ count: waiting })} for a first decision; nothing is decided yet.`,
    row: 'Asked in the week from',
    median: 'Half within',
    p90: 'Nine of ten within',
    decided: 'Decided',
    waiting: 'Not decided yet',
    allWeeks: 'All 26 weeks',
    note: 'From a proposal, an author’s proposed changes or a request for deletion to the first approval, return, rejection or deletion by somebody else; a save is none. What its author ended themselves is left out. Each counts in the week in which it was asked, so the newest weeks still change. Times are those of real items (nearest rank).',
  },
  types: {
    title: 'Items by type',
    finding: ({ published, waiting, drafts }: { published: number; waiting: number; drafts: number }) =>
      `${items({ count: published })} ${plural(published, { one: 'is', other: 'are' })} published, ${counted(waiting)} ${wait({ count: waiting })}, ${counted(drafts)} ${plural(drafts, { one: 'is a draft', other: 'are drafts' })}.`,
    row: 'Type',
    published: 'Published',
    waiting: 'Waiting',
    drafts: 'Drafts',
    note: 'Archived items are left out. A published item with a newer draft or proposal counts as both. Drafts are those that you may see.',
  },
  publications: {
    title: 'Published a month',
    finding: ({ all, most, month }: { all: number; most: number; month: string }) =>
      all === 0
        ? 'Nothing was published for the first time in twelve months.'
        : `${items({ count: all })} in twelve months, the most in ${month}: ${counted(most)}.`,
    row: 'Month',
    note: 'Each item once, in the month in which it was published for the first time. Items deleted since are left out.',
  },
  countries: {
    title: 'Countries covered',
    finding: ({ countries, first, items: most }: { countries: number; first: string; items: number }) =>
      `Published items are about ${counted(countries)} ${plural(countries, { one: 'country or region', other: 'countries or regions' })}. Most often: ${first} (${counted(most)}).`,
    nothing: 'No published item names a country.',
    row: 'Country or region',
    items: 'Published items',
    rest: ({ count }: Count) => `${counted(count)} ${plural(count, { one: 'other', other: 'others' })}`,
    none: 'No country named',
    note: 'As the items name them. An item about several counts for each of them.',
  },
}
