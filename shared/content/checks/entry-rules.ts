import { z } from 'zod'
import { CalendarDate } from '../calendar-date.ts'
import type { Contact, TitledLink } from '../field-value.ts'
import type { FieldRule } from './finding.ts'

const webAddress = z.url({ protocol: /^https?$/ })
const emailAddress = z.email()

/** Whether a text is an address of the web. */
export function isWebAddress(value: string): boolean {
  return webAddress.safeParse(value).success
}

/** Whether a text is an e-mail address. */
export function isEmailAddress(value: string): boolean {
  return emailAddress.safeParse(value).success
}

export function checkUrl(value: string): readonly FieldRule[] {
  return isWebAddress(value) ? [] : [{ rule: 'not_a_url', value }]
}

export function checkEmail(value: string): readonly FieldRule[] {
  return isEmailAddress(value) ? [] : [{ rule: 'not_an_email', value }]
}

export function checkDate(value: string): readonly FieldRule[] {
  return CalendarDate.safeParse(value).success ? [] : [{ rule: 'not_a_date', value }]
}

export function checkChoice(values: readonly string[], value: string): readonly FieldRule[] {
  return values.includes(value) ? [] : [{ rule: 'not_a_choice', value }]
}

/** A link needs a title, which readers see, and an address of the web. */
export function checkLink({ title, url }: TitledLink): readonly FieldRule[] {
  const untitled: readonly FieldRule[] =
    title.trim() === '' ? [{ rule: 'link_without_title', value: url }] : []
  return [...untitled, ...checkUrl(url)]
}

/** A contact can be written to. */
export function checkContact({ email }: Contact): readonly FieldRule[] {
  return checkEmail(email)
}
