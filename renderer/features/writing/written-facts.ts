import { z } from 'zod'
import { type BlockingFinding, checkFields } from '#shared/content/checks.ts'
import { bodyOf, type ItemFields, ItemType } from '#shared/content/item-type.ts'
import { countWords } from '#shared/content/plain-text.ts'

/** What is worked out from the whole of an item. */
export interface WrittenFacts {
  readonly words: number
  /** What keeps it from being proposed. */
  readonly findings: readonly BlockingFinding[]
}

/** Works out what is known of an item from its fields; a long text takes a tenth of a second. */
export function writtenFacts(type: ItemType, fields: ItemFields): WrittenFacts {
  return { words: countWords(bodyOf(type, fields)), findings: checkFields(type, fields) }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}

/** What the worker is asked; the fields are the page's own, parsed when they were read. */
export const FactsQuestion = z.object({
  id: z.int(),
  type: ItemType,
  fields: z.custom<ItemFields>(isObject),
})
export type FactsQuestion = z.infer<typeof FactsQuestion>

/** What the worker answers. */
export const FactsAnswer = z.object({
  id: z.int(),
  words: z.int(),
  findings: z.array(z.custom<BlockingFinding>(isObject)),
})
export type FactsAnswer = z.infer<typeof FactsAnswer>
