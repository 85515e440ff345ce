import { SignInDenied, type UserAgent } from './user-agent.ts'

/** The person's own browser: the desk never sees a password (RFC 8252 section 8.12). */
export function systemBrowser(openExternal: (url: string) => Promise<void>): UserAgent {
  return {
    open: async request => {
      // The address comes from the service; the system would start another program for another scheme.
      if (request.protocol !== 'https:' && request.protocol !== 'http:') {
        throw new SignInDenied('The service named no web address to sign in at.')
      }
      await openExternal(request.href)
    },
  }
}
