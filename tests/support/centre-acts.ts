import { randomUUID } from 'node:crypto'
import type { CentreAct } from '#shared/centres/centre-act.ts'
import { CentreActDone, RefusedCentreAct } from '#shared/centres/centre-answer.ts'
import { CentreTrail } from '#shared/centres/centre-trail.ts'
import { CentreList, type CentreUrl, type ResourceCentre } from '#shared/centres/resource-centre.ts'
import { OperationId } from '#shared/sync/operation-id.ts'
import type { ServiceClient } from './service-client.ts'

type AskedOf<Act> = Act extends CentreAct ? Omit<Act, 'id'> : never

/** An act under a new id. */
export function aCentreAct(act: AskedOf<CentreAct>): CentreAct {
  return { id: OperationId.parse(randomUUID()), ...act }
}

export function postCentreAct(client: ServiceClient, act: unknown): Promise<Response> {
  return client.ask('/v1/resource-centres/acts', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(act),
  })
}

async function doneOf(response: Response): Promise<ResourceCentre | null> {
  if (!response.ok) throw new Error(`the act answered ${response.status}: ${await response.text()}`)
  return CentreActDone.parse(await response.json()).centre
}

/** Does an act that has to succeed; answers the centre as it is then. */
export async function centreAct(
  client: ServiceClient,
  act: AskedOf<CentreAct> | CentreAct,
): Promise<ResourceCentre | null> {
  return doneOf(await postCentreAct(client, 'id' in act ? act : aCentreAct(act)))
}

/** Does an act after which the centre is in the list. */
export async function listedBy(client: ServiceClient, act: AskedOf<CentreAct>): Promise<ResourceCentre> {
  const centre = await centreAct(client, act)
  if (centre === null) throw new Error('the centre is not in the list')
  return centre
}

/** What an act that has to be refused is refused for. */
export async function refusalOfCentreAct(
  client: ServiceClient,
  act: AskedOf<CentreAct>,
): Promise<{ rule: string; status: number; current: ResourceCentre | null | undefined }> {
  const response = await postCentreAct(client, aCentreAct(act))
  const { rule, current, status } = RefusedCentreAct.parse(await response.json())
  if (status !== response.status) throw new Error('the problem says another status')
  return { rule, status, current }
}

export async function centresOf(client: ServiceClient): Promise<readonly ResourceCentre[]> {
  return (await client.read('/v1/resource-centres', CentreList)).centres
}

/** The trail of a centre, or of the whole list. */
export function centreTrail(client: ServiceClient, centre: CentreUrl | null = null): Promise<CentreTrail> {
  const query = new URLSearchParams(centre === null ? {} : { centre })
  return client.read(`/v1/resource-centres/trail?${query}`, CentreTrail)
}
