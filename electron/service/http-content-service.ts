import { createHash } from 'node:crypto'
import { z } from 'zod'
import { CentreTrail } from '#shared/centres/centre-trail.ts'
import { CentreList } from '#shared/centres/resource-centre.ts'
import { largestFile } from '#shared/content/file-limits.ts'
import { type FileId, fileAddress } from '#shared/content/kept-file.ts'
import { EnquiryPage } from '#shared/enquiry/enquiry-page.ts'
import { ErasedPerson, type PersonAddress, PersonExport, PrivacyLog } from '#shared/enquiry/people-data.ts'
import { MembersPage, MyMembership } from '#shared/members/member.ts'
import { MembershipTrail } from '#shared/members/membership-trail.ts'
import { Pulse } from '#shared/pulse/pulse.ts'
import type { FileContent } from '#shared/sync/file-content.ts'
import { DemoAccounts, Me } from '#shared/sync/me.ts'
import { OperationResult } from '#shared/sync/operation.ts'
import { Problem } from '#shared/sync/problem.ts'
import { timing } from '#shared/sync/timing.ts'
import { StoredRevision, Trail } from '#shared/sync/trail.ts'
import { limitedSignal, signalOfLongAnswer } from '../limited-signal.ts'
import type { Access } from './access.ts'
import { isNamed, json, namedFile, type Reader, withoutMark } from './answer-reader.ts'
import { sendCentreAct } from './centre-act.ts'
import { type JoinItems, nextPageOf, parseChangePage } from './change-page.ts'
import { sendEnquiryRequest } from './enquiry-request.ts'
import { readUntilMore } from './live-channel.ts'
import { sendMembershipAct } from './membership-act.ts'
import type { Network } from './network.ts'
import type { ContentService, ServiceAnswer } from './port.ts'
import { failureOf, failureOfStatus, notUnderstood } from './request-failure.ts'
import { sendFile, travellingFile } from './send-file.ts'
import { createSignedInRequests } from './signed-in-requests.ts'
import { createUploadMemory, type UploadMemory } from './upload-memory.ts'

export interface HttpContentServiceParts {
  /** Origin of the service, without a slash at the end. */
  readonly url: string
  readonly access: Access
  readonly fetch: Network
  readonly now: () => Date
  /** Milliseconds; the product's own unless a test has less time. */
  readonly limits?: Readonly<Record<'request' | 'silence' | 'longAnswer' | 'chunk', number>>
  /** Where files that broke off are gone on with; in memory only unless told otherwise. */
  readonly uploads?: UploadMemory
  /** How the items of a page travel on to the library; as their lines unless told otherwise. */
  readonly joinItems?: JoinItems
}

/**
 * The results of a batch. One that this desk cannot read is left out, as if it had not been answered: the others are
 * none the worse for it.
 */
const ReadableResults = z.object({ results: z.array(z.unknown()) }).transform(({ results }) =>
  results.flatMap(result => {
    const parsed = OperationResult.safeParse(result)
    return parsed.success ? [parsed.data] : []
  }),
)

function addressOf(id: FileId): string {
  return `/v1${fileAddress(id)}`
}

/** A question about one person: their address stands in the body, as addresses of pages are logged on the way. */
function aboutPerson(email: PersonAddress): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email }),
  }
}

function sha256(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/** The bytes of an answer, or null where there are more than a file may have. */
async function bytesOf(response: Response): Promise<Uint8Array<ArrayBuffer> | null> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of response.body ?? []) {
    length += part.byteLength
    // Leaving the loop cancels what is still to come.
    if (length > largestFile) return null
    parts.push(part)
  }
  const content = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    content.set(part, at)
    at += part.byteLength
  }
  return content
}

/**
 * The content service over HTTP. Every request has a time limit; a refused access token is renewed once; whatever
 * goes wrong comes back as a value. It never tries again by itself: the sync engine decides when.
 */
