import { z } from 'zod'
import { Instant, ItemId, Revision } from '../content/identity.ts'
import { AnyChangedFields, AnyFields, ItemType } from '../content/item-type.ts'
import { MarginOperation } from '../margin/margin-operation.ts'
import { State } from '../workflow/state.ts'
import { Item } from './item.ts'
import { TextOperation } from './operation.ts'
import { Problem } from './problem.ts'

/**
 * The journal is the second copy of what the service may not have yet, kept by the main process beside the browser's
 * database (docs/spec/second-copy.md). For each item it remembers the last note of each kind.
 *
 * `unsent`: the item's unsent records, as the library has stored them. `words`: words that the library could not store.
 * `handed_out`: the operation of the item that was handed to the network last. `margin`: what was written in the item's
 * margin and is on its way.
 */
export const NoteKind = z.enum(['unsent', 'words', 'handed_out', 'margin'])
export type NoteKind = z.infer<typeof NoteKind>

/** Longest text of a note, in UTF-16 units. An item as large as the protocol lets through is far smaller. */
const longestNote = 64 * 1024 * 1024

/**
 * What became of an item. The text is JSON, `UnsentRecords`, `UnstoredWords`, `OperationId` or
 * `UnsentInMargin`, or null where nothing is left.
 * The journal keeps it as it is: what this version of the program could not parse is better kept than refused.
 */
export const JournalNote = z.object({
  item: ItemId,
  about: NoteKind,
  text: z
    .string()
    .max(longestNote)
    .regex(/^[^\r\n]*$/)
    .nullable(),
})
export type JournalNote = z.infer<typeof JournalNote>

/**
 * A note that is handed to the journal. `turn`, of unsent records and of what is unsent in a margin: which transaction of the library they are from; later
 * ones have higher turns. Notes of several windows may overtake each other on their way.
 */
export const NewNote = JournalNote.extend({ turn: z.int().nonnegative().exactOptional() })
export type NewNote = z.infer<typeof NewNote>

/** What a journal holds. */
export const JournalState = z.object({
  /** Of the library that it was kept for; null where it never was, or its line is damaged. */
  identity: z.string().nullable(),
  /** Items of which something is unsent, be it in their margins, and items with words. */
  unsent: z.int().nonnegative(),
  words: z.int().nonnegative(),
  /** Lines that could not be read, a torn last one aside. */
  damaged: z.int().nonnegative(),
})
export type JournalState = z.infer<typeof JournalState>

/** Why the journal could not be written. */
export const DiskFailure = z.enum(['no_space', 'not_allowed', 'unknown'])
export type DiskFailure = z.infer<typeof DiskFailure>

/** What became of something that was to be written to the disk. */
export const DiskOutcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('kept') }),
  z.object({ kind: z.literal('failed'), reason: DiskFailure }),
])
export type DiskOutcome = z.infer<typeof DiskOutcome>

/** A part of a journal's notes; `next` is where the next part begins, null behind the last. */
export const JournalPart = z.object({ notes: z.array(JournalNote), next: z.int().nullable() })
export type JournalPart = z.infer<typeof JournalPart>

const UnsentDraft = z.object({
  item: ItemId,
  type: ItemType,
  base: z.object({ revision: Revision, fields: AnyFields, state: State.exactOptional() }),
  startedOn: Revision,
  startedAt: Instant,
  changedAt: Instant,
})

const UnsentEntry = z.object({
  item: ItemId,
  operation: TextOperation,
  stage: z.enum(['written', 'handed_out', 'refused', 'conflict']),
  handedOutAt: Instant.nullable(),
  problem: Problem.nullable(),
  current: Item.nullable(),
})

const UnsentDeletion = z.object({
  item: ItemId,
  type: ItemType,
  fields: AnyFields,
  unsent: AnyChangedFields,
  deletedAt: Instant,
  isKnown: z.boolean(),
})

/** Everything of one item that the service may not have, as the library stores it; entries oldest first. */
export const UnsentRecords = z.object({
  draft: UnsentDraft.nullable(),
  entries: z.array(UnsentEntry),
  deleted: UnsentDeletion.nullable(),
})
export type UnsentRecords = z.infer<typeof UnsentRecords>

/** What is on its way to an item's margin, or was refused, the oldest first. */
export const UnsentInMargin = z.array(
  z.object({
    item: ItemId,
    operation: MarginOperation,
    stage: z.enum(['written', 'handed_out', 'refused']),
    handedOutAt: Instant.nullable(),
    problem: Problem.nullable(),
  }),
)
export type UnsentInMargin = z.infer<typeof UnsentInMargin>

/** Words that the library could not store. */
export const UnstoredWords = z.object({
  at: Instant,
  fields: AnyChangedFields,
  /** What was on screen when they were typed, as far as that is known. */
  read: z
    .object({
      revision: Revision.nullable(),
      state: State.nullable(),
      fields: AnyChangedFields,
      /** The whole text of that revision; older versions of the program did not note it. */
      whole: z.object({ type: ItemType, fields: AnyFields }).nullable().default(null),
    })
    .nullable(),
})
export type UnstoredWords = z.infer<typeof UnstoredWords>
