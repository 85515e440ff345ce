import { randomUUID } from 'node:crypto'
import type { AccountId } from '#shared/content/identity.ts'
import { ActDone, RefusedAct } from '#shared/members/act-answer.ts'
import { type Member, type MemberStanding, MembersPage, MyMembership } from '#shared/members/member.ts'
import type { MembershipAct } from '#shared/members/membership-act.ts'
import { MembershipTrail } from '#shared/members/membership-trail.ts'
import { OperationId } from '#shared/sync/operation-id.ts'
import { problemOfResponse, type ServiceClient } from './service-client.ts'

/** An act without its id. */
type Asked<Act extends MembershipAct = MembershipAct> = Act extends MembershipAct ? Omit<Act, 'id'> : never

/** An act under a new id. */
export function anAct(act: Asked): MembershipAct {
  return { id: OperationId.parse(randomUUID()), ...act }
}

export function postAct(client: ServiceClient, act: unknown): Promise<Response> {
  return client.ask('/v1/members/acts', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(act),
  })
}

/** Does an act that has to succeed. */
export async function act(client: ServiceClient, asked: Asked): Promise<ActDone> {
  const response = await postAct(client, anAct(asked))
  if (!response.ok) throw new Error(`the act answered ${response.status}: ${await response.text()}`)
  return ActDone.parse(await response.json())
}

/** What an act that has to be refused is refused for: the rule, the status, and the kind of problem. */
export async function refusalOfAct(
  client: ServiceClient,
  asked: Asked,
): Promise<{ rule: string; status: number; current: Member | null | undefined }> {
  const response = await postAct(client, anAct(asked))
  const copy = response.clone()
  const { status } = await problemOfResponse(response)
  if (status !== response.status) throw new Error('the problem says another status')
  const { rule, current } = RefusedAct.parse(await copy.json())
  return { rule, status, current }
}

export function membersOf(client: ServiceClient): Promise<MembersPage> {
  return client.read('/v1/members', MembersPage)
}

export function mine(client: ServiceClient): Promise<MyMembership> {
  return client.read('/v1/members/mine', MyMembership)
}

export function membershipTrail(client: ServiceClient, query = ''): Promise<MembershipTrail> {
  return client.read(`/v1/members/trail${query}`, MembershipTrail)
}

/** How an administrator sees somebody now, as an act on them has to say. */
export async function seenBy(
  client: ServiceClient,
  account: AccountId,
): Promise<{ account: AccountId; seen: MemberStanding | null }> {
  const { members } = await membersOf(client)
  const found = members.find(({ person }) => person.id === account)
  if (found === undefined) return { account, seen: null }
  const { role, state, isOwner } = found
  return { account, seen: { role, state, isOwner } }
}
