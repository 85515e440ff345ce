import { expect, it } from 'vitest'
import { anEnquiry } from '../../tests/support/an-enquiry.ts'
import { AttachmentId } from './enquiry.ts'
import { KeptFacts, keptFacts, withKeptFacts } from './kept-facts.ts'
import { findPersonalData } from './personal-data.ts'
import { factsOfThread } from './thread-facts.ts'

const [message] = anEnquiry(1).messages
if (message === undefined) throw new Error('There is one')
const whole = anEnquiry(1, {
  enquirer: {
    firstName: 'Zoe',
    lastName: 'Dupont',
    organisation: 'Municipality of Ekdalen (IT)',
    email: 'zoe.dupont@ekdalen.example',
  },
  messages: [
    {
      ...message,
      text: 'Dear Mr Kowalski, may we?',
      attachments: [
        {
          id: AttachmentId.parse('5b0f1f62-5d0a-4a55-8a39-8a5f0c4f7c09'),
          name: 'tender-17.pdf',
          mediaType: 'application/pdf',
          bytes: 1,
        },
      ],
    },
  ],
})
const stored = () => KeptFacts.parse(JSON.parse(JSON.stringify(keptFacts(factsOfThread(whole)))))
const text =
  'Kowalski of Ekdalen sent tender-17.pdf to zdupont and to Zoe, see wiki.ekdalen.example, or ask MoEI.'

it('are the same when they were stored', () => {
  const facts = factsOfThread(whole)
  const { number, ...other } = factsOfThread(anEnquiry(2, { enquirer: null, messages: [] }))
  const again = withKeptFacts({ ...other, organisationKind: facts.organisationKind, number }, stored())
  expect(findPersonalData(text, facts).length).toBeGreaterThan(5)
  expect(findPersonalData(text, again)).toEqual(findPersonalData(text, facts))
})

it('a name is the enquirer’s where either thread says so', () => {
  const asksHere = factsOfThread(
    anEnquiry(3, {
      enquirer: { firstName: 'Ewa', lastName: 'Kowalski', organisation: '', email: 'e@gmail.com' },
    }),
  )
  const both = withKeptFacts(asksHere, stored())
  expect(both.names.get('Kowalski')).toBe('enquirer')
  expect(both.names.get('Dupont')).toBe('enquirer')
  expect(withKeptFacts(factsOfThread(whole), keptFacts(asksHere)).names.get('Kowalski')).toBe('enquirer')
})

it('where nothing was kept, they are the thread’s', () => {
  const facts = factsOfThread(whole)
  expect(withKeptFacts(facts, undefined)).toBe(facts)
})
