import type { VocabularyName } from './vocabulary.ts'

/**
 * What a field holds and which limits the portal sets. Limits are checked, never enforced: a value beyond its limit
 * is kept as typed and flagged, because a program that cuts text loses words.
 */
export type FieldSpec = FieldKind & {
  /** Name in the protocol and in storage. */
  readonly name: string
  /** Without a value the item cannot be proposed or published. */
  readonly required?: true
  /** Where a form shows it beside the page; absent for titles and the running text, which stand on the page. */
  readonly section?: FieldSection
  /** Cannot be changed any more once the item has been published. */
  readonly fixedOncePublished?: true
  /** Fields of one group stand in for one another: one of them must have a value. */
  readonly oneOfGroup?: string
}

/** The parts of a form. */
export type FieldSection =
  | 'where_and_when'
  | 'programme'
  | 'organiser'
  | 'publication'
  | 'people'
  | 'classification'
  | 'sources'
  | 'links'
  | 'release'
  | 'related'
  | 'files'

type FieldKind =
  | {
      readonly kind: 'text'
      readonly maxLength?: number
      readonly minLength?: number
      readonly unique?: true
    }
  | { readonly kind: 'html'; readonly minWords?: number; readonly notEqualTo?: string }
  | { readonly kind: 'url' }
  | { readonly kind: 'date' }
  | { readonly kind: 'zoned-date-time'; readonly notBefore?: string }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'choices'; readonly values: readonly string[] }
  | { readonly kind: 'term'; readonly vocabulary: VocabularyName }
  | { readonly kind: 'terms'; readonly vocabulary: VocabularyName }
  | { readonly kind: 'texts'; readonly maxLength: number }
  | { readonly kind: 'urls' }
  | { readonly kind: 'emails' }
  | { readonly kind: 'links' }
  | { readonly kind: 'contacts' }
  | { readonly kind: 'owner' }
  | { readonly kind: 'items' }
  /** One picture; limits in bytes and pixels. */
  | {
      readonly kind: 'image'
      readonly maxBytes: number
      readonly minWidth?: number
      readonly minHeight?: number
    }
  /** Files with a description each. */
  | { readonly kind: 'attachments'; readonly maxBytes: number }
  /** Files, or addresses where they can be had. */
  | { readonly kind: 'files'; readonly maxBytes: number }

/** A content type: its fields in the order in which a form shows them. */
export interface ContentTypeSpec {
  /** The field that names the item in lists. */
  readonly titleField: string
  /** The field that is the running text. */
  readonly bodyField: string
  readonly fields: readonly FieldSpec[]
}
