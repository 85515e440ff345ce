import { create } from 'zustand'
import type { ItemId } from '#shared/content/identity.ts'
import type { ItemType } from '#shared/content/item-type.ts'

/** The open item, where a text can also go into it. */
export interface ImportTarget {
  readonly item: ItemId
  readonly type: ItemType
  readonly title: string
  /** Stores every word of it now. False where that did not work. */
  readonly flush: () => Promise<boolean>
}

/** What somebody has asked to be imported, and where to. */
export interface ImportRequest {
  /** Files that were dropped; otherwise one is chosen in the window. */
  readonly file: File | null
  /** Case studies are what is being made here. */
  readonly asCaseStudy: boolean
  readonly target: ImportTarget | null
}

interface ImportState {
  readonly request: ImportRequest | null
  readonly ask: (request: ImportRequest) => void
  readonly close: () => void
}

/** The import that is under way, if there is one. */
export const useImportState = create<ImportState>()(set => ({
  request: null,
  ask: request => set({ request }),
  close: () => set({ request: null }),
}))

/** Opens the window for importing. A file that was dropped is read at once. */
export function askToImport(request: Partial<ImportRequest> = {}): void {
  useImportState.getState().ask({ file: null, asCaseStudy: false, target: null, ...request })
}
