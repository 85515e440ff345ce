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
  noMatchBody: 'Try another word, or show all types.',
  clearFilters: 'Show all',
  edit: 'Edit',
  back: 'All published items',
  by: ({ name, organisation }: { name: string; organisation: string }) =>
    organisation === '' ? name : `${name}, ${organisation}`,
  newerDraft: 'A newer, unpublished version of this item exists. You read the published one.',
  notHereTitle: 'This item is not on this computer',
  notHereBody: 'It may have been withdrawn, or your account no longer sees it.',
  reading: 'Reading …',
}
