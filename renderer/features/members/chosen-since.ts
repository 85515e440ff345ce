import type { Policy } from '#shared/workflow/policy.ts'

/** What was chosen that is not in a policy which was sent: somebody may choose on before the service has answered. */
export function chosenSince(
  { membership, creation, moderation }: Partial<Policy>,
  sent: Policy,
): Partial<Policy> {
  return {
    ...(membership !== undefined && membership !== sent.membership && { membership }),
    ...(creation !== undefined && creation !== sent.creation && { creation }),
    ...(moderation !== undefined && moderation !== sent.moderation && { moderation }),
  }
}
