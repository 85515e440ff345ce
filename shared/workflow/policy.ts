import { z } from 'zod'

/** The settings of a collection, given by the service, that decide who may create and what is checked before publishing. */
export const Policy = z.object({
  membership: z.enum(['open', 'closed']),
  creation: z.enum(['facilitators_and_authors', 'only_members', 'any_user']),
  moderation: z.enum(['pre_moderated', 'post_moderated']),
})
export type Policy = z.infer<typeof Policy>
