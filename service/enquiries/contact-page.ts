import {
  type ContactField,
  ContactLanguage,
  contactLimits,
  type EnquiryCategory,
} from '#shared/enquiry/contact-form.ts'
import { type ContactMessages, contactMessages } from '#shared/messages/contact/index.ts'
import { contactPath } from '#shared/observatory/public-address.ts'
import { page, text } from '../accounts/page.ts'

/** A field that people do not see, and that machines fill in. */
export const honeypot = 'website'

export type ContactMistake = keyof ContactMessages['mistakes']

/** What was typed, to be shown again, and what is wrong with it. */
export interface ContactForm {
  readonly typed: Readonly<Partial<Record<ContactField, string>>>
  readonly mistakes: Readonly<Partial<Record<ContactField, ContactMistake>>>
  /** A sentence on the file, where something is wrong with it. */
  readonly fileMistake: string | null
}

export const emptyForm: ContactForm = { typed: {}, mistakes: {}, fileMistake: null }

function described(id: string, mistake: string | undefined): string {
  return mistake === undefined ? '' : ` aria-invalid="true" aria-describedby="${id}_wrong"`
}

function said(id: string, mistake: string | undefined): string {
  return mistake === undefined ? '' : `<p id="${id}_wrong" class="wrong">${text(mistake)}</p>`
}

/** The observatory's name, and this page in other languages. */
function siteIn(language: ContactLanguage) {
  const texts = contactMessages[language]
  const ways = ContactLanguage.options
    .filter(other => other !== language)
    .map(
      other =>
        `<li><a href="${contactPath}?language=${other}" hreflang="${other}" lang="${other}">${text(contactMessages[other].language)}</a></li>`,
    )
  return {
    name: texts.site,
    ways: `<nav aria-label="${text(texts.otherLanguages)}"><ul class="ways">${ways.join('')}</ul></nav>`,
  }
}

/** What people fill in or choose, from the top. */
export const filledIn = [
  'firstName',
  'lastName',
  'organisation',
  'email',
  'category',
  'subject',
  'message',
] as const satisfies readonly ContactField[]
type FilledIn = (typeof filledIn)[number]

/** Whether the sentence says what it is about without the label of its field. */
function namesItsField(mistake: ContactMistake | undefined): boolean {
  return mistake === 'email' || mistake === 'category'
}

interface SaidMistake {
  /** Of the field's element. */
  readonly id: string
  readonly sentence: string
}

/** What is wrong, each leading to its field. The browser brings the keys there, and a screen reader reads it first. */
function mistakesSaid(title: string, wrong: readonly SaidMistake[]): string {
  const rows = wrong.map(({ id, sentence }) => `<li><a href="#${id}">${text(sentence)}</a></li>`)
  return `<div role="alert" class="mistakes" tabindex="-1" autofocus>
<h2>${text(title)}</h2>
<ul>${rows.join('')}</ul>
</div>`
}

/** The contact form: HTML alone, without script. */
export function contactPage(
  language: ContactLanguage,
  categories: readonly EnquiryCategory[],
  { typed, mistakes, fileMistake }: ContactForm,
): string {
  const texts = contactMessages[language]
  const mistakeOf = (field: ContactField) => {
    const mistake = mistakes[field]
    return mistake && texts.mistakes[mistake]
  }
  const wrong: SaidMistake[] = filledIn.flatMap(field => {
    const mistake = mistakeOf(field)
    if (mistake === undefined) return []
    const sentence = namesItsField(mistakes[field])
      ? mistake
      : texts.mistakeIn({ label: texts[field], mistake })
    return [{ id: field, sentence }]
  })
  if (fileMistake !== null) wrong.push({ id: 'attachment', sentence: fileMistake })
  const input = (field: FilledIn, attributes: string) =>
    `<label for="${field}">${text(texts[field])}</label>
<input id="${field}" name="${field}" ${attributes} value="${text(typed[field] ?? '')}"${described(field, mistakeOf(field))}>
${said(field, mistakeOf(field))}`
  const options = categories.map(
    category =>
      `<option value="${category}"${typed.category === category ? ' selected' : ''}>${text(texts.categories[category])}</option>`,
  )
  const body = `<p>${text(texts.intro)}</p>
${wrong.length > 0 ? mistakesSaid(texts.mistakesTitle, wrong) : ''}
<form method="post" action="${contactPath}?language=${language}" enctype="multipart/form-data" novalidate>
<div class="half"><div>${input('firstName', `autocomplete="given-name" maxlength="${contactLimits.name}" required`)}</div>
<div>${input('lastName', `autocomplete="family-name" maxlength="${contactLimits.name}" required`)}</div></div>
${input('organisation', `autocomplete="organization" maxlength="${contactLimits.organisation}"`)}
${input('email', `type="email" autocomplete="email" maxlength="${contactLimits.email}" required`)}
<label for="category">${text(texts.category)}</label>
<select id="category" name="category" required${described('category', mistakeOf('category'))}>
<option value="">${text(texts.chooseCategory)}</option>
${options.join('\n')}
</select>
${said('category', mistakeOf('category'))}
${input('subject', `maxlength="${contactLimits.subject}" required`)}
<label for="message">${text(texts.message)}</label>
<textarea id="message" name="message" rows="12" maxlength="${contactLimits.message}" required${described('message', mistakeOf('message'))}>
${text(typed.message ?? '')}</textarea>
${said('message', mistakeOf('message'))}
<label for="attachment">${text(texts.attachment)}</label>
<input id="attachment" name="attachment" type="file"${described('attachment', fileMistake ?? undefined)}>
${said('attachment', fileMistake ?? undefined)}
<label class="choice"><input name="copyToMe" type="checkbox" value="yes"${typed.copyToMe === 'yes' ? ' checked' : ''}> <span>${text(texts.copyToMe)}</span></label>
<div class="hidden-field" aria-hidden="true"><label for="${honeypot}">${text(texts.leaveEmpty)}</label><input id="${honeypot}" name="${honeypot}" tabindex="-1" autocomplete="off"></div>
<p>${text(texts.privacy)}</p>
<button type="submit">${text(texts.send)}</button>
</form>`
  return page(texts.title, body, {
    language,
    site: siteIn(language),
    ...(wrong.length > 0 && { tabTitle: texts.mistakesTab({ title: texts.title }) }),
  })
}

/** A page that says what became of a message. `isWrong`: that it was not taken. */
export function contactSaid(
  language: ContactLanguage,
  {
    title,
    sentence,
    isWrong,
  }: { readonly title: string; readonly sentence: string; readonly isWrong: boolean },
): string {
  const texts = contactMessages[language]
  return page(
    title,
    `<p role="${isWrong ? 'alert' : 'status'}">${text(sentence)}</p>
<p><a href="${contactPath}?language=${language}">${text(texts.again)}</a></p>`,
    { language, site: siteIn(language) },
  )
}
