import type { RunningContentService } from '../../support/content-service.ts'
import { type ServiceClient, signedInClient } from '../../support/service-client.ts'
import { addAccount } from '../../support/service-command.ts'
import type { Credentials } from '../../support/sign-in.ts'

/** Switches of a service that takes as many messages as the suites write. */
export const manyPosts: readonly string[] = ['--contact-posts-per-hour', '10000']

/** The people of the suites: two members, a facilitator, a site moderator, and somebody who is no member. */
export interface Cast {
  readonly service: RunningContentService
  readonly editor: ServiceClient
  readonly contributor: ServiceClient
  readonly facilitator: ServiceClient
  readonly moderator: ServiceClient
  readonly visitor: ServiceClient
}

const facilitator: Exclude<Credentials, string> = {
  userName: 'luc',
  password: 'a long enough password',
}

const visitor: Exclude<Credentials, string> = { userName: 'vera', password: 'another long password' }

/** A legal expert beside the one of the demo accounts. */
export const secondExpert: Exclude<Credentials, string> = {
  userName: 'lena',
  password: 'one more long password',
}

/** Makes the accounts that are no demo accounts, in a place where no service is running. */
export async function addCast(place: readonly string[]): Promise<void> {
  await addAccount(place, facilitator, ['--role', 'facilitator'])
  await addAccount(place, visitor)
  await addAccount(place, secondExpert, ['--name', 'Lena', '--site-role', 'legal_expert'])
}

/** Signs everybody in to a demo service that has these accounts. */
export async function signInCast(service: RunningContentService): Promise<Cast> {
  const { url } = service
  return {
    service,
    editor: await signedInClient(url, 'editor'),
    contributor: await signedInClient(url, 'contributor'),
    facilitator: await signedInClient(url, facilitator),
    moderator: await signedInClient(url, 'moderator'),
    visitor: await signedInClient(url, visitor),
  }
}
