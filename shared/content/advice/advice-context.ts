import type { AdviceFinding } from '../checks/finding.ts'
import type { ItemFields, ItemType } from '../item-type.ts'
import type { TextReading } from './text-reading.ts'

/** What advice stands on besides the item: what this computer knows. */
export interface Known {
  /** Milliseconds since 1970 UTC. */
  readonly now: number
  /** The language that the item is written in, as a BCP 47 tag. */
  readonly language: string
  /** Whether an item is on this computer. */
  readonly hasItem: (id: string) => boolean
  /** Whether a file (by the SHA-256 of its content) is on this computer. */
  readonly hasFile: (id: string) => boolean
}

/** An item as the rules of advice see it; each text of it is read once for all of them. */
export interface AdviceContext {
  readonly type: ItemType
  readonly fields: ItemFields
  /** The item's texts with formatting that are not empty, the running text among them. */
  readonly texts: readonly { readonly field: string; readonly reading: TextReading }[]
  readonly known: Known
}

/** A rule of editorial advice. */
export type Advise = (context: AdviceContext) => readonly AdviceFinding[]
