import { counted, plural } from '../plural.ts'

/** So many titles are named; the rest is counted. */
const mostNamed = 3

/** Unsent words from before the service's data were begun anew. */
export const earlierWords = {
  title: 'Words from before the service began anew',
  found: ({ titles }: { titles: readonly string[] }) => {
    const more = titles.length - mostNamed
    const named = titles
      .slice(0, mostNamed)
      .map(title => `“${title}”`)
      .join(', ')
    const all = more > 0 ? `${named} and ${counted(more)} more` : named
    return `${counted(titles.length)} ${plural(titles.length, {
      one: 'item was',
      other: 'items were',
    })} written on this computer and never sent: ${all}.`
  },
  bring: 'Bring them over as new drafts',
  later: 'Not now',
  brought: 'The words from before are in Drafts.',
  show: 'Show them',
  failed: 'They could not be brought over. Nothing is lost; check that the disk has room, then try again.',
}
