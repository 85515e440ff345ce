import { leastPassword } from './new-account.ts'
import { page, text } from './page.ts'

/** What somebody types who accepts an invitation; the passwords are not shown again. */
interface InvitationForm {
  readonly name: string
  readonly organisation: string
  readonly user_name: string
}

/** What is wrong with what was typed, each in the sentence of its field. */
export type InvitationMistake = 'name' | 'user_name' | 'user_name_taken' | 'password' | 'password_again'

export interface InvitationPage {
  /** Where the form goes: a path. */
  readonly action: string
  readonly collection: string
  readonly email: string
  readonly form: InvitationForm
  readonly mistakes: readonly InvitationMistake[]
}

const sentences: Readonly<Record<InvitationMistake, string>> = {
  name: 'Say what you are called.',
  user_name: 'A user name has 2 to 100 letters, digits or the characters . _ @ + -',
  user_name_taken: 'Somebody else has this user name. Choose another one.',
  password: `A password has at least ${leastPassword} characters.`,
  password_again: 'The two passwords are not the same. Type both again.',
}

interface Field {
  readonly id: keyof InvitationForm | 'password' | 'password_again'
  readonly label: string
  readonly value?: string
  readonly mistakes: readonly InvitationMistake[]
  readonly attributes: string
}

function input({ id, label, value, mistakes, attributes }: Field): string {
  const said = mistakes.map(mistake => sentences[mistake]).join(' ')
  const wrong = said === '' ? '' : ` aria-invalid="true" aria-describedby="${id}_wrong"`
  return `<label for="${id}">${text(label)}</label>
<input id="${id}" name="${id}" ${attributes}${value === undefined ? '' : ` value="${text(value)}"`}${wrong}>
${said === '' ? '' : `<p id="${id}_wrong" role="alert">${text(said)}</p>`}`
}

/** The page on which somebody without an account accepts an invitation: a form that works without script. */
export function invitationPage({ action, collection, email, form, mistakes }: InvitationPage): string {
  const among = (...kinds: readonly InvitationMistake[]) => kinds.filter(kind => mistakes.includes(kind))
  const fields = [
    input({
      id: 'name',
      label: 'Your name',
      value: form.name,
      mistakes: among('name'),
      attributes: 'autocomplete="name" maxlength="200" required autofocus',
    }),
    input({
      id: 'organisation',
      label: 'Organisation',
      value: form.organisation,
      mistakes: [],
      attributes: 'autocomplete="organization" maxlength="200"',
    }),
    input({
      id: 'user_name',
      label: 'User name',
      value: form.user_name,
      mistakes: among('user_name', 'user_name_taken'),
      attributes: 'autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="100" required',
    }),
    input({
      id: 'password',
      label: `Password, at least ${leastPassword} characters`,
      mistakes: among('password', 'password_again'),
      attributes: `type="password" autocomplete="new-password" minlength="${leastPassword}" maxlength="1000" required`,
    }),
    input({
      id: 'password_again',
      label: 'The same password again',
      mistakes: [],
      attributes: 'type="password" autocomplete="new-password" maxlength="1000" required',
    }),
  ]
  return page(
    mistakes.length === 0 ? 'Accept the invitation' : 'Accept the invitation: something is missing',
    `<p>You are invited to ${text(collection)}. Make an account for ${text(email)} to accept.</p>
<form method="post" action="${text(action)}">
${fields.join('\n')}
<button type="submit">Make the account and accept</button>
</form>`,
  )
}

/** A page that says one thing about an invitation. */
export function invitationSaid(sentence: string, isDone = false): string {
  return page(
    isDone ? 'Welcome' : 'Invitation',
    isDone ? `<p>${text(sentence)}</p>` : `<p role="alert">${text(sentence)}</p>`,
  )
}
