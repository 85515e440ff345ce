import { useState } from 'react'
import type { Enquiry } from '#shared/enquiry/enquiry.ts'
import { type KeptFacts, keptFacts, withKeptFacts } from '#shared/enquiry/kept-facts.ts'
import { factsOfThread, type ThreadFacts } from '#shared/enquiry/thread-facts.ts'

/**
 * What is personal in a thread, with all that was since this is shown, and with what was kept before. It is only ever added
 * to: the texts that were made of a message stay when a merge or a split takes it elsewhere.
 */
export function useGatheredFacts(enquiry: Enquiry, kept: KeptFacts | undefined): ThreadFacts {
  const [gathered, setGathered] = useState(() => ({
    enquiry,
    kept,
    facts: withKeptFacts(factsOfThread(enquiry), kept),
  }))
  if (gathered.enquiry === enquiry && gathered.kept === kept) return gathered.facts
  const facts = withKeptFacts(withKeptFacts(factsOfThread(enquiry), kept), keptFacts(gathered.facts))
  setGathered({ enquiry, kept, facts })
  return facts
}
