import { useEffect } from 'react'
import type { Me } from '#shared/sync/me.ts'
import { useSyncStatus } from '../../bridge/index.ts'
import { useLastLook } from '../../ui-state/last-look.ts'

/** Notes until when everything has come from the service: what happened behind that, nobody here can know. */
export function useHearing(me: Me): void {
  const account = me.account.id
  const status = useSyncStatus()
  const until = status?.phase === 'idle' ? status.lastSyncAt : null
  useEffect(() => {
    if (until !== null) useLastLook.getState().hear(account, until)
  }, [account, until])
}
