import type { AdviceRule } from '../advice/advice-rule.ts'
import type { FileRule } from './file-rules.ts'

/**
 * A spot in a text: the block, counted from 0 among the outermost elements of the HTML, and what in it is meant:
 * words (the n-th time that the block holds them, from 0) or the n-th element of a sort. It is told by what a person
 * sees, not by a position in the source, so that the editor finds it in its own document.
 */
export interface TextPlace {
  readonly block: number
  readonly on:
    | { readonly words: string; readonly occurrence: number }
    | { readonly element: PlacedElement; readonly index: number }
}
export type PlacedElement = 'link' | 'picture' | 'heading' | 'table' | 'block'

/** What a field can break; the message catalogue has a sentence for each. */
export type FieldRule =
  | FileRule
  | { readonly rule: 'required' }
  | { readonly rule: 'one_of_group'; readonly group: string }
  | { readonly rule: 'too_long'; readonly limit: number; readonly length: number }
  | { readonly rule: 'too_short'; readonly limit: number; readonly length: number }
  | { readonly rule: 'too_few_words'; readonly limit: number; readonly words: number }
  | { readonly rule: 'repeats_field'; readonly other: string }
  | { readonly rule: 'not_a_url'; readonly value: string }
  | { readonly rule: 'not_an_email'; readonly value: string }
  | { readonly rule: 'not_a_date'; readonly value: string }
  | { readonly rule: 'not_a_choice'; readonly value: string }
  | { readonly rule: 'unknown_zone'; readonly value: string }
  | { readonly rule: 'before_start' }
  | { readonly rule: 'link_without_title'; readonly value: string }
  | { readonly rule: 'not_allowed_html'; readonly found: readonly string[] }
  | { readonly rule: 'placeholder_left'; readonly value: string }

interface Placed {
  readonly field: string
  /** Where in the text of the field; absent where the field as a whole is meant. */
  readonly at?: TextPlace
}

/** Something that keeps an item from being proposed or published. */
export type BlockingFinding = Placed & { readonly severity: 'blocks' } & FieldRule
/** Something that an editor would do better, and that keeps nobody from anything. */
export type AdviceFinding = Placed & { readonly severity: 'advice' } & AdviceRule
/** One thing to mend in an item, and where. */
export type Finding = BlockingFinding | AdviceFinding
