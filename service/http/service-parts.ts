import type { Provider } from 'oidc-provider'
import type { EnquiryRules } from '../enquiries/enquiry-rules.ts'
import type { RevisionTexts } from '../items/revision-texts.ts'
import type { QueueMail } from '../members/invitation-mail.ts'
import type { Storage } from '../storage/storage.ts'
import type { Drain } from './drain.ts'

/** What the routes work with. */
export interface ServiceParts {
  readonly storage: Storage
  /** What was read of this storage lately. */
  readonly texts: RevisionTexts
  readonly provider: Provider
  readonly clock: () => Date
  /** Whether the sample accounts may sign in without a password. */
  readonly isDemo: boolean
  /** Origin under which the service is reached, without a closing slash. */
  readonly publicUrl: string
  /** Whether people are told by mail. */
  readonly sendsMail: boolean
  /** How enquiries are taken. */
  readonly enquiries: EnquiryRules
  readonly drain: Drain
  /** Takes letters about the membership to be sent. */
  readonly queueMail: QueueMail
  /** Requests that one address may make within a minute. */
  readonly requestsPerMinute: number
  /** Requests that one account may make within a minute, from wherever. */
  readonly accountRequestsPerMinute: number
}
