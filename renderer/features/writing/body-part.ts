import type { ReactNode } from 'react'
import type { TextPlace } from '#shared/content/checks.ts'
import type { ItemFields } from '#shared/content/item-type.ts'
import type { Draft } from './use-draft.ts'

/** What stands around and in the page where the running text is written. */
export interface PageParts {
  /** The tools for the text. */
  readonly tools: ReactNode
  /** The text itself. */
  readonly text: ReactNode
  /** What is at the left of the page. */
  readonly outline?: ReactNode
  /** What stands above the fields in the inspector. */
  readonly details?: ReactNode
  /** What stands below the findings in the inspector. */
  readonly checks?: ReactNode
  /** What the foot says besides the number of words. */
  readonly foot?: ReactNode
  /**
   * Brings the part of the text with this place onto the page, where it shows only a part, and answers where the place
   * is in that; null where it stands in no text, and was shown.
   */
  readonly placeOf?: (place: TextPlace) => TextPlace | null
  /** Goes back to where it is written, from a view in which nothing can be. */
  readonly write?: () => void
}

/** What a way of writing the running text is given. */
export interface BodyPartProps {
  readonly draft: Draft
  readonly fields: ItemFields
  /** Name of the field that is the running text. */
  readonly field: string
  /** Puts its parts into the page of the item. */
  readonly page: (parts: PageParts) => ReactNode
}
