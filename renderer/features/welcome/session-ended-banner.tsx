import type { DemoAccount, Me } from '#shared/sync/me.ts'
import { useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useDemoAccounts } from './demo-accounts.ts'
import { useSignIn } from './sign-in.ts'

/** The demo account that somebody had signed in with: a demo service has no passwords to ask for in a browser. */
function demoAccountOf(me: Me, accounts: readonly DemoAccount[]): DemoAccount | null {
  const { name, organisation } = me.account
  return accounts.find(account => account.name === name && account.organisation === organisation) ?? null
}

/** Says that the sign-in has ended, and signs the same account in again. */
export function SessionEndedBanner({ me }: { me: Me }) {
  const text = useText()
  const signIn = useSignIn(text)
  const answer = useDemoAccounts({ enabled: true }).data
  const accounts = answer?.kind === 'answer' ? answer.value : []
  return (
    <Notice
      tone="amber"
      role="status"
      className="frame-banner"
      actions={
        signIn.underWay ? (
          <>
            <span>{text.frame.signingIn}</span>
            <Button size="small" onPress={signIn.cancel}>
              {text.frame.cancel}
            </Button>
          </>
        ) : (
          <Button size="small" onPress={() => signIn.start(demoAccountOf(me, accounts))}>
            {text.frame.signInAgain}
          </Button>
        )
      }
    >
      {signIn.said ?? text.frame.sessionEnded}
    </Notice>
  )
}
