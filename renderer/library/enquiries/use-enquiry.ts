import { useEffect } from 'react'
import type { Enquiry, EnquiryId } from '#shared/enquiry/enquiry.ts'
import { useEnquiries, useEnquiryDesk } from './provider.tsx'

/** An enquiry with all that was written about it, live; null for the moment in which it is opened, and where it is not here. */
export function useEnquiry(id: EnquiryId | null): Enquiry | null {
  const desk = useEnquiryDesk()
  const snapshot = useEnquiries()
  const enquiry = id === null ? null : (snapshot?.read.get(id) ?? null)
  const isRead = enquiry !== null
  useEffect(() => {
    if (!isRead) readQuietly(desk, id)
  }, [desk, id, isRead])
  return enquiry
}

/** Opens the neighbours of the open enquiry, which may be read next, so that they are there at once. */
export function useReadNextEnquiries(
  open: EnquiryId | null,
  before: EnquiryId | null,
  after: EnquiryId | null,
): void {
  const desk = useEnquiryDesk()
  useEffect(() => {
    // The open one too: what was asked for last is held longest.
    for (const id of [before, after, open]) readQuietly(desk, id)
  }, [desk, open, before, after])
}

function readQuietly(desk: ReturnType<typeof useEnquiryDesk>, id: EnquiryId | null): void {
  // One that cannot be read is received anew.
  if (id !== null) desk.read(id).catch(() => undefined)
}
