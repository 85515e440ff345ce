import { createServer } from 'node:net'
import { forgetExpiredRecords } from './accounts/oidc-adapter.ts'
import { createOpenIdProvider } from './accounts/openid-provider.ts'
import { signingKeys } from './accounts/signing-keys.ts'
import { forgetOldRequests } from './enquiries/apply-request.ts'
import { forgetOldEnquiryNotices } from './enquiries/enquiry-notices.ts'
import { anonymiseOldEnquiries } from './enquiries/privacy.ts'
import { sendDueLetters } from './enquiries/send-letters.ts'
import { forgetChanges } from './feed/forget-changes.ts'
import { forgetUnusedFiles } from './files/stored-files.ts'
import { forgetExpiredUploads } from './files/uploads.ts'
import { createApp } from './http/app.ts'
import { createDrain } from './http/drain.ts'
import { openIdPath } from './http/openid-mount.ts'
import { createRevisionTexts } from './items/revision-texts.ts'
import { forgetOldMails, queueMails } from './mail/mail-queue.ts'
import { openMailRoom } from './mail/mail-room.ts'
import { smtpTransport } from './mail/smtp-transport.ts'
import type { QueueMail } from './members/invitation-mail.ts'
import { noteExpiredInvitations } from './members/invitations.ts'
import { forgetOldNotices } from './notices/stored-notices.ts'
import { forgetOldResults } from './operations/forgotten-operations.ts'
import type { ServiceOptions } from './options.ts'
import { fillEnquiries } from './seed/fill-enquiries.ts'
import { prepareDatabase } from './seed/prepare-database.ts'
import { openStorage } from './storage/storage.ts'

const hour = 3_600_000
/** What has not ended after the drain is cut off so many milliseconds later. */
const cutAfter = 200

export interface ContentService {
  /** Where it listens: `http://127.0.0.1:4780`. */
  readonly url: string
  /** Answers what is under way, closes the live streams and the database. */
  readonly stop: () => Promise<void>
}

/** A port that is free now. */
function freePort(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, host, () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

/** Where letters about the membership go; without a mail server whoever invites hands the link on. */
function letterQueue({ mail }: ServiceOptions, clock: () => Date): QueueMail {
  if (mail === null) return async () => undefined
  return async (transaction, { to, ...letter }) => {
    await queueMails(
      transaction,
      to.map(address => ({ address, ...letter })),
      clock(),
    )
  }
}

/** Starts the service: opens the storage, brings it up to date, fills it if it is empty, and listens. */
export async function startContentService(
  options: ServiceOptions,
  clock: () => Date,
): Promise<ContentService> {
  const storage = await openStorage(options.place, options.databaseLimits)
  try {
    await storage.withoutLimits(async database => {
      await prepareDatabase(database, options, clock())
      if (options.hasSampleEnquiries) await fillEnquiries(database, clock())
    })
    // The issuer holds the port, so it has to be known before anything listens on it.
    const port = options.port === 0 ? await freePort(options.host) : options.port
    const url = `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`
    const publicUrl = options.publicUrl ?? url
    const keys = await signingKeys(storage.database)
    const provider = createOpenIdProvider(storage.database, keys, `${publicUrl}${openIdPath}`, clock)
    const { isDemo, requestsPerMinute, accountRequestsPerMinute } = options
    const drain = createDrain()
    const app = await createApp({
      storage,
      texts: createRevisionTexts(),
      provider,
      clock,
      drain,
      isDemo,
      publicUrl,
      sendsMail: options.mail !== null,
      queueMail: letterQueue(options, clock),
      enquiries: options.enquiries,
      requestsPerMinute,
      accountRequestsPerMinute,
    })
    await app.listen({ host: options.host, port })
    // Vocabularies may be others with this version.
    await storage.announceChange('unknown')
    const mailRoom =
      options.mail === null
        ? null
        : openMailRoom({
            database: storage.database,
            transport: smtpTransport(options.mail.smtp, options.mail.from),
            rules: { ...options.mail, publicUrl },
            sendLetters: () => sendDueLetters(storage, options.enquiries, clock()),
            clock,
            onFault: fault => app.log.error(fault),
          })
    const cleaning = setInterval(() => {
      storage
        .withoutLimits(async database => {
          await forgetExpiredRecords(database, clock())
          await forgetUnusedFiles(database, clock())
          await forgetExpiredUploads(database, clock())
          await forgetOldResults(database, clock())
          await forgetChanges(database, clock())
          await forgetOldNotices(database, clock())
          await forgetOldMails(database, clock())
          await noteExpiredInvitations(database, clock())
          await forgetOldRequests(database, clock())
          await forgetOldEnquiryNotices(database, clock())
          await anonymiseOldEnquiries(database, options.enquiries.keptFor, clock())
        })
        .catch(failure => app.log.error(failure))
    }, hour)
    cleaning.unref()
    return {
      url,
      stop: async () => {
        clearInterval(cleaning)
        await mailRoom?.close()
        await drain.begin(options.drainLimit)
        const cutting = setTimeout(() => app.server.closeAllConnections(), cutAfter)
        await app.close()
        clearTimeout(cutting)
        await storage.close()
      },
    }
  } catch (failure) {
    await storage.close()
    throw failure
  }
}
