import type { AccountState, SignInOutcome } from '#shared/ipc/contract.ts'
import type { DemoAccountKey, Me } from '#shared/sync/me.ts'
import { timing } from '#shared/sync/timing.ts'
import { limitedSignal } from '../limited-signal.ts'
import type { Access } from '../service/access.ts'
import { createHttpContentService } from '../service/http-content-service.ts'
import type { Network } from '../service/network.ts'
import { type Authorization, createAuthorization, type Tokens } from './authorization.ts'
import { demoUserAgent } from './demo-user-agent.ts'
import type { AccountMemory, RememberedAccount } from './remembered-account.ts'
import type { SecretStore } from './secret-store.ts'
import { createSession } from './session.ts'
import { systemBrowser } from './system-browser.ts'

export interface AccountParts {
  /** Origin of the service. */
  readonly service: string
  readonly memory: AccountMemory
  readonly secrets: SecretStore
  readonly fetch: Network
  readonly now: () => Date
  readonly openExternal: (url: string) => Promise<void>
  readonly onChange: (state: AccountState) => void
  readonly onFault: (fault: unknown) => void
  /** Milliseconds; the product's own unless a test has less time. */
  readonly signInLimit?: number
}

/** Who is signed in on this computer. */
export interface Account {
  readonly access: Access
  /** Takes up the account of the last start; before that nobody is signed in. */
  resume(): Promise<void>
  state(): AccountState
  /** The demo account that is signed in and accepted, or null. */
  demoAccount(): DemoAccountKey | null
  /** Signs in; a sign-in under way is cancelled first. Who was signed in stays so unless this one succeeds. */
  signIn(demoAccount: DemoAccountKey | null): Promise<SignInOutcome>
  cancelSignIn(): void
  /** Forgets the account and its tokens; its library stays on this computer. */
  signOut(): Promise<void>
  /** The service told the account's roles or the collection's policy anew. */
  update(me: Me): Promise<void>
}

export function createAccount(parts: AccountParts): Account {
  const { service, memory, secrets, now, onFault } = parts
  const authorization: Authorization = createAuthorization({ service, fetch: parts.fetch, now })
  let remembered: RememberedAccount | null = null
  let isEnded = false
  let signingIn: AbortController | null = null

  function state(): AccountState {
    return remembered
      ? { kind: 'signed_in', me: remembered.me, sessionEnded: isEnded }
      : { kind: 'signed_out' }
  }

  const session = createSession({
    authorization,
    secrets,
    now,
    onFault,
    onEnded: () => {
      isEnded = true
      parts.onChange(state())
    },
  })

  /** Asks who the new tokens belong to, before anything of the account before is let go. */
  function whoHas(tokens: Tokens) {
    return createHttpContentService({
      url: service,
      access: {
        token: async rejected =>
          rejected === undefined ? { kind: 'token', token: tokens.access } : { kind: 'sign_in_needed' },
      },
      fetch: parts.fetch,
      now,
    }).me()
  }

  async function signInWith(
    demoAccount: DemoAccountKey | null,
    cancellation: AbortSignal,
  ): Promise<SignInOutcome> {
    const agent = demoAccount ? demoUserAgent(parts.fetch) : systemBrowser(parts.openExternal)
    const limited = limitedSignal(parts.signInLimit ?? timing.signInLimit, cancellation)
    const answer = await authorization.authorize(agent, demoAccount, limited)
    if (answer.kind === 'failed') return { kind: 'failed', failure: answer.failure }
    if (answer.kind === 'denied') return answer

    const owner = await whoHas(answer.tokens)
    cancellation.throwIfAborted()
    switch (owner.kind) {
      case 'failed':
        return { kind: 'failed', failure: owner.failure }
      case 'sign_in_needed':
        return { kind: 'denied', detail: '' }
      case 'refused':
        return { kind: 'denied', detail: owner.problem.title }
      case 'answer':
        break
    }
    const next: RememberedAccount = { service, demoAccount, me: owner.value }
    try {
      await memory.write(next)
      await session.begin(answer.tokens)
    } catch (error) {
      onFault(error)
      void authorization.revoke(answer.tokens.refresh)
      if (remembered) await memory.write(remembered).catch(onFault)
      return { kind: 'failed', failure: 'library_failed' }
    }
    remembered = next
    isEnded = false
    parts.onChange(state())
    return { kind: 'signed_in' }
  }

  return {
    access: session,
    state,
    demoAccount: () => (isEnded ? null : (remembered?.demoAccount ?? null)),

    resume: async () => {
      const last = await memory.read()
      // The tokens of one service are never sent to another.
      if (last?.service !== service) return
      remembered = last
      isEnded = !(await session.resume())
    },

    signIn: async demoAccount => {
      signingIn?.abort()
      const cancellation = new AbortController()
      signingIn = cancellation
      try {
        return await signInWith(demoAccount, cancellation.signal)
      } catch (error) {
        // Cancelled by the person, or left alone for longer than the limit.
        if (!cancellation.signal.aborted && !isTimeOut(error)) onFault(error)
        return { kind: 'cancelled' }
      } finally {
        if (signingIn === cancellation) signingIn = null
      }
    },

    cancelSignIn: () => signingIn?.abort(),

    signOut: async () => {
      signingIn?.abort()
      remembered = null
      isEnded = false
      parts.onChange(state())
      await Promise.all([session.end(), memory.forget()])
    },

    update: async me => {
      if (!remembered || remembered.me.account.id !== me.account.id) return
      if (JSON.stringify(remembered.me) === JSON.stringify(me)) return
      remembered = { ...remembered, me }
      parts.onChange(state())
      await memory.write(remembered).catch(onFault)
    },
  }
}

function isTimeOut(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError'
}
