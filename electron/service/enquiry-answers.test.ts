import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { AttachmentId } from '#shared/enquiry/enquiry.ts'
import { answerJson, startLittleServer } from '../../tests/support/little-server.ts'
import { createHttpContentService } from './http-content-service.ts'
import { network } from './network.ts'

const attachment = AttachmentId.parse('0b0f5c4e-6a0e-4a52-9a3a-0c8f3b1f2d11')
const named = { etag: `"${attachment}"` }
const page = { enquiries: [], textModules: null, cursor: '7', isMore: false, experts: [], sendsLetters: true }
const tooSlow = { kind: 'failed', failure: 'too_slow', retryAfter: null }
const notUnderstood = { kind: 'failed', failure: 'not_understood', retryAfter: null }
const endings: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of endings.splice(0)) await end()
})

/** Milliseconds within which an answer begins, and within which a long one ends. */
const limits = { request: 1_000, silence: 200, longAnswer: 10_000, chunk: 1_500 }

async function serviceThat(answer: (response: ServerResponse, request: IncomingMessage) => void) {
  const server = await startLittleServer((request, response) => answer(response, request))
  endings.push(server.close)
  return createHttpContentService({
    url: server.url,
    access: { token: async () => ({ kind: 'token', token: 'good' }) },
    fetch: network,
    now: () => new Date('2026-05-04T10:00:00Z'),
    limits,
  })
}

/** Sends the beginning of an answer, and the rest when a short one would be over. */
function slowly(response: ServerResponse, content: string, headers: Readonly<Record<string, string>>): void {
  response.writeHead(200, headers)
  response.write(content.slice(0, 2))
  setTimeout(() => response.end(content.slice(2)), limits.request * 1.5)
}

describe('a file of an enquiry', () => {
  it('is handed on byte for byte, whatever its bytes look like', async () => {
    const content = Buffer.from([0xef, 0xbb, 0xbf, 0x41, 0x00, 0xff])
    const service = await serviceThat(response => response.writeHead(200, named).end(content))
    expect(await service.enquiryAttachment(attachment)).toEqual({
      kind: 'answer',
      value: new Uint8Array(content),
    })
  })

  it('is not taken from what says yes to everything', async () => {
    const service = await serviceThat(response => response.end('<h1>Welcome to our network</h1>'))
    expect(await service.enquiryAttachment(attachment)).toEqual(notUnderstood)
  })

  it('may be long on its way', async () => {
    const service = await serviceThat(response => slowly(response, 'a file', named))
    expect(await service.enquiryAttachment(attachment)).toEqual({
      kind: 'answer',
      value: new Uint8Array(Buffer.from('a file')),
    })
  })
})

describe('a page of enquiries', () => {
  it('may be long on its way', async () => {
    const service = await serviceThat(response => slowly(response, JSON.stringify(page), {}))
    expect(await service.enquiries('')).toEqual({ kind: 'answer', value: page })
  })

  it('begins to come as soon as any answer does, or fails as too slow', async () => {
    const service = await serviceThat(() => undefined)
    expect(await service.enquiries('')).toEqual(tooSlow)
    const other = await serviceThat(response => answerJson(response, page))
    expect(await other.enquiries('')).toMatchObject({ kind: 'answer' })
  })
})
