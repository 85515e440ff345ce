import { counted, plural } from '../plural.ts'

export const drafts = {
  title: 'Drafts',
  new: 'New…',
  newKinds: 'What to start',
  search: 'Search drafts',
  searchPlaceholder: 'Search titles and texts',
  list: 'Drafts',
  columns: {
    title: 'Title',
    type: 'Type',
    state: 'State',
    status: 'Status',
    changed: 'Changed',
    words: 'Words',
  },
  filterByState: 'Filter by state',
  filterByType: 'Filter by type',
  count: ({ shown, all }: { shown: number; all: number }) =>
    shown === all
      ? `${counted(all)} ${plural(all, { one: 'item', other: 'items' })}`
      : `${counted(shown)} of ${counted(all)} ${plural(all, { one: 'item', other: 'items' })}`,
  emptyTitle: 'Nothing of yours yet',
  emptyBody:
    'Drafts holds everything you write, from the first word to publication. It works without a connection.',
  noMatchTitle: 'No draft matches',
  noMatchBody: 'Try another word, or show all states and types.',
  clearFilters: 'Show all',
  made: 'The new draft is in Drafts.',
}