export function createHttpContentService(parts: HttpContentServiceParts): ContentService {
  const { url, now } = parts
  const requests = createSignedInRequests(parts)
  const memory = parts.uploads ?? createUploadMemory({ path: null, onFault: () => undefined })
  const limits = parts.limits ?? {
    request: timing.requestLimit,
    silence: timing.liveSilence,
    longAnswer: timing.longAnswerLimit,
    chunk: timing.chunkLimit,
  }

  async function read<Value>(response: Response, reader: Reader<Value>): Promise<ServiceAnswer<Value>> {
    const failure = failureOfStatus(response, now())
    // An unread body would keep its connection.
    const body = Buffer.from(await response.arrayBuffer())
    if (failure) return failure
    const { headers } = response
    if (!response.ok) {
      const problem = await json(Problem)(body, headers)
      return problem ? { kind: 'refused', problem } : notUnderstood
    }
    const value = await reader(body, headers)
    return value === null ? notUnderstood : { kind: 'answer', value }
  }

  async function ask<Value>(
    path: string,
    reader: Reader<Value>,
    init: RequestInit = {},
    limit = limits.request,
  ): Promise<ServiceAnswer<Value>> {
    try {
      const response = await requests.send(path, init, () => AbortSignal.timeout(limit))
      return 'kind' in response ? response : await read(response, reader)
    } catch (error) {
      return failureOf(error)
    }
  }

  /** Asks for what may be as large as a file: it begins to come as soon as any answer does, and may be long on its way. */
  async function askForMuch<Value>(path: string, reader: Reader<Value>): Promise<ServiceAnswer<Value>> {
    let begun = () => {}
    try {
      const response = await requests.send(path, {}, () => {
        const attempt = signalOfLongAnswer({ toBegin: limits.request, toEnd: limits.longAnswer })
        begun = attempt.begun
        return attempt.signal
      })
      begun()
      return 'kind' in response ? response : await read(response, reader)
    } catch (error) {
      return failureOf(error)
    }
  }

  async function hasFile(id: FileId): Promise<ServiceAnswer<boolean>> {
    try {
      const response = await requests.send(addressOf(id), { method: 'HEAD' }, () =>
        AbortSignal.timeout(limits.request),
      )
      if ('kind' in response) return response
      const failure = failureOfStatus(response, now())
      if (failure) return failure
      if (response.ok) {
        if (!isNamed(response.headers, id)) return notUnderstood
        await memory.forget(travellingFile(url, id))
        return { kind: 'answer', value: true }
      }
      return response.status === 404 ? { kind: 'answer', value: false } : notUnderstood
    } catch (error) {
      return failureOf(error)
    }
  }

  async function file(id: FileId): Promise<ServiceAnswer<FileContent>> {
    try {
      const response = await requests.send(addressOf(id), {}, () => AbortSignal.timeout(limits.longAnswer))
      if ('kind' in response) return response
      if (!response.ok) return await read<FileContent>(response, () => null)
      const content = await bytesOf(response)
      if (content === null || sha256(content) !== id) return notUnderstood
      const mediaType = response.headers.get('content-type') ?? ''
      return { kind: 'answer', value: { mediaType, content } }
    } catch (error) {
      return failureOf(error)
    }
  }

  return {
    hasFile,

    sendFile: (id, content, watch) => sendFile({ requests, url, memory, now, limits }, id, content, watch),

    file,

    sendOperations: operations =>
      ask('/v1/operations', json(ReadableResults), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ operations }),
      }),

    changesSince: (cursor, limit, onNext) => {
      const query = new URLSearchParams({ limit: String(limit), ...(cursor !== null && { since: cursor }) })
      return ask(`/v1/changes?${query}`, body => {
        const page = withoutMark(body)
        const next = onNext && nextPageOf(page)
        if (next) onNext(next)
        return parseChangePage(page, parts.joinItems)
      })
    },

    waitForMore: async (since, signal) => {
      const query = new URLSearchParams(since === null ? {} : { since })
      const connecting = limitedSignal(limits.request, signal)
      try {
        // The limit holds for the connection only, the silence for the line.
        const line = new AbortController()
        const giveUp = () => line.abort()
        connecting.addEventListener('abort', giveUp, { once: true })
        const response = await requests.send(
          `/v1/changes/live?${query}`,
          { headers: { accept: 'text/event-stream' } },
          () => line.signal,
        )
        connecting.removeEventListener('abort', giveUp)
        if ('kind' in response) return 'ended'
        if (!response.ok || !response.body) {
          await response.body?.cancel()
          return 'ended'
        }
        return await readUntilMore(response.body, limits.silence, signal)
      } catch {
        return 'ended'
      }
    },

    me: () => ask('/v1/me', json(Me)),

    chooseMail: choice =>
      ask('/v1/me/mail', json(Me), {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ choice }),
      }),

    follow: changes =>
      ask('/v1/me/follows', json(Me), {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ changes }),
      }),

    members: () => ask('/v1/members', json(MembersPage)),

    myMembership: () => ask('/v1/members/mine', json(MyMembership)),

    membersTrail: before =>
      ask(`/v1/members/trail${before === null ? '' : `?before=${before}`}`, json(MembershipTrail)),

    membershipAct: act => sendMembershipAct({ requests, now, limit: limits.request }, act),

    enquiries: after => askForMuch(`/v1/enquiries?after=${after}`, json(EnquiryPage)),

    enquiryRequest: request => sendEnquiryRequest({ requests, now, limit: limits.request }, request),

    enquiryAttachment: id => askForMuch(`/v1/enquiries/attachments/${id}`, namedFile(id)),

    // Its files come with it.
    exportPerson: email =>
      ask('/v1/enquiries/people/export', json(PersonExport), aboutPerson(email), limits.longAnswer),

    erasePerson: email => ask('/v1/enquiries/people/erase', json(ErasedPerson), aboutPerson(email)),

    privacyLog: () => ask('/v1/enquiries/privacy-log', json(PrivacyLog)),

    centres: () => ask('/v1/resource-centres', json(CentreList)),

    centreTrail: (centre, before) => {
      const query = new URLSearchParams({
        ...(centre !== null && { centre }),
        ...(before !== null && { before: String(before) }),
      })
      return ask(`/v1/resource-centres/trail?${query}`, json(CentreTrail))
    },

    centreAct: act => sendCentreAct({ requests, now, limit: limits.request }, act),

    trail: item => ask(`/v1/items/${encodeURIComponent(item)}/trail`, json(Trail)),

    revision: (item, revision) =>
      ask(`/v1/items/${encodeURIComponent(item)}/revisions/${revision}`, json(StoredRevision)),

    pulse: () => ask('/v1/pulse', json(Pulse)),

    demoAccounts: async () => {
      try {
        const response = await requests.sendUnsigned('/v1/demo-accounts', AbortSignal.timeout(limits.request))
        return await read(response, json(DemoAccounts.transform(answer => answer.accounts)))
      } catch (error) {
        return failureOf(error)
      }
    },
  }
}
