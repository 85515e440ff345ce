import { timing } from '#shared/sync/timing.ts'
import type { Access, AccessAnswer } from '../service/access.ts'
import type { Authorization, Tokens } from './authorization.ts'
import type { SecretStore } from './secret-store.ts'

export interface SessionParts {
  readonly authorization: Authorization
  readonly secrets: SecretStore
  readonly now: () => Date
  /** The service no longer accepts the sign-in. */
  readonly onEnded: () => void
  /** For the log: something that the person can't help. */
  readonly onFault: (fault: unknown) => void
}

/** The tokens of the signed-in account: the access token in memory, the refresh token in the secret store too. */
export interface Session extends Access {
  /** Takes up the sign-in of the last start. Gives whether there is one. */
  resume(): Promise<boolean>
  /** Takes the tokens of a new sign-in; rejects when they can't be stored. */
  begin(tokens: Tokens): Promise<void>
  /** Forgets all tokens, and tells the service so. */
  end(): Promise<void>
}

export function createSession(parts: SessionParts): Session {
  const { authorization, secrets, now, onEnded, onFault } = parts
  let access: { readonly token: string; readonly expiresAt: number } | null = null
  let refresh: string | null = null
  let renewal: Promise<AccessAnswer> | null = null
  /** The access tokens of this sign-in so far: a request that carries another began under another account. */
  let own: ReadonlySet<string> = new Set()

  function take(tokens: Tokens): void {
    own = new Set([...own, tokens.access])
    access = { token: tokens.access, expiresAt: tokens.accessExpiresAt }
    refresh = tokens.refresh
  }

  async function renew(used: string): Promise<AccessAnswer> {
    const answer = await authorization.refresh(used)
    // Someone signed out, or in as somebody else, meanwhile: this answer belongs to nobody any more, and whoever
    // waits for it must not go on under the new account.
    if (refresh !== used) {
      if (answer.kind === 'tokens') void authorization.revoke(answer.tokens.refresh)
      return { kind: 'sign_in_needed' }
    }
    switch (answer.kind) {
      case 'failed':
        return answer
      case 'ended':
        access = null
        refresh = null
        await secrets.forget().catch(onFault)
        onEnded()
        return { kind: 'sign_in_needed' }
      case 'tokens':
        take(answer.tokens)
        // The service has replaced the old one: it is stored before anything is done with the new access. If the disk
        // refuses, work goes on until the next start.
        await secrets.write(answer.tokens.refresh).catch(onFault)
        return { kind: 'token', token: answer.tokens.access }
    }
  }

  return {
    resume: async () => {
      refresh = await secrets.read()
      return refresh !== null
    },

    begin: async tokens => {
      const replaced = refresh
      await secrets.write(tokens.refresh)
      renewal = null
      own = new Set()
      take(tokens)
      if (replaced !== null) void authorization.revoke(replaced)
    },

    end: async () => {
      const ended = refresh
      access = null
      refresh = null
      renewal = null
      own = new Set()
      await secrets.forget()
      if (ended !== null) void authorization.revoke(ended)
    },

    token: rejected => {
      if (rejected !== undefined && !own.has(rejected)) return Promise.resolve({ kind: 'sign_in_needed' })
      const isFresh = access && access.expiresAt - timing.renewBeforeExpiry > now().getTime()
      if (access && isFresh && access.token !== rejected) {
        return Promise.resolve({ kind: 'token', token: access.token })
      }
      if (refresh === null) return Promise.resolve({ kind: 'sign_in_needed' })
      if (!renewal) {
        const started = renew(refresh).finally(() => {
          // A new sign-in has a renewal of its own.
          if (renewal === started) renewal = null
        })
        renewal = started
      }
      return renewal
    },
  }
}
