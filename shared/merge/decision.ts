import type { FieldValue } from '../content/field-value.ts'
import type { ItemFields, ItemType } from '../content/item-type.ts'

/** Three texts of an item: as it was when the words were begun, with my words, and as the service has it now. */
export interface MergeSides {
  readonly type: ItemType
  readonly base: ItemFields
  readonly mine: ItemFields
  readonly theirs: ItemFields
}

/** Which side words come from. */
export type Side = 'mine' | 'theirs'

/** Why a person has to decide. */
type DecisionReason =
  /** Both changed the same, differently. */
  | 'both_changed'
  /** One removed what the other changed, or something was added right beside what the other removed. */
  | 'removed_and_changed'
  /** Both added at the same place, and what they added is alike or belongs below different headings. */
  | 'both_added'
  /** Both moved the same to different places, or one moved what the other removed. */
  | 'moved'
  /** Blocks that are the same or nearly so stand beside one another: which of them was changed cannot be told. */
  | 'repeated'
  /** Fields that only make sense together. */
  | 'belong_together'
  /** HTML that parsers read differently. */
  | 'unclear_html'

interface Deciding {
  /** Stable for the same three texts: 'headline', or 'body/3' for the third decision in the body. */
  readonly id: string
  /** The field, or the first one of those that belong together. */
  readonly field: string
  readonly why: DecisionReason
}

/** A whole field; null: it is empty. */
interface ValueDecision extends Deciding {
  readonly kind: 'value'
  readonly base: FieldValue | null
  readonly mine: FieldValue | null
  readonly theirs: FieldValue | null
}

/** Fields that only make sense together, such as when an event starts and ends. Absent: empty. */
interface GroupDecision extends Deciding {
  readonly kind: 'group'
  readonly fields: readonly string[]
  readonly base: ItemFields
  readonly mine: ItemFields
  readonly theirs: ItemFields
}

/** One or more blocks of a text that follow one another, as HTML; null: not there. */
export interface BlockDecision extends Deciding {
  readonly kind: 'block'
  readonly base: string | null
  readonly mine: string | null
  readonly theirs: string | null
}

/** Something that cannot be merged by rule. */
export type MergeDecision = ValueDecision | GroupDecision | BlockDecision

/**
 * What a person chose for a decision. `both` is for blocks: mine, then theirs. `edited` is what they wrote instead, for a
 * value or for blocks (HTML); null: nothing is to stand there.
 */
export type Choice = Side | 'both' | { readonly edited: FieldValue | null }

export type Choices = ReadonlyMap<string, Choice>

interface Taken {
  readonly field: string
  /** `both`: the two sides made the same of it. */
  readonly from: Side | 'both'
}

/** What was taken from whom without a decision: a whole field, or how many of its entries or blocks. */
export type MergedPart = Taken &
  (
    | { readonly how: 'value' }
    /** Entries of a set, by their values. */
    | { readonly how: 'entries'; readonly added: readonly string[]; readonly removed: readonly string[] }
    /** Rows of a list, or blocks of a text, by number. */
    | {
        readonly how: 'rows' | 'blocks'
        readonly added: number
        readonly changed: number
        readonly removed: number
      }
  )

/** An item merged by rule. */
export interface Merge {
  /** The merged fields; where a person has to decide, as mine, so that nothing that was typed vanishes. */
  readonly fields: ItemFields
  readonly parts: readonly MergedPart[]
  readonly decisions: readonly MergeDecision[]
}
