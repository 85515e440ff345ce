import type { Person } from '../content/identity.ts'
import type { Enquiry, EnquiryId, EnquiryRow } from './enquiry.ts'
import type { EnquiryRequest } from './enquiry-request.ts'
import { mergedStanding } from './merged-standing.ts'

/** Who merges, and where enquiries stood before. */
export interface MergingReader {
  readonly me: Person
  /** An enquiry before it was merged itself: what waits has closed it already. null where it is not here. */
  readonly beforeMerge: (id: EnquiryId) => EnquiryRow | null
}

/** Carries out each merge that waits, one after the other. One that the service will refuse, as far as can be told, moves nothing. */
function merging<Row extends EnquiryRow>(
  enquiries: readonly Row[],
  waiting: readonly EnquiryRequest[],
  { me, beforeMerge }: MergingReader,
  join: (from: Row, into: Row) => readonly [Row, Row],
): readonly Row[] {
  const merges = waiting.flatMap(request =>
    request.kind === 'act' && request.act.kind === 'merge' ? [{ ...request.act, at: request.askedAt }] : [],
  )
  if (merges.length === 0) return enquiries
  const shown = new Map<EnquiryId, Row>(enquiries.map(enquiry => [enquiry.id, enquiry]))
  const gone = new Set<EnquiryId>()
  const stood = new Map<EnquiryId, EnquiryRow>()
  for (const { enquiry, into, at } of merges) {
    const from = shown.get(enquiry)
    const to = shown.get(into)
    const [asked, stays] = [stood.get(enquiry) ?? beforeMerge(enquiry), stood.get(into) ?? beforeMerge(into)]
    if (from === undefined || to === undefined || asked === null || stays === null) continue
    if (from.mergedInto !== into || gone.has(into)) continue
    if (from.enquirer?.email.toLowerCase() !== to.enquirer?.email.toLowerCase()) continue
    const merged = mergedStanding<Person>(asked.state, stays, { who: me, at, accountOf: ({ id }) => id })
    if (merged.kind === 'refused') continue
    const { linkedItems, linkedLicences, ...standing } = merged.standing
    gone.add(enquiry)
    stood.set(into, { ...stays, ...standing })
    // One that goes on to another stands closed.
    const [left, joined] = join(from, to.mergedInto === null ? { ...to, ...standing } : to)
    shown.set(enquiry, left)
    shown.set(into, joined)
  }
  return [...shown.values()]
}

/**
 * Enquiries with what waiting merges will bring together, as it is on screen at once: each has been taken through its requests
 * before.
 */
export function mergedHere(
  enquiries: readonly Enquiry[],
  waiting: readonly EnquiryRequest[],
  reader: MergingReader,
): readonly Enquiry[] {
  return merging(enquiries, waiting, reader, (from, into) => [
    { ...from, messages: [], notes: [], replies: [] },
    {
      ...into,
      messages: [...into.messages, ...from.messages],
      notes: [...into.notes, ...from.notes],
      replies: [...into.replies, ...from.replies],
    },
  ])
}

/** Rows as waiting merges will have them stand. */
export function rowsMergedHere(
  rows: readonly EnquiryRow[],
  waiting: readonly EnquiryRequest[],
  reader: MergingReader,
): readonly EnquiryRow[] {
  return merging(rows, waiting, reader, (from, into) => [from, into])
}
