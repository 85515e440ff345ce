import { counted, plural } from '../plural.ts'

/** What is said where there are very many enquiries, or one has a very long thread. */
export const longEnquiries = {
  stillReading: 'What was written is still being read: there may be more.',
  searchFailed: 'Only numbers, subjects and names are searched: what searches the rest has stopped.',
  earlier: ({ count }: { count: number }) =>
    `Show ${counted(count)} earlier ${plural(count, { one: 'entry', other: 'entries' })}`,
  keys: 'Page Up and Page Down move from entry to entry, Control with Home and End to the first and the last one.',
}
