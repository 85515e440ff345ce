import { createSignInThrottle } from './sign-in-throttle.ts'

/** A few mistakes of a person. */
const ofOnePerson = 5
/** Mistakes of a whole office behind one address, or made all over the world with one name. */
const ofMany = 50

export interface SignInAttempts {
  /** Milliseconds until this name may be tried again from this address; 0 when it may now. */
  readonly waitFor: (name: string, address: string) => number
  /** Counts as a failure until it has succeeded, so that of many attempts at once not all are free. */
  readonly begun: (name: string, address: string) => void
  readonly succeeded: (name: string, address: string) => void
}

/**
 * Counts failed sign-ins by name and address together, so that nobody can lock somebody else out by guessing, and,
 * with more patience, by name and by address alone, so that guessing from many places or of many names is slow too.
 */
export function createSignInAttempts(now: () => number): SignInAttempts {
  const person = createSignInThrottle(ofOnePerson, now)
  const many = createSignInThrottle(ofMany, now)
  const both = (name: string, address: string) => JSON.stringify([name, address])
  const each = (name: string, address: string) => [`name ${name}`, `address ${address}`]
  return {
    waitFor: (name, address) =>
      Math.max(person.waitFor(both(name, address)), ...each(name, address).map(many.waitFor)),
    begun: (name, address) => {
      person.failed(both(name, address))
      for (const subject of each(name, address)) many.failed(subject)
    },
    succeeded: (name, address) => {
      person.succeeded(both(name, address))
      for (const subject of each(name, address)) many.takenBack(subject)
    },
  }
}
