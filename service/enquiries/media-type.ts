import { storableText } from '#shared/enquiry/storable-text.ts'

/** A media type has this many UTF-16 units at most. */
const longest = 100

/** What somebody says that a file is, as any database takes it. Nothing is done by it. */
export function mediaType(told: string): string {
  return storableText(told.slice(0, longest))
}
