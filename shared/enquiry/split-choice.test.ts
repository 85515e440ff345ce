import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { anEnquiry } from '../../tests/support/an-enquiry.ts'
import { OperationId } from '../sync/operation-id.ts'
import { EnquiryId, enquiryLimits, MessageId, type ReceivedMessage } from './enquiry.ts'
import { EnquiryAct } from './enquiry-act.ts'
import { splitChoice } from './split-choice.ts'

function withMessages(count: number) {
  const { messages, ...enquiry } = anEnquiry(1)
  return {
    ...enquiry,
    messages: Array.from({ length: count }, () =>
      messages.map((each): ReceivedMessage => ({ ...each, message: MessageId.parse(randomUUID()) })),
    ).flat(),
  }
}

/** The first so many messages. */
function first(count: number, { messages }: ReturnType<typeof withMessages>) {
  return new Set(messages.slice(0, count).map(({ message }) => message))
}

test.each([
  ['a tab', 'Another\tmatter'],
  ['a line that is broken', 'Another\r\n matter'],
  ['a null character', 'Another matter\0'],
  ['half of a letter', 'Another matter \ud83d'],
  ['spaces around it', '  Another matter '],
  ['the letters of two more alphabets', 'Другое 案件'],
])('a subject with %s is one that the service takes', (_what, typed) => {
  const enquiry = withMessages(2)
  const choice = splitChoice(enquiry, first(1, enquiry), typed)
  if (choice.kind === 'mistake') throw new Error(choice.mistake)
  const { messages, subject } = choice
  const act = {
    id: OperationId.parse(randomUUID()),
    kind: 'split',
    enquiry: enquiry.id,
    messages,
    into: EnquiryId.parse(randomUUID()),
    subject,
  }
  expect(EnquiryAct.parse(act)).toEqual(act)
})

test.each([
  ['none', 0, 3, 'Another matter'],
  ['all', 3, 3, 'Another matter'],
  ['too_many', enquiryLimits.splitMessages + 1, 200, 'Another matter'],
  ['no_subject', 1, 3, ' \t '],
])('what is wrong is said: %s', (mistake, count, of, typed) => {
  const enquiry = withMessages(of)
  expect(splitChoice(enquiry, first(count, enquiry), typed)).toEqual({ kind: 'mistake', mistake })
})

test('what was chosen and went elsewhere meanwhile does not go with the others', () => {
  const enquiry = withMessages(3)
  const chosen = first(1, enquiry)
  chosen.add(MessageId.parse(randomUUID()))
  expect(splitChoice(enquiry, chosen, 'Another matter')).toMatchObject({ messages: [...first(1, enquiry)] })
})
