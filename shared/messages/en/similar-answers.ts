import { counted, plural } from '../plural.ts'

export const similarAnswers = {
  title: 'Similar answers',
  looking: 'Similar answers …',
  count: ({ count }: { count: number }) =>
    count === 0
      ? 'No similar answers'
      : `${counted(count)} similar ${plural(count, { one: 'answer', other: 'answers' })}`,
  list: 'Answered enquiries that are like this one',
  none: 'No enquiry that was answered shares enough of its words with this one.',
  readingStill: 'Enquiries are still being read: there may be more.',
  failed: 'What searches the enquiries has stopped. It starts anew with the program.',
  because: ({ words }: { words: string }) => `Shares ${words}`,
  sameTopic: 'Same topic',
  sameLicence: ({ licence }: { licence: string }) => `Also about ${licence}`,
  answeredBy: ({ name }: { name: string }) => `Answered by ${name}`,
  open: ({ number }: { number: string }) => `Open ${number}`,
  use: 'Use its words',
  namedUse: ({ number }: { number: string }) => `Use its words: ${number}`,
  used: ({ number }: { number: string }) => `The answer to ${number} stands at the end of your reply.`,
}
