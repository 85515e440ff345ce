import { useMemo } from 'react'
import type { EnquiryId } from '#shared/enquiry/enquiry.ts'
import { enquiryOfRequest } from '#shared/enquiry/enquiry-request.ts'
import { begunIn } from './enquiry-snapshot.ts'
import { useEnquiries } from './provider.tsx'

/** How many enquiries have something that is not sent; the text modules count as one. */
interface UnsentEnquiries {
  readonly waiting: number
  /** Of these the service has refused something; they do not count as waiting too. */
  readonly refused: number
  /** Letters, notes and public answers that are being written. */
  readonly drafts: number
}

/** Live; none where there are no enquiries here. */
export function useUnsentEnquiries(): UnsentEnquiries {
  const snapshot = useEnquiries()
  return useMemo(() => {
    if (snapshot === null) return { waiting: 0, refused: 0, drafts: 0 }
    const refused = new Set<EnquiryId | null>(
      snapshot.refused.map(({ request }) => enquiryOfRequest(request)),
    )
    const waiting = new Set<EnquiryId | null>(snapshot.waiting.map(enquiryOfRequest))
    return {
      refused: refused.size,
      waiting: [...waiting].filter(id => !refused.has(id)).length,
      drafts: begunIn(snapshot),
    }
  }, [snapshot])
}
