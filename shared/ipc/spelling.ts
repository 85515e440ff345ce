import { z } from 'zod'
import { WritingLanguage } from '../content/languages.ts'

/** What is known of spell checking on this computer. */
export const SpellingState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('not_available') }),
  z.object({
    kind: z.literal('available'),
    /** Host that the dictionaries would come from; null where the system has its own and nothing is fetched. */
    source: z.string().nullable(),
    /** Languages for which there is a dictionary. */
    offered: z.array(WritingLanguage),
    /** Languages for which the person has said yes. */
    agreed: z.array(WritingLanguage),
    /** The language that is checked now. */
    inUse: WritingLanguage.nullable(),
    /** Whether its dictionary could not be fetched; the check is tried again at the next start. */
    hasFailed: z.boolean(),
  }),
])
export type SpellingState = z.infer<typeof SpellingState>
