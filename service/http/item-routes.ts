import { createHash } from 'node:crypto'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ItemId, instantOf, Revision } from '#shared/content/identity.ts'
import { Item } from '#shared/sync/item.ts'
import { StoredRevision, Trail } from '#shared/sync/trail.ts'
import type { Actor } from '#shared/workflow/actor.ts'
import { maySee } from '#shared/workflow/may.ts'
import type { Policy } from '#shared/workflow/policy.ts'
import { loadItem, loadPeople } from '../items/load-items.ts'
import { readableRevisions } from '../items/readable-revisions.ts'
import type { StoredItem } from '../items/stored-item.ts'
import { standingOf, viewOf } from '../items/view-of.ts'
import { loadCollection } from '../storage/collection.ts'
import type { Authentication } from './authentication.ts'
import { forItems, notModified, signedIn } from './documented.ts'
import { ProblemFailure } from './problem-failure.ts'
import type { ServiceParts } from './service-parts.ts'

const ItemParams = z.object({ item: ItemId })
const RevisionParams = z.object({ item: ItemId, revision: z.coerce.number().pipe(Revision) })

interface ItemInSight {
  readonly item: StoredItem
  readonly view: Item
  /** Whether the reader sees the latest revision, not only the published one. */
  readonly seesLatest: boolean
  readonly policy: Policy
}

/** Items, their trails and revisions, as far as the reader may see them; what they may not see is not found. */
export function itemRoutes(
  { storage }: ServiceParts,
  { requireAccount, accountOf }: Authentication,
): FastifyPluginAsyncZod {
  const { database } = storage

  async function inSight(id: ItemId, actor: Actor): Promise<ItemInSight> {
    const { policy } = await loadCollection(database)
    const item = await loadItem(database, id)
    const view = item === undefined ? null : viewOf(item, actor, policy)
    if (item === undefined || view === null) throw new ProblemFailure('not-found')
    return { item, view, seesLatest: maySee(actor, policy, standingOf(item)), policy }
  }

  return async app => {
    app.addHook('onRequest', requireAccount)
    app.get(
      '/v1/items/:item',
      {
        schema: {
          summary: 'An item as this account may see it',
          tags: ['reading'],
          security: signedIn,
          params: ItemParams,
          response: { 200: Item, ...notModified, ...forItems },
        },
      },
      async (request, reply) => {
        const { view } = await inSight(request.params.item, accountOf(request).actor)
        const digest = createHash('sha256').update(JSON.stringify(view)).digest('base64url')
        const tag = `"${view.revision}-${digest.slice(0, 16)}"`
        reply.header('etag', tag).header('cache-control', 'private, no-cache')
        if (request.headers['if-none-match'] === tag) return reply.code(304).send(null)
        return reply.send(view)
      },
    )
    app.get(
      '/v1/items/:item/trail',
      {
        schema: {
          summary: 'Who took the item where, when and why, oldest first',
          tags: ['reading'],
          security: signedIn,
          params: ItemParams,
          response: { 200: Trail, ...forItems },
        },
      },
      async (request, reply) => {
        const { item } = request.params
        const { actor } = accountOf(request)
        const found = await inSight(item, actor)
        if (!found.seesLatest) throw new ProblemFailure('not-found')
        const revisions = await readableRevisions(database, found.item, actor, found.policy)
        const steps = await database
          .selectFrom('trail')
          .selectAll()
          .where('item', '=', item)
          .orderBy('revision')
          .execute()
        const rows = steps.filter(step => revisions.has(step.revision))
        const people = await loadPeople(
          database,
          rows.map(row => row.by),
        )
        const entries = rows.map(row => ({
          at: instantOf(row.at),
          by: people.get(row.by) ?? { id: row.by, name: '', organisation: '' },
          transition: row.transition,
          from: row.from_state,
          to: row.to_state,
          reason: row.reason,
          revision: row.revision,
        }))
        return reply.send({ entries })
      },
    )
    app.get(
      '/v1/items/:item/revisions/:revision',
      {
        schema: {
          summary: 'One stored revision of an item',
          tags: ['reading'],
          security: signedIn,
          params: RevisionParams,
          response: { 200: StoredRevision, ...forItems },
        },
      },
      async (request, reply) => {
        const { item, revision } = request.params
        const { actor } = accountOf(request)
        const found = await inSight(item, actor)
        const revisions = await readableRevisions(database, found.item, actor, found.policy)
        if (!revisions.has(revision)) throw new ProblemFailure('not-found')
        const row = await database
          .selectFrom('revision')
          .selectAll()
          .where('item', '=', item)
          .where('number', '=', revision)
          .executeTakeFirst()
        if (row === undefined) throw new ProblemFailure('not-found')
        const people = await loadPeople(database, [row.by])
        return reply.send({
          revision: row.number,
          state: row.state,
          at: instantOf(row.at),
          by: people.get(row.by) ?? { id: row.by, name: '', organisation: '' },
          fields: row.fields,
        })
      },
    )
  }
}
