import { ArrowUpRight, Gavel, KeyRound, Landmark, PenLine, Scale, Users } from 'lucide-react'
import { Button as CardButton } from 'react-aria-components'
import type { DemoAccount, DemoAccountKey } from '#shared/sync/me.ts'
import { useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { useDemoAccounts } from './demo-accounts.ts'
import { type SignIn, useSignIn } from './sign-in.ts'
import './welcome-view.css'

const icons = {
  editor: PenLine,
  contributor: Landmark,
  facilitator: Users,
  owner: KeyRound,
  moderator: Gavel,
  legal: Scale,
} as const satisfies Record<DemoAccountKey, typeof PenLine>

type Asked = ReturnType<typeof useDemoAccounts>

interface CardProps {
  readonly account: DemoAccount
  readonly isFirst: boolean
  readonly isDisabled: boolean
  readonly onChoose: () => void
}

function AccountCard({ account, isFirst, isDisabled, onChoose }: CardProps) {
  const text = useText()
  const Icon = icons[account.key]
  const role = text.welcome.roles[account.key]
  return (
    <CardButton className="account-card" onPress={onChoose} isDisabled={isDisabled} autoFocus={isFirst}>
      <Icon aria-hidden />
      <span className="account-card-words">
        <span className="account-card-role">{role.name}</span>
        <span className="account-card-name">{account.name}</span>
        <span className="account-card-organisation">{account.organisation}</span>
        <span className="account-card-can">{role.can}</span>
      </span>
    </CardButton>
  )
}

function DemoAccounts({ signIn, accounts }: { signIn: SignIn; accounts: Asked }) {
  const text = useText()
  const tryAgain = (
    <Button size="small" onPress={() => void accounts.refetch()}>
      {text.welcome.tryAgain}
    </Button>
  )
  if (accounts.isPending) return <Waiting sentence={text.welcome.asking} whenLong={tryAgain} />
  if (accounts.isError) {
    return (
      <Notice tone="amber" role="status" actions={tryAgain}>
        {text.welcome.programFailed}
      </Notice>
    )
  }
  if (accounts.data.kind === 'no_answer') {
    return (
      <Notice tone="amber" role="status" actions={tryAgain}>
        {text.welcome.failures[accounts.data.failure]} {text.welcome.keepsTrying}
      </Notice>
    )
  }
  if (accounts.data.kind === 'refused') {
    return (
      <Notice tone="amber" role="status" actions={tryAgain}>
        {text.welcome.refused}
      </Notice>
    )
  }
  if (accounts.data.value.length === 0) return null
  return (
    <section className="welcome-demo">
      <h2>{text.welcome.demoHeading}</h2>
      <ul className="account-cards">
        {accounts.data.value.map((account, index) => (
          <li key={account.key}>
            <AccountCard
              account={account}
              isFirst={index === 0}
              isDisabled={signIn.underWay !== null}
              onChoose={() => signIn.start(account)}
            />
          </li>
        ))}
      </ul>
      <p className="welcome-hint">{text.welcome.demoHint}</p>
    </section>
  )
}

function UnderWay({ account, onCancel }: { account: DemoAccount | null; onCancel: () => void }) {
  const text = useText()
  return (
    <Notice
      role="status"
      actions={
        <Button size="small" onPress={onCancel}>
          {text.welcome.cancel}
        </Button>
      }
    >
      {account ? text.welcome.signingInAs({ name: account.name }) : text.welcome.continueInBrowser}
    </Notice>
  )
}

/** What somebody sees who is not signed in. */
export function WelcomeView() {
  const text = useText()
  const signIn = useSignIn(text)
  const accounts = useDemoAccounts({ enabled: true })
  // What the service has answered since then is newer than that it could not be reached.
  const isOutdated = signIn.hasFailedAt !== null && accounts.dataUpdatedAt > signIn.hasFailedAt
  return (
    <main className="welcome">
      <div className="welcome-column">
        <header className="welcome-head">
          <h1>{text.welcome.title}</h1>
          <p className="welcome-what">{text.welcome.what}</p>
          <p className="welcome-kept">{text.welcome.kept}</p>
        </header>
        <DemoAccounts signIn={signIn} accounts={accounts} />
        <section className="welcome-own">
          <Button
            icon={<ArrowUpRight aria-hidden />}
            isDisabled={signIn.underWay !== null}
            onPress={() => signIn.start(null)}
          >
            {text.welcome.own}
          </Button>
          <p className="welcome-hint">{text.welcome.ownHint}</p>
        </section>
        <div className="welcome-outcome">
          {signIn.underWay && <UnderWay account={signIn.underWay.account} onCancel={signIn.cancel} />}
          {!signIn.underWay && signIn.said && !isOutdated && (
            <Notice tone="amber" role="alert">
              {signIn.said}
            </Notice>
          )}
        </div>
      </div>
    </main>
  )
}
