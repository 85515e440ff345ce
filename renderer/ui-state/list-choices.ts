import { create } from 'zustand'
import type { ItemId } from '#shared/content/identity.ts'
import type { ItemType } from '#shared/content/item-type.ts'
import type { State } from '#shared/workflow/state.ts'

export interface Sort<Column extends string> {
  readonly column: Column
  readonly direction: 'ascending' | 'descending'
}

export type DraftColumn = 'title' | 'type' | 'state' | 'status' | 'changed' | 'words'
export type CaseStudyOrder = 'title' | 'state' | 'changed'

/** How a list is searched, filtered and sorted. No state or type chosen means all of them. */
interface ListChoices<Column extends string> {
  readonly search: string
  readonly states: readonly State[]
  readonly types: readonly ItemType[]
  readonly sort: Sort<Column>
  /** The row that the arrow keys are on. */
  readonly active: ItemId | null
}

function listStore<Column extends string>(sort: Sort<Column>) {
  return create<ListChoices<Column>>()(() => ({ search: '', states: [], types: [], sort, active: null }))
}

/** The choices made in Drafts, so that coming back from an item finds the list as it was. */
export const useDraftChoices = listStore<DraftColumn>({ column: 'changed', direction: 'descending' })

/** The choices made in Case studies. */
export const useCaseStudyListChoices = listStore<CaseStudyOrder>({ column: 'state', direction: 'ascending' })
