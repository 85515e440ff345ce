import type { AccountId, ItemId } from '#shared/content/identity.ts'
import type { ItemFields, ItemType } from '#shared/content/item-type.ts'
import type { FileId } from '#shared/content/kept-file.ts'
import type { MarginOf } from '#shared/margin/margin.ts'
import type { ItemStanding } from '#shared/workflow/may.ts'
import type { State } from '#shared/workflow/state.ts'
import type { ItemRow, NewItem, NewTrailEntry, RevisionRow } from '../storage/tables.ts'
import type { OperationOutcome } from './operation-outcome.ts'

/** The texts whose unique titles an item claims from now on. */
export interface TitleWish {
  readonly type: ItemType
  readonly texts: readonly ItemFields[]
  /** Whether the operation is refused where another item has a title; else it is left to that item. */
  readonly insists: boolean
}

/** An item's line in the feed: its standing after the change, no state when it was deleted. */
interface ChangedStanding {
  readonly item: ItemId
  readonly state: State | null
  readonly is_published: boolean
}

/** The rows that an operation writes when it is applied. */
export interface Writing {
  readonly outcome: Extract<OperationOutcome, { outcome: 'applied' }>
  /** A new item's row, or the whole row that an item has from now on. */
  readonly item:
    | { readonly kind: 'new'; readonly row: NewItem }
    | { readonly kind: 'changed'; readonly row: ItemRow }
  readonly revision: RevisionRow | null
  /** The files that the revision names. */
  readonly files: readonly FileId[]
  readonly step: NewTrailEntry | null
  readonly change: ChangedStanding
  readonly titles: TitleWish
  /** The item's margin from now on, where the operation changes that too. */
  readonly margin: MarginOf<AccountId> | null
}

/** A margin to write, and nothing of its item. */
export interface MarginWriting {
  readonly kind: 'margin'
  readonly outcome: Extract<OperationOutcome, { outcome: 'applied' }>
  readonly item: ItemId
  readonly margin: MarginOf<AccountId>
  /** How the item stands: who sees the margin. */
  readonly standing: ItemStanding
}

/** What is to become of an operation: an outcome that changes nothing, or what to write. Titles are still to be claimed. */
export type Decision =
  | { readonly kind: 'settled'; readonly outcome: OperationOutcome }
  | { readonly kind: 'write'; readonly writing: Writing }
  | MarginWriting

export function settled(outcome: OperationOutcome): Decision {
  return { kind: 'settled', outcome }
}
