import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterEach, expect, it } from 'vitest'
import type { CentreAct } from '#shared/centres/centre-act.ts'
import { OperationId } from '#shared/sync/operation-id.ts'
import { aCentre } from '../../tests/support/a-centre.ts'
import { answerJson, startLittleServer } from '../../tests/support/little-server.ts'
import { createHttpContentService } from './http-content-service.ts'
import { network } from './network.ts'
import type { ContentService } from './port.ts'

const centre = aCentre({}, 2)
const act: CentreAct = {
  id: OperationId.parse('0b0f5c4e-6a0e-4a52-9a3a-0c8f3b1f2d11'),
  kind: 'remove',
  url: centre.url,
  seen: centre.version,
  reason: 'It was closed.',
}
const endings: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of endings.splice(0)) await end()
})

type Answer = (response: ServerResponse, request: IncomingMessage) => void

async function serviceThat(answer: Answer): Promise<ContentService> {
  const server = await startLittleServer((request, response) => answer(response, request))
  endings.push(server.close)
  return createHttpContentService({
    url: server.url,
    access: { token: async () => ({ kind: 'token', token: 'good' }) },
    fetch: network,
    now: () => new Date('2026-05-04T10:00:00Z'),
  })
}

function refuse(problem: object): Answer {
  return response => {
    response.writeHead(409, { 'content-type': 'application/problem+json' })
    response.end(
      JSON.stringify({ type: 'urn:osor:problem:centre-refused', title: 'No', status: 409, ...problem }),
    )
  }
}

it('an act that is done tells the centre as it is then', async () => {
  const service = await serviceThat(response => answerJson(response, { centre: null }))
  expect(await service.centreAct(act)).toEqual({ kind: 'done', value: { centre: null } })
})

it('an act on what has changed meanwhile tells the centre as it is now', async () => {
  const service = await serviceThat(refuse({ rule: 'centre_changed', current: centre }))
  expect(await service.centreAct(act)).toEqual({ kind: 'refused', rule: 'centre_changed', current: centre })
})

it('an act that another rule refuses names the rule, and no centre', async () => {
  const service = await serviceThat(refuse({ rule: 'role_not_allowed' }))
  expect(await service.centreAct(act)).toEqual({ kind: 'refused', rule: 'role_not_allowed', current: null })
})

it('a rule that this version does not know is a no for another reason', async () => {
  const service = await serviceThat(refuse({ rule: 'a_rule_of_tomorrow' }))
  expect(await service.centreAct(act)).toEqual({ kind: 'not_accepted' })
})

it('a line that breaks leaves open whether it is done', async () => {
  const service = await serviceThat(response => response.destroy())
  expect(await service.centreAct(act)).toEqual({ kind: 'no_answer', failure: 'unreachable' })
})

it('the trail is asked for by the centre’s whole address, from where the last page ended', async () => {
  const asked: (string | undefined)[] = []
  const service = await serviceThat((response, request) => {
    asked.push(request.url)
    answerJson(response, { entries: [], more: false })
  })
  await service.centreTrail(centre.url, 7)
  await service.centreTrail(null, null)
  const path = '/v1/resource-centres/trail?'
  expect(asked).toEqual([`${path}centre=https%3A%2F%2Fcentre.example.org%2F&before=7`, path])
})
