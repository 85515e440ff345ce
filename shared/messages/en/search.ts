import { counted, plural } from '../plural.ts'

const facetNames = { type: 'type', state: 'state', topic: 'topic', country: 'country' }

/** Search over everything on this computer. */
export const search = {
  title: 'Search',
  box: 'Search everything',
  placeholder: 'Words, “a phrase”, or state:draft country:Belgium',
  results: 'Results',
  /** Typed before a colon: `type:event`. */
  facetNames,
  filterByType: 'Filter by type',
  filterByState: 'Filter by state',
  topic: 'Topic',
  anyTopic: 'Any topic',
  country: 'Country',
  anyCountry: 'Any country',
  count: ({ count, shown }: { count: number; shown: number }) => {
    const all = `${counted(count)} ${plural(count, { one: 'item', other: 'items' })}`
    return shown < count ? `${all}, the best ${counted(shown)} shown` : all
  },
  reading: ({ done, total }: { done: number; total: number }) =>
    `Reading what is on this computer: ${counted(done)} of ${counted(total)} items can be found so far.`,
  failed: 'Texts cannot be searched just now. Titles can: in Drafts and in Published.',
  tryAgain: 'Start the desk’s page again',
  unknown: ({ facet, value }: { facet: keyof typeof facetNames; value: string }) =>
    `There is no ${facetNames[facet]} called “${value}”.`,
  startTitle: 'Everything on this computer',
  startBody:
    'Titles, texts, keywords, contacts: yours and everybody’s, also without a connection. Words find what begins with them; quotes find a phrase.',
  noMatchTitle: 'Nothing on this computer matches',
  noMatchBody: 'Try fewer words or the beginning of one, or remove a filter.',
  clear: 'Clear the filters',
  clearAll: 'Start again',
  gone: 'That item is not on this computer any more.',
  allResults: ({ text }: { text: string }) => `Search all texts for “${text}”`,
  saved: 'Saved filters',
  save: 'Save filter…',
  saveTitle: 'Save this filter',
  saveName: 'Name',
  saveHelp: 'It keeps the words and the filters, and finds what matches whenever you choose it.',
  saveNameMissing: 'Give it a name.',
  saveDone: 'Save',
  cancel: 'Cancel',
  removeFilter: ({ name }: { name: string }) => `Remove “${name}”`,
  removed: ({ name }: { name: string }) => `The filter “${name}” is removed.`,
  undo: 'Undo',
  saveFailed: 'The filter could not be saved: the disk said no.',
}
