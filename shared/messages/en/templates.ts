import type { NewItemKind } from '../../content/new-item.ts'
import type { ShippedTemplateKey } from '../../content/templates/shipped-template.ts'
import { types } from './types.ts'

/** What comes with the program. */
const shipped = {
  news: 'News',
  event_report: 'Event report',
  event_announcement: 'Event announcement',
  solution: 'Solution',
  case_study: 'Case study',
} satisfies Record<ShippedTemplateKey, string>

const kinds = {
  ...types.names,
  case_study: 'Case study',
} satisfies Record<NewItemKind, string>

/** What the New… menu calls what is started. */
const created = {
  ...types.created,
  case_study: 'New case study',
} satisfies Record<NewItemKind, string>

/** Templates and duplicates. */
export const templates = {
  shipped,
  kinds,
  created,
  title: 'Templates',
  settings: 'Templates',
  settingsHint: 'What new items can begin with. Change those that come with OSOR Desk, or add your own.',
  intro:
    'A template is what a new item begins with. Words in [[double brackets]] are gaps: whoever uses the template fills them, and nothing can be proposed while one is left.',
  list: 'Templates',
  unnamed: 'Template without a name',
  about: ({ kind, origin }: { kind: string; origin: string }) => `${kind} · ${origin}`,
  isShipped: 'Comes with OSOR Desk',
  isChanged: 'Comes with OSOR Desk, changed by you',
  isOwn: 'Yours',
  use: 'Use',
  useTemplate: ({ name }: { name: string }) => `Use “${name}”`,
  edit: ({ name }: { name: string }) => `Edit “${name}”`,
  actionsOn: ({ name }: { name: string }) => `More for “${name}”`,
  duplicate: 'Duplicate',
  delete: 'Delete',
  restore: 'As it was shipped',
  rename: 'Rename…',
  bringBack: ({ count }: { count: number }) =>
    count === 1 ? 'Bring back the shipped template' : `Bring back ${count} shipped templates`,
  deleted: ({ name }: { name: string }) => `Template “${name}” deleted.`,
  restored: ({ name }: { name: string }) => `“${name}” is as it was shipped.`,
  undo: 'Undo',
  failed: 'The template could not be stored. Check that the disk has room, and try again.',
  reading: 'Reading the templates …',
  back: 'Templates',
  name: 'Name of the template',
  editing: ({ kind }: { kind: string }) => `Template for: ${kind}`,
  saved: 'Stored on this computer',
  saving: 'Storing …',
  notSaved: 'Not stored: it is tried again.',
  missing: 'This template is gone',
  missingBody: 'It was deleted, perhaps in another window.',
  newTemplate: 'New template…',
  emptyTitle: 'No templates',
  emptyBody: 'Open an item and choose “Save as template…”, or bring back those that come with OSOR Desk.',
  chooseTitle: 'Start from a template',
  chooseList: 'Templates to start from',
  fromTemplate: 'From a template…',
  manage: 'Manage templates…',
  saveAs: 'Save as template…',
  saveAsTitle: 'Save as template',
  saveAsHelp: 'All fields are taken over, also what is not stored at the service. The item stays as it is.',
  save: 'Save',
  cancel: 'Cancel',
  savedAs: ({ name }: { name: string }) => `Saved as template “${name}”.`,
  show: 'Show templates',
  duplicateItem: 'Duplicate',
  /** The title of a copy. */
  copyOf: ({ title }: { title: string }) => `${title} (copy)`,
  duplicated: 'This is the copy. The item that it was made from is unchanged.',
  duplicateFailed: 'The copy could not be stored. Check that the disk has room, and try again.',
  notStoredBefore: 'The last words could not be stored yet, so nothing was copied. Try again in a moment.',
  print: 'Print…',
}
