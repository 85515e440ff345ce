import { z } from 'zod'
import { ItemId } from '#shared/content/identity.ts'
import { ItemType } from '#shared/content/item-type.ts'
import { State } from '#shared/workflow/state.ts'
import { searchedTexts } from '../search/query.ts'

const Clause = z.object({ words: z.array(z.string()), isLastBeginning: z.boolean() })
const FacetChoice = z.object({
  type: z.array(z.string()),
  state: z.array(z.string()),
  topic: z.array(z.string()),
  country: z.array(z.string()),
})

/** What the page tells the search worker: first which library, then what it wants to know. */
export const ToSearchWorker = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open'), database: z.string() }),
  z.object({
    kind: z.literal('find'),
    question: z.int(),
    clauses: z.array(Clause),
    facets: FacetChoice,
    limit: z.int(),
  }),
  z.object({
    kind: z.literal('match'),
    question: z.int(),
    clauses: z.array(Clause),
    text: z.enum(searchedTexts),
  }),
  z.object({
    kind: z.literal('excerpts'),
    question: z.int(),
    items: z.array(ItemId),
    clauses: z.array(Clause),
    length: z.int(),
  }),
])
export type ToSearchWorker = z.infer<typeof ToSearchWorker>

const SearchEntry = z.object({
  id: ItemId,
  type: ItemType,
  documentType: z.string().nullable(),
  state: State,
  title: z.string(),
  changedAt: z.number(),
})
const Counts = z.map(z.string(), z.int())

/** What the search worker tells the page. */
export const FromSearchWorker = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('state'),
    state: z.object({ version: z.int(), isReady: z.boolean(), done: z.int(), total: z.int() }),
  }),
  z.object({ kind: z.literal('fault'), told: z.string() }),
  z.object({
    kind: z.literal('found'),
    question: z.int(),
    found: z.object({
      total: z.int(),
      hits: z.array(SearchEntry),
      counts: z.object({ type: Counts, state: Counts }),
    }),
  }),
  // The worker has read them as identities; parsing thousands again would take longer than finding them.
  z.object({
    kind: z.literal('matched'),
    question: z.int(),
    items: z.custom<readonly ItemId[]>(value => Array.isArray(value)),
  }),
  z.object({
    kind: z.literal('excerpts'),
    question: z.int(),
    excerpts: z.array(z.array(z.object({ text: z.string(), isHit: z.boolean() }))),
  }),
  z.object({ kind: z.literal('failed'), question: z.int() }),
])
export type FromSearchWorker = z.infer<typeof FromSearchWorker>
