import { counted, plural } from '../plural.ts'

interface Counts {
  readonly topics: number
  readonly countries: number
}

const topicsIn = (count: number) => `${counted(count)} ${plural(count, { one: 'topic', other: 'topics' })}`
const countriesIn = (count: number) =>
  `${counted(count)} ${plural(count, { one: 'country', other: 'countries' })}`

export const follows = {
  title: 'What you follow',
  hint: 'You are told in the desk, and by e-mail as you have chosen, when something is published about what you follow.',
  /** What can be followed, by its name. */
  follow: ({ name }: { name: string }) => `Follow ${name}`,
  followShort: 'Follow',
  summary: ({ topics, countries }: Counts) =>
    topics === 0 && countries === 0
      ? 'You follow nothing yet.'
      : `You follow ${[topics > 0 ? [topicsIn(topics)] : [], countries > 0 ? [countriesIn(countries)] : []].flat().join(' and ')}.`,
  find: 'Find a topic or country',
  list: 'Topics and countries',
  sections: { followed: 'Followed', topics: 'Topics', countries: 'Countries' },
  noMatch: ({ text }: { text: string }) => `No topic or country matches “${text}”.`,
  waiting: ({ count }: { count: number }) =>
    `${counted(count)} ${plural(count, { one: 'change waits', other: 'changes wait' })} on this computer until the service is reached.`,
  notKept: 'This could not be kept: the disk does not take it. Try again.',
  notOffered: 'This service does not know what you follow.',
  choose: 'Choose what to follow…',
  done: 'Done',
  /** The filter in Published. */
  filter: 'Followed',
  filterEmptyTitle: 'You follow nothing yet',
  filterEmptyBody: 'Follow topics and countries, and what is published about them stands here.',
  /** Home. */
  section: 'In what you follow',
  sectionNew: ({ count }: { count: number }) => `${counted(count)} new`,
  newOne: 'New:',
  markSeen: 'Mark as seen',
} as const
