import type { RequestFailure } from './request-failure.ts'

/** A token that opens the service, or why there is none. */
export type AccessAnswer =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'sign_in_needed' }
  | RequestFailure

/** What the service adapter needs of the signed-in account. */
export interface Access {
  /**
   * An access token. `rejected` is one that the service has just refused: it is not given again but renewed, once,
   * however many requests met the refusal.
   */
  token(rejected?: string): Promise<AccessAnswer>
}
