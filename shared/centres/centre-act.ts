import { z } from 'zod'
import { OperationId } from '../sync/operation-id.ts'
import { CentreFields, CentreUrl, CentreVersion } from './resource-centre.ts'

/** Longest reason of a removal, in UTF-16 units. */
export const longestRemovalReason = 1_000

/** The same id never changes anything twice. */
const common = { id: OperationId }
/** Which centre, and the version that was read: on what has changed since, it is refused. */
const onCentre = { ...common, url: CentreUrl, seen: CentreVersion }

/** What somebody asks the service to do about the list of resource centres. */
export const CentreAct = z.discriminatedUnion('kind', [
  z.object({ ...common, kind: z.literal('add'), fields: CentreFields }),
  /** The fields may have another address: the centre and its trail move there. */
  z.object({ ...onCentre, kind: z.literal('correct'), fields: CentreFields }),
  z.object({
    ...onCentre,
    kind: z.literal('remove'),
    reason: z
      .string()
      .trim()
      .max(longestRemovalReason)
      .refine(text => !text.includes('\0')),
  }),
])
export type CentreAct = z.infer<typeof CentreAct>
