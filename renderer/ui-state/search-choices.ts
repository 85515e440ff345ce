import { create } from 'zustand'
import { type FacetChoice, nothingChosen } from '../search/query.ts'

/** What is searched for, and by what it is narrowed. */
export interface SearchChoices {
  readonly text: string
  readonly facets: FacetChoice
}

/** What was searched for last, so that coming back from an item finds the results as they were. */
export const useSearchChoices = create<SearchChoices>()(() => ({ text: '', facets: nothingChosen }))
