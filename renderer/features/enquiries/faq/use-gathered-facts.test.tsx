// @vitest-environment happy-dom
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { instantOf } from '#shared/content/identity.ts'
import { type Enquiry, MessageId } from '#shared/enquiry/enquiry.ts'
import { faqWords, openFindings } from '#shared/enquiry/faq-words.ts'
import { type KeptFacts, keptFacts } from '#shared/enquiry/kept-facts.ts'
import { factsOfThread } from '#shared/enquiry/thread-facts.ts'
import { anEnquiry } from '../../../../tests/support/an-enquiry.ts'
import { useGatheredFacts } from './use-gathered-facts.ts'

beforeEach(() => vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true))
afterEach(() => vi.unstubAllGlobals())

const emptied = anEnquiry(1)
const whole: Enquiry = {
  ...emptied,
  messages: [
    {
      message: MessageId.parse('5b0f1f62-5d0a-4a55-8a39-8a5f0c4f7c01'),
      at: instantOf(new Date('2026-11-30T10:00:00Z')),
      from: 'marta@example.org',
      text: 'Dear Mr Kowalski, may we?',
      html: null,
      attachments: [],
    },
  ],
}

/** Where a public answer is made: what is open in a text, for a thread as it is then. */
async function aPlace(text: string) {
  let open: readonly string[] = []
  function Place({ enquiry, kept }: { enquiry: Enquiry; kept: KeptFacts | undefined }) {
    const facts = useGatheredFacts(enquiry, kept)
    open = openFindings(faqWords(text), facts).map(({ words }) => words)
    return null
  }
  const root = createRoot(document.createElement('div'))
  return {
    open: async (enquiry: Enquiry, kept?: KeptFacts) => {
      await act(async () => root.render(<Place enquiry={enquiry} kept={kept} />))
      return open
    },
    leave: () => act(async () => root.unmount()),
  }
}

test('what is personal stays so when the messages go elsewhere while the texts are worked on', async () => {
  const place = await aPlace('So kowalski and Marta said.')
  expect(await place.open(whole)).toEqual(['kowalski', 'Marta'])
  expect(await place.open({ ...emptied, messages: [] })).toEqual(['kowalski', 'Marta'])
  await place.leave()
})

test('what comes is added, and what was kept before', async () => {
  const place = await aPlace('So kowalski and Marta said.')
  expect(await place.open({ ...emptied, messages: [] })).toEqual([])
  const kept = keptFacts(factsOfThread(whole))
  expect(await place.open({ ...emptied, messages: [] }, kept)).toEqual(['kowalski', 'Marta'])
  expect(await place.open({ ...emptied, messages: [] }, undefined)).toEqual(['kowalski', 'Marta'])
  await place.leave()
})
