import { useMutation } from '@tanstack/react-query'
import type { SignInOutcome } from '#shared/ipc/contract.ts'
import type { Messages } from '#shared/messages/en.ts'
import type { DemoAccount } from '#shared/sync/me.ts'
import { desk } from '../../bridge/index.ts'

/** What came of an attempt, in a sentence; null where there is nothing to say. */
export function outcomeSentence(outcome: SignInOutcome, { welcome }: Messages): string | null {
  switch (outcome.kind) {
    case 'signed_in':
      return null
    case 'cancelled':
      return welcome.cancelled
    case 'denied':
      return outcome.detail.trim() === '' ? welcome.deniedPlain : welcome.denied({ detail: outcome.detail })
    case 'failed':
      return welcome.failures[outcome.failure]
  }
}

export interface SignIn {
  /** Whose sign-in is under way; null in it: an account of one's own, in the browser. */
  readonly underWay: { readonly account: DemoAccount | null } | null
  /** What to say of the last attempt. */
  readonly said: string | null
  /** When the last attempt began, if it failed for want of an answer; in milliseconds since 1970. */
  readonly hasFailedAt: number | null
  readonly start: (account: DemoAccount | null) => void
  readonly cancel: () => void
}

/** Signing in: one attempt at a time, each with an outcome in words. */
export function useSignIn(text: Messages): SignIn {
  const attempt = useMutation({
    mutationFn: (account: DemoAccount | null) =>
      desk.call('account.signIn', { demoAccount: account?.key ?? null }),
  })
  const said = attempt.isError
    ? text.welcome.programFailed
    : attempt.data
      ? outcomeSentence(attempt.data, text)
      : null
  return {
    underWay: attempt.isPending ? { account: attempt.variables } : null,
    said,
    hasFailedAt: attempt.data?.kind === 'failed' ? attempt.submittedAt : null,
    start: account => attempt.mutate(account),
    cancel: () => {
      // The attempt itself then ends with the outcome "cancelled".
      desk.call('account.cancelSignIn', null).catch(() => attempt.reset())
    },
  }
}
