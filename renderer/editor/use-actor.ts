import { useMemo } from 'react'
import type { Me } from '#shared/sync/me.ts'
import { actorOf } from '#shared/sync/me.ts'
import type { Actor } from '#shared/workflow/actor.ts'
import type { Policy } from '#shared/workflow/policy.ts'
import { useAccount } from '../bridge/index.ts'

/** Who is signed in, as the workflow sees them; null while nobody is. */
export function useActor(): { readonly me: Me; readonly actor: Actor; readonly policy: Policy } | null {
  const account = useAccount()
  return useMemo(() => {
    if (account?.kind !== 'signed_in') return null
    return { me: account.me, actor: actorOf(account.me), policy: account.me.collection.policy }
  }, [account])
}
