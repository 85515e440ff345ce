/** What shows the service's sign-in pages to a person. */
export interface UserAgent {
  /**
   * Opens the authorization request. Resolves when it has been handed over (a browser) or carried through (the demo
   * user agent); the answer arrives at the redirect address either way. Rejects with `SignInDenied` when it is certain
   * that none will come.
   */
  open(authorizationRequest: URL, signal: AbortSignal): Promise<void>
}

/** The service or the person said no; the message is the service's own sentence, or ''. */
export class SignInDenied extends Error {
  override readonly name = 'SignInDenied'
}
