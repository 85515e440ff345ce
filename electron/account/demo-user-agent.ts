import type { Network } from '../service/network.ts'
import { SignInDenied, type UserAgent } from './user-agent.ts'

const mostRedirects = 20

/**
 * Carries an authorization request through without a browser, for the demo accounts of a demo service: follows its
 * redirects with cookies, as a browser would, up to this computer's own redirect address. The flow is the same that a
 * real account uses; only nobody types a password.
 */
export function demoUserAgent(fetchFrom: Network): UserAgent {
  return {
    open: async (request, signal) => {
      const redirectAddress = request.searchParams.get('redirect_uri') ?? ''
      const cookies = new Map<string, string>()
      let next = request
      for (let step = 0; step < mostRedirects; step += 1) {
        const response = await fetchFrom(next, {
          redirect: 'manual',
          signal,
          headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
        })
        await response.body?.cancel()
        keepCookies(cookies, response.headers.getSetCookie())
        const location = response.headers.get('location')
        if (response.status < 300 || response.status > 399 || location === null) {
          if (response.status >= 500) throw new TypeError(`The service answered ${response.status}`)
          throw new SignInDenied('This service has no such demo account.')
        }
        const target = new URL(location, next)
        if (isAt(target, redirectAddress)) {
          const arrived = await fetchFrom(target, { signal })
          await arrived.body?.cancel()
          if (!arrived.ok) throw new SignInDenied('The service answered another question.')
          return
        }
        // The cookies are the service's: nobody else gets them.
        if (target.origin !== request.origin) throw new SignInDenied('The service led to another address.')
        next = target
      }
      throw new SignInDenied('The service led in a circle.')
    },
  }
}

function isAt(target: URL, redirectAddress: string): boolean {
  const bare = new URL(target)
  bare.search = ''
  bare.hash = ''
  return bare.href === redirectAddress
}

/** A jar for one origin and a few seconds: paths and ages do not matter, only that an emptied cookie is gone. */
function keepCookies(cookies: Map<string, string>, headers: readonly string[]): void {
  for (const header of headers) {
    const [pair = '', ...attributes] = header.split(';')
    const [name = '', ...value] = pair.trim().split('=')
    const isExpired = attributes.some(attribute => {
      const [key = '', at = ''] = attribute.trim().split('=')
      return (
        (key.toLowerCase() === 'expires' && Date.parse(at) <= 0) ||
        (key.toLowerCase() === 'max-age' && Number(at) <= 0)
      )
    })
    if (isExpired) cookies.delete(name)
    else cookies.set(name, value.join('='))
  }
}
