import { create } from 'zustand'
import type { EnquiryId } from '#shared/enquiry/enquiry.ts'

export const inboxFilters = ['open', 'mine', 'waiting', 'done', 'all'] as const
export type InboxFilter = (typeof inboxFilters)[number]

export const inboxOrders = ['due', 'newest', 'oldest'] as const
export type InboxOrder = (typeof inboxOrders)[number]

interface EnquiryChoices {
  readonly filter: InboxFilter
  readonly order: InboxOrder
  readonly search: string
  /** Which one is read. Kept in the window alone: what somebody works on is confidential too. */
  readonly open: EnquiryId | null
  /** What is being written in the open one. */
  readonly composing: 'letter' | 'note' | 'faq' | null
}

/** The choices made in Enquiries, so that coming back finds the inbox as it was. */
export const useEnquiryChoices = create<EnquiryChoices>()(() => ({
  filter: 'open',
  order: 'due',
  search: '',
  open: null,
  composing: null,
}))

/** Tells later whether what is open, and what is written in it, is what it is now: whoever went on meanwhile stays there. */
export function stillWriting(): () => boolean {
  const { open, composing } = useEnquiryChoices.getState()
  return () => {
    const now = useEnquiryChoices.getState()
    return now.open === open && now.composing === composing
  }
}
