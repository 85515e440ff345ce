import { randomUUID } from 'node:crypto'
import { AccountId, Instant, ItemId, type Person, Revision } from '#shared/content/identity.ts'
import type { ItemFields } from '#shared/content/item-type.ts'
import type { Item } from '#shared/sync/item.ts'
import type { Actor, CollectionRole } from '#shared/workflow/actor.ts'
import type { Policy } from '#shared/workflow/policy.ts'

/** A person who wrote something. */
export function aPerson(name = 'Elena Marín'): Person {
  return { id: AccountId.parse(randomUUID()), name, organisation: 'Ministry of Examples' }
}

/** The fields of a news item that nothing is missing from. */
export function newsFields(changes: ItemFields = {}): ItemFields {
  return {
    short_title: 'Riverton moves to open source',
    headline: 'The city of Riverton moves its schools to open source software',
    body: '<p>The city council has decided.</p>',
    topics: ['open-source-software'],
    ...changes,
  }
}

/** A news item as the service sends it. */
export function aNews(changes: Partial<Item> = {}): Item {
  const author = changes.author ?? aPerson()
  const at = Instant.parse('2026-03-01T09:00:00.000Z')
  return {
    id: ItemId.parse(randomUUID()),
    type: 'news',
    state: 'draft',
    revision: Revision.parse(1),
    fields: newsFields(),
    author,
    createdAt: at,
    changedAt: at,
    changedBy: author,
    stateSince: at,
    published: null,
    decision: null,
    ...changes,
  }
}

/** An active member of the collection, or somebody with another role in it. */
export function anActor(role: CollectionRole | null = 'member', siteRoles: Actor['siteRoles'] = []): Actor {
  return {
    account: AccountId.parse(randomUUID()),
    membership: role ? { role, state: 'active' } : null,
    siteRoles,
  }
}

/** The policy of the demo service. */
export function aPolicy(changes: Partial<Policy> = {}): Policy {
  return { membership: 'open', creation: 'only_members', moderation: 'pre_moderated', ...changes }
}
