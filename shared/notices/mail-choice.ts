import { z } from 'zod'

/** How somebody is told by mail: of each thing soon, of all of them once a day, or not at all. */
export const MailChoice = z.enum(['each', 'daily', 'none'])
export type MailChoice = z.infer<typeof MailChoice>
