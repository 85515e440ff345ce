import { escaped } from '../case-study/markup.ts'
import { contentType, type ItemFields } from '../content/item-type.ts'
import { replacements } from '../messages/replacements/index.ts'
import type { ContactLanguage } from './contact-form.ts'
import { answerIn, type FaqDraft } from './faq-draft.ts'
import { openFindings } from './faq-words.ts'
import type { ThreadFacts } from './thread-facts.ts'

/** The term of the topic under which public answers are found, where the service has it. */
const legalTopic = 'legal'

/** Why no item can be made yet. */
export type FaqObstacle =
  | { readonly kind: 'to_confirm'; readonly count: number }
  | { readonly kind: 'no_question' | 'no_answer' | 'title_too_long' }

/** The item that a public answer becomes. */
interface FaqItem {
  readonly type: 'document'
  readonly title: string
  readonly fields: ItemFields
}

export type FaqOutcome =
  | { readonly kind: 'ready'; readonly item: FaqItem }
  | { readonly kind: 'not_ready'; readonly obstacle: FaqObstacle }

const titleSpec = contentType('document').fields.find(({ name }) => name === 'title')
const longestTitle = titleSpec?.kind === 'text' ? (titleSpec.maxLength ?? 255) : 255

/** Paragraphs parted by empty lines; a line by itself stays one. Lines that begin with a dash or a dot are a list. */
function htmlOf(text: string): string {
  return text
    .split(/\n\s*\n/)
    .map(block =>
      block
        .split('\n')
        .map(line => line.trim())
        .filter(line => line !== ''),
    )
    .filter(lines => lines.length > 0)
    .map(lines => {
      const isList = lines.every(line => /^[-–•*]\s+/.test(line))
      if (!isList) return `<p>${lines.map(escaped).join('<br>')}</p>`
      return `<ul>${lines.map(line => `<li>${escaped(line.replace(/^[-–•*]\s+/, ''))}</li>`).join('')}</ul>`
    })
    .join('\n')
}

/**
 * The library item that a public answer becomes: a document of type *legal*, titled by the question's first line. Nothing
 * goes into it but the two confirmed texts; while a finding is open, there is none.
 */
export function faqItem(
  draft: FaqDraft,
  facts: ThreadFacts,
  language: ContactLanguage,
  topics: readonly string[],
): FaqOutcome {
  const answer = answerIn(draft)
  const open = openFindings(draft.question, facts).length + openFindings(answer, facts).length
  const notReady = (obstacle: FaqObstacle): FaqOutcome => ({ kind: 'not_ready', obstacle })
  const [first = '', ...rest] = draft.question.text.trim().split('\n')
  const title = first.trim()
  if (title === '') return notReady({ kind: 'no_question' })
  if (answer.text.trim() === '') return notReady({ kind: 'no_answer' })
  if (open > 0) return notReady({ kind: 'to_confirm', count: open })
  if (title.length > longestTitle) return notReady({ kind: 'title_too_long' })
  const words = replacements[language]
  const asked = htmlOf(rest.join('\n'))
  const answered = htmlOf(answer.text)
  const body =
    asked === ''
      ? answered
      : `<h2>${escaped(words.question)}</h2>\n${asked}\n<h2>${escaped(words.answer)}</h2>\n${answered}`
  const known = topics.filter(topic => topic === legalTopic)
  return {
    kind: 'ready',
    item: {
      type: 'document',
      title,
      fields: { title, document_type: 'legal', body, ...(known.length > 0 && { topics: known }) },
    },
  }
}
