import type { ItemId } from '#shared/content/identity.ts'
import type { ItemFields, ItemType } from '#shared/content/item-type.ts'
import { createOf, newItemId, readyNews, type ServiceClient, transitionOf } from './service-client.ts'

/** Who writes and who approves. */
interface Publishers {
  readonly editor: ServiceClient
  readonly moderator: ServiceClient
}

/** An item that was proposed and approved: its published revision is the third. */
export async function publish(
  { editor, moderator }: Publishers,
  fields: ItemFields = readyNews(),
  type: ItemType = 'news',
): Promise<ItemId> {
  const item = newItemId()
  const [created, proposed] = await editor.apply(
    createOf(item, fields, type),
    transitionOf(item, 1, 'propose'),
  )
  if (proposed?.outcome !== 'applied') throw new Error(`not proposed: ${JSON.stringify([created, proposed])}`)
  await moderator.make(transitionOf(item, 2, 'approve'))
  return item
}

/** An answer of a public address, without anybody being signed in. */
export interface PublicAnswer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

/** Asks a service for a public address; redirects are not followed. */
export async function askPublicly(
  url: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<PublicAnswer> {
  const response = await fetch(url + path, { redirect: 'manual', headers })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

/** The items that a list of what is published leads to, in its order. */
export function itemsOnPage(html: string): readonly string[] {
  return [...html.matchAll(/<h2><a href="\/items\/([0-9a-f-]{36})">/g)].flatMap(([, id]) => id ?? [])
}
