import { useEffect, useRef } from 'react'
import type { AccountId } from '#shared/content/identity.ts'
import { useAccount } from './bridge/index.ts'
import { useCommandKeys } from './commands/index.ts'
import { WelcomeView } from './features/welcome/index.ts'
import { ErrorBoundary } from './frame/error-boundary.tsx'
import { Frame } from './frame/frame.tsx'
import { LibraryFailed } from './frame/library-failed.tsx'
import { useText } from './i18n/index.ts'
import { EnquiriesProvider, forgetEnquiries, LibraryProvider, librariesClosed } from './library/index.ts'
import { Button } from './ui/button.tsx'
import { Toasts } from './ui/toast.tsx'
import { Waiting } from './ui/waiting.tsx'
import { useNavigation } from './ui-state/navigation.ts'
import { usePreferences } from './ui-state/preferences.ts'

/** Puts the chosen look on the page, where the tokens read it. */
function useLook(): void {
  const { theme, density } = usePreferences()
  useEffect(() => {
    const { dataset } = document.documentElement
    dataset['theme'] = theme
    dataset['density'] = density
  }, [theme, density])
}

function WaitingWindow({ sentence }: { sentence: string }) {
  const text = useText()
  return (
    <div className="whole-window">
      <Waiting
        sentence={sentence}
        whenLong={
          <>
            <p>{text.frame.openingLong}</p>
            <Button onPress={() => location.reload()}>{text.frame.reload}</Button>
          </>
        }
      />
    </div>
  )
}

/**
 * Loads the page anew when its account has gone: nothing that it holds in memory (a search, a list's filter, an answer of
 * the service) is there for whoever signs in next.
 */
function useForgetting(id: AccountId | null): void {
  const owner = useRef<AccountId | null>(null)
  useEffect(() => {
    const isGone = owner.current !== null && owner.current !== id
    if (isGone) void librariesClosed().then(() => location.reload())
    else owner.current = id
  }, [id])
}

function Desk() {
  const text = useText()
  const account = useAccount()
  const id = account?.kind === 'signed_in' ? account.me.account.id : null
  useForgetting(id)
  const owner = useNavigation(navigation => navigation.account)
  useEffect(() => {
    if (id !== null) useNavigation.getState().enter(id)
  }, [id])
  useEffect(() => {
    if (account?.kind === 'signed_out') document.title = text.frame.program
  }, [account, text])
  const isSignedOut = account?.kind === 'signed_out'
  useEffect(() => {
    // The key has gone with the sign-in; what it locked goes as well.
    if (isSignedOut) void forgetEnquiries().catch(() => undefined)
  }, [isSignedOut])

  if (account === undefined) return <WaitingWindow sentence={text.frame.asking} />
  if (account.kind === 'signed_out') return <WelcomeView />
  const opening = <WaitingWindow sentence={text.frame.opening} />
  // Another account's places are left before anything of this one is shown.
  if (owner !== account.me.account.id) return opening
  return (
    <LibraryProvider
      key={`${account.me.service.instance} ${account.me.account.id}`}
      me={account.me}
      opening={opening}
      failed={error => <LibraryFailed account={account.me.account.id} error={error} />}
    >
      <EnquiriesProvider me={account.me}>
        <Frame me={account.me} sessionEnded={account.sessionEnded} />
      </EnquiriesProvider>
    </LibraryProvider>
  )
}

export function App() {
  useLook()
  useCommandKeys()
  return (
    <ErrorBoundary>
      <Desk />
      <Toasts />
    </ErrorBoundary>
  )
}
