import type { ServerResponse } from 'node:http'
import { afterEach, expect, it } from 'vitest'
import type { ActOutcome } from '#shared/members/act-answer.ts'
import type { MembershipAct } from '#shared/members/membership-act.ts'
import { OperationId } from '#shared/sync/operation-id.ts'
import { answerJson, startLittleServer } from '../../tests/support/little-server.ts'
import type { Access } from './access.ts'
import { createHttpContentService } from './http-content-service.ts'
import { network } from './network.ts'

const act: MembershipAct = {
  id: OperationId.parse('0b0f5c4e-6a0e-4a52-9a3a-0c8f3b1f2d11'),
  kind: 'join',
}
const mine = { standing: null, invitations: [], waiting: null }
const endings: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of endings.splice(0)) await end()
})

const signedIn: Access = { token: async () => ({ kind: 'token', token: 'good' }) }
const signedOut: Access = { token: async () => ({ kind: 'sign_in_needed' }) }

async function outcomeOf(answer: (response: ServerResponse) => void, access = signedIn): Promise<ActOutcome> {
  const server = await startLittleServer((_request, response) => answer(response))
  endings.push(server.close)
  const now = () => new Date('2026-05-04T10:00:00Z')
  return createHttpContentService({ url: server.url, access, fetch: network, now }).membershipAct(act)
}

function refuse(status: number, problem: object) {
  return (response: ServerResponse): void => {
    response.writeHead(status, { 'content-type': 'application/problem+json' })
    response.end(JSON.stringify(problem))
  }
}

it('an act that is done says where one stands now', async () => {
  expect(await outcomeOf(response => answerJson(response, { link: null, mine }))).toEqual({
    kind: 'done',
    value: { link: null, mine },
  })
})

it('an act that a rule refuses names the rule', async () => {
  const problem = { type: 'urn:osor:problem:membership-refused', title: 'No', status: 409 }
  expect(await outcomeOf(refuse(409, { ...problem, rule: 'owner_cannot_leave' }))).toEqual({
    kind: 'refused',
    rule: 'owner_cannot_leave',
    current: null,
  })
})

it('a no for another reason, or without a sign-in, is told apart from a rule’s', async () => {
  const problem = { type: 'urn:osor:problem:operation-reused', title: 'No', status: 409 }
  expect(await outcomeOf(refuse(409, problem))).toEqual({ kind: 'not_accepted' })
  expect(await outcomeOf(refuse(200, {}), signedOut)).toEqual({ kind: 'not_accepted' })
})

/** What stands in the place of the service on a train. */
function answerAPage(response: ServerResponse): void {
  response.end('<html>')
}

function breakOff(response: ServerResponse): void {
  response.destroy()
}

it.each([
  ['a service in trouble', refuse(500, {}), 'service_error'],
  ['a service that asks for a pause', refuse(429, {}), 'busy'],
  ['the page of a train’s network', answerAPage, 'not_understood'],
  ['a line that breaks', breakOff, 'unreachable'],
] as const)('%s gives no answer, and whether it is done is not known', async (_name, answer, failure) => {
  expect(await outcomeOf(answer)).toEqual({ kind: 'no_answer', failure })
})
