import type { z } from 'zod'
import { type ContactField, ContactMessage } from '#shared/enquiry/contact-form.ts'
import { type ContactMistake, filledIn } from './contact-page.ts'

type Typed = Readonly<Partial<Record<ContactField, string>>>

const names: readonly ContactField[] = [...filledIn, 'copyToMe']

/** The fields of a form as they were typed. */
export function typedIn(fields: Readonly<Record<string, string>>): Typed {
  return Object.fromEntries(names.flatMap(name => (fields[name] === undefined ? [] : [[name, fields[name]]])))
}

/** What is wrong with a field, in the word of its sentence. */
function mistakeOf(issue: z.core.$ZodIssue, typed: Typed): ContactMistake {
  const field = String(issue.path[0])
  if (field === 'category') return 'category'
  const value = typed[field as ContactField]
  if (value === undefined || value.trim() === '') return 'missing'
  if (issue.code === 'too_big') return 'too_long'
  return field === 'email' ? 'email' : 'wrong'
}

/** A message as the form has it, or what is wrong with each field. */
export function readForm(
  typed: Typed,
  language: ContactMessage['language'],
):
  | { readonly kind: 'read'; readonly message: ContactMessage }
  | { readonly kind: 'wrong'; readonly mistakes: Readonly<Partial<Record<ContactField, ContactMistake>>> } {
  const read = ContactMessage.safeParse({ ...typed, language, copyToMe: typed.copyToMe === 'yes' })
  if (read.success) return { kind: 'read', message: read.data }
  const mistakes: Partial<Record<string, ContactMistake>> = {}
  for (const issue of read.error.issues) mistakes[String(issue.path[0])] ??= mistakeOf(issue, typed)
  return { kind: 'wrong', mistakes }
}
