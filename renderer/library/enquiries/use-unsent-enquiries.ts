import { useMemo } from 'react'
import { begunIn } from './enquiry-snapshot.ts'
import { useEnquiries } from './provider.tsx'
import { type UnsentEnquiry, unsentIn } from './unsent-enquiries.ts'

/** How many enquiries have something that is not sent; the text modules count as one. */
interface UnsentEnquiries {
  readonly waiting: number
  /** Of these the service has refused something; they do not count as waiting too. */
  readonly refused: number
  /** Letters, notes and public answers that are being written. */
  readonly drafts: number
  /** What is asked of the service and not done: letters, notes and changes, waiting or refused. */
  readonly requests: number
  /** Those that wait, and those of which something is refused. */
  readonly unsent: readonly UnsentEnquiry[]
}

/** Live; none where there are no enquiries here. */
export function useUnsentEnquiries(): UnsentEnquiries {
  const snapshot = useEnquiries()
  return useMemo(() => {
    if (snapshot === null) return { waiting: 0, refused: 0, drafts: 0, requests: 0, unsent: [] }
    const unsent = unsentIn(snapshot)
    const refused = unsent.filter(({ isRefused }) => isRefused).length
    return {
      refused,
      waiting: unsent.length - refused,
      drafts: begunIn(snapshot),
      requests: snapshot.waiting.length + snapshot.refused.length,
      unsent,
    }
  }, [snapshot])
}
