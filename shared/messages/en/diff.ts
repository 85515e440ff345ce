import { counted, plural } from '../plural.ts'
import { fields } from './fields.ts'

const standings = { added: 'added', removed: 'removed', changed: 'changed', moved: 'moved' } as const

export const diff = {
  newItem: 'New item: all of it is to be read.',
  nothingChanged: 'Nothing differs between the two texts.',
  against: ({ revision, date }: { revision: number; date: string }) =>
    `Compared with revision ${revision}, published on ${date}.`,
  count: ({ count }: { count: number }) =>
    plural(count, { one: '1 change', other: `${counted(count)} changes` }),
  list: 'List of changes',
  place: ({ field, standing, words }: { field: string; standing: keyof typeof standings; words: string }) =>
    `${fields.name({ field })} ${standings[standing]}${words === '' ? '' : `: ${words}`}`,
  text: 'Text with changes',
  next: 'Next change',
  previous: 'Previous change',
  /** Spoken before and after what was changed, for people who do not see the colours. */
  addedFrom: 'Added: ',
  removedFrom: 'Removed: ',
  end: ' End of change. ',
  movedHere: 'Moved here',
  movedAway: 'Moved from here:',
  /** Behind a link that came, went or leads elsewhere now. */
  leadsTo: ({ address }: { address: string }) => `→ ${address}`,
}
