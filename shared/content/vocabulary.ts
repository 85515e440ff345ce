import { z } from 'zod'

/** Vocabularies come from the service and are kept on this computer, so that forms work offline. */
export const VocabularyName = z.enum(['topics', 'countries', 'languages', 'solution_types', 'licences'])
export type VocabularyName = z.infer<typeof VocabularyName>

export const Term = z.object({ id: z.string().min(1), label: z.string().min(1) })
export type Term = z.infer<typeof Term>

export const Vocabulary = z.object({ name: VocabularyName, terms: z.array(Term) })
export type Vocabulary = z.infer<typeof Vocabulary>
