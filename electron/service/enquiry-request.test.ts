import type { ServerResponse } from 'node:http'
import { afterEach, expect, it } from 'vitest'
import { instantOf } from '#shared/content/identity.ts'
import { EnquiryId, NoteId } from '#shared/enquiry/enquiry.ts'
import type { EnquiryOutcome, EnquiryRequest } from '#shared/enquiry/enquiry-request.ts'
import { OperationId } from '#shared/sync/operation-id.ts'
import { answerJson, startLittleServer } from '../../tests/support/little-server.ts'
import type { Access } from './access.ts'
import { createHttpContentService } from './http-content-service.ts'
import { network } from './network.ts'

const request = {
  kind: 'note',
  askedAt: instantOf(new Date('2026-05-04T10:00:00Z')),
  note: {
    id: OperationId.parse('0b0f5c4e-6a0e-4a52-9a3a-0c8f3b1f2d11'),
    noteOn: EnquiryId.parse('0b0f5c4e-6a0e-4a52-9a3a-0c8f3b1f2d12'),
    note: NoteId.parse('0b0f5c4e-6a0e-4a52-9a3a-0c8f3b1f2d13'),
    internal: 'Mine.',
  },
} satisfies EnquiryRequest
const endings: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of endings.splice(0)) await end()
})

const signedIn: Access = { token: async () => ({ kind: 'token', token: 'good' }) }
const signedOut: Access = { token: async () => ({ kind: 'sign_in_needed' }) }

async function outcomeOf(
  answer: (response: ServerResponse) => void,
  access = signedIn,
): Promise<EnquiryOutcome> {
  const server = await startLittleServer((_request, response) => answer(response))
  endings.push(server.close)
  const now = () => new Date('2026-05-04T10:00:00Z')
  return createHttpContentService({ url: server.url, access, fetch: network, now }).enquiryRequest(request)
}

function refuse(status: number, problem: object) {
  return (response: ServerResponse): void => {
    response.writeHead(status, { 'content-type': 'application/problem+json' })
    response.end(JSON.stringify(problem))
  }
}

it('what the service does, and what its rules refuse, is told as such', async () => {
  expect(await outcomeOf(response => answerJson(response, { done: request.note.id }))).toEqual({
    kind: 'done',
  })
  const problem = { type: 'urn:osor:problem:enquiry-refused', title: 'No', status: 409, refusal: 'claimed' }
  expect(await outcomeOf(refuse(409, problem))).toEqual({ kind: 'refused', refusal: 'claimed' })
})

it('a sign-in that has ended refuses nothing: the request waits until there is another', async () => {
  const waits = { kind: 'no_answer', failure: 'not_understood' }
  expect(await outcomeOf(response => answerJson(response, {}), signedOut)).toEqual(waits)
  const problem = { type: 'urn:osor:problem:not-signed-in', title: 'No', status: 401 }
  expect(await outcomeOf(refuse(401, problem))).toEqual(waits)
})

it('what does not say that this very request is done, waits: a gateway answers everything with 200', async () => {
  const waits = { kind: 'no_answer', failure: 'not_understood' }
  expect(await outcomeOf(response => response.end('<h1>Welcome to our network</h1>'))).toEqual(waits)
  expect(await outcomeOf(response => response.end())).toEqual(waits)
  for (const content of [{}, { done: true }, { done: request.note.noteOn }])
    expect(await outcomeOf(response => answerJson(response, content))).toEqual(waits)
})
