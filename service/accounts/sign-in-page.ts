import type { DemoAccount } from '#shared/sync/me.ts'
import { page, text } from './page.ts'

export interface SignInPage {
  /** Where the form goes: a path. */
  readonly action: string
  readonly userName: string
  /** Why the last attempt failed, or null. */
  readonly failure: string | null
  /** Accounts that sign in by a button; empty unless this is a demonstration. */
  readonly demoAccounts: readonly DemoAccount[]
}

function demoForm(action: string, accounts: readonly DemoAccount[]): string {
  if (accounts.length === 0) return ''
  const buttons = accounts.map(
    account =>
      `<button class="quiet" type="submit" name="demo_account" value="${account.key}">${text(account.name)}, ${text(account.organisation)}</button>`,
  )
  return `<h2>Demonstration</h2>
<form method="post" action="${text(action)}">${buttons.join('\n')}</form>`
}

/** The sign-in page: a form that works without script. */
export function signInPage({ action, userName, failure, demoAccounts }: SignInPage): string {
  return page(
    failure === null ? 'Sign in' : 'Sign in: not successful',
    `${failure === null ? '' : `<p role="alert" id="failure">${text(failure)}</p>`}
<form method="post" action="${text(action)}">
<label for="user_name">User name</label>
<input id="user_name" name="user_name" autocomplete="username" autocapitalize="none" spellcheck="false" required autofocus value="${text(userName)}"${failure === null ? '' : ' aria-describedby="failure"'}>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>
<button type="submit">Sign in</button>
</form>
${demoForm(action, demoAccounts)}`,
  )
}
