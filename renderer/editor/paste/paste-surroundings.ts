import type { FoundPicture } from '#shared/exchange/foreign-pictures.ts'

/** What a paste needs of the page around the text. */
export interface PasteSurroundings {
  /** Keeps a picture; answers the address for it, or the sentence why it is left out. */
  readonly keep: (
    picture: FoundPicture,
  ) => Promise<
    | { readonly kind: 'kept'; readonly address: string }
    | { readonly kind: 'refused'; readonly sentence: string }
  >
  readonly tell: (told: PasteTold) => void
  /** Says that a paste is under way; returns what takes the sentence away. */
  readonly tellWorking: () => () => void
}

/** What somebody should know of a paste. */
export type PasteTold =
  | { readonly kind: 'remote_pictures' | 'missing_pictures'; readonly count: number }
  | { readonly kind: 'refused_pictures'; readonly sentences: readonly string[] }
  | { readonly kind: 'too_long'; readonly characters: number; readonly limit: number }
  | { readonly kind: 'failed' }

declare module '@tiptap/core' {
  interface Storage {
    pasteFromElsewhere: PasteStorage
  }
}

/** Where the page puts what a paste needs of it. */
export interface PasteStorage {
  surroundings: PasteSurroundings | null
}
