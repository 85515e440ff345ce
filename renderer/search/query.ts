import { type Facet, facets } from './segment.ts'
import { foldWord, wordsOf } from './words.ts'

/** The two texts that an item may have: the one that its person sees, and the one that readers see. */
export const searchedTexts = ['seen', 'published'] as const
export type SearchedText = (typeof searchedTexts)[number]

/** Something that must stand in an item: words next to each other; of the last one its beginning may be enough. */
export interface Clause {
  readonly words: readonly string[]
  readonly isLastBeginning: boolean
}

/** A value that was asked for by its name, as in `topic:procurement`. */
export interface AskedFacet {
  readonly facet: Facet
  readonly value: string
}

/** What was typed, taken apart. */
export interface TypedQuery {
  /** Each must be in the item. */
  readonly clauses: readonly Clause[]
  readonly asked: readonly AskedFacet[]
}

/** The words by which facets are asked for, as people type them. */
export type FacetNames = Readonly<Record<Facet, string>>

const part = /(?:(\p{L}+):)?(?:["“”„]([^"“”„]*)(["“”„]?)|(\S+))/gu

function clauseOf(text: string, isLastBeginning: boolean): readonly Clause[] {
  const words = wordsOf(text).map(({ word }) => word)
  return words.length === 0 ? [] : [{ words, isLastBeginning }]
}

/**
 * Takes a search apart: words, of which the beginning is enough; phrases in quotes, whose words must stand next to each
 * other; what is written together (`x-road`) counts as a phrase too; and `name:value` where the name is a facet's. A
 * quote that is not closed is still being typed.
 */
export function parseQuery(text: string, names: FacetNames): TypedQuery {
  const clauses: Clause[] = []
  const asked: AskedFacet[] = []
  for (const [whole, name, quoted, closing, plain] of text.matchAll(part)) {
    const facet = facets.find(
      candidate => name !== undefined && foldWord(name) === foldWord(names[candidate]),
    )
    const value = quoted ?? plain ?? ''
    if (facet !== undefined) {
      if (value.trim() !== '') asked.push({ facet, value: value.trim() })
    } else if (quoted !== undefined && name === undefined) clauses.push(...clauseOf(quoted, closing === ''))
    else clauses.push(...clauseOf(whole, true))
  }
  return { clauses, asked }
}

const noNames: FacetNames = { type: '', state: '', topic: '', country: '' }

/** What was typed where only words can be looked for. */
export function parseWords(text: string): readonly Clause[] {
  return parseQuery(text, noNames).clauses
}

/** Values of the facets: an item must have one of them in each facet that names any. */
export type FacetChoice = Readonly<Record<Facet, readonly string[]>>

export const nothingChosen: FacetChoice = { type: [], state: [], topic: [], country: [] }

/** What a person can mean by a facet's value: its identity or its label. */
export type FacetValues = Readonly<Record<Facet, readonly { readonly id: string; readonly label: string }[]>>

function joined(text: string): string {
  return wordsOf(text)
    .map(({ word }) => word)
    .join(' ')
}

/** The values that are meant by one that was typed: the one of that name, else those whose name begins with it. */
function meantBy({ facet, value }: AskedFacet, values: FacetValues): readonly string[] {
  const wanted = joined(value)
  const named = values[facet].map(({ id, label }) => ({ id, names: [joined(id), joined(label)] }))
  const same = named.filter(({ names }) => names.includes(wanted))
  const found =
    same.length > 0 ? same : named.filter(({ names }) => names.some(name => name.startsWith(wanted)))
  return found.map(({ id }) => id)
}

/** The chosen values together with those that were typed, and what was typed that names nothing. */
export function withAsked(
  chosen: FacetChoice,
  asked: readonly AskedFacet[],
  values: FacetValues,
): { readonly facets: FacetChoice; readonly unknown: readonly AskedFacet[] } {
  const together: Record<Facet, readonly string[]> = { ...chosen }
  const unknown: AskedFacet[] = []
  for (const one of asked) {
    const meant = meantBy(one, values)
    if (meant.length === 0) unknown.push(one)
    together[one.facet] = [...new Set([...together[one.facet], ...meant])]
  }
  return { facets: together, unknown }
}
