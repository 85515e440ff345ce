import { describe, expect, test } from 'vitest'
import type { ItemId } from '#shared/content/identity.ts'
import type { ItemFields } from '#shared/content/item-type.ts'
import type { FollowChange, Follows } from '#shared/follows/follows.ts'
import { Me } from '#shared/sync/me.ts'
import {
  createOf,
  newItemId,
  problemOfResponse,
  readyNews,
  type ServiceClient,
  signedInClient,
  transitionOf,
} from '../../support/service-client.ts'
import type { Cast } from './cast.ts'

const follow = (term: string, vocabulary: FollowChange['vocabulary'] = 'topics'): FollowChange => ({
  vocabulary,
  term,
  isFollowed: true,
})
const unfollow = (term: string, vocabulary: FollowChange['vocabulary'] = 'topics'): FollowChange => ({
  vocabulary,
  term,
  isFollowed: false,
})

function put(client: ServiceClient, body: unknown): Promise<Response> {
  return client.ask('/v1/me/follows', {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}

/** Changes what somebody follows; answers what they follow then. */
async function change(
  client: ServiceClient,
  ...changes: readonly FollowChange[]
): Promise<Follows | undefined> {
  const response = await put(client, { changes })
  if (!response.ok) throw new Error(`not changed: ${response.status} ${await response.text()}`)
  return Me.parse(await response.json()).follows
}

/** Follows nothing any more, so that what the next test publishes is told as if it were alone. */
async function followNothing(client: ServiceClient): Promise<void> {
  const { follows } = await client.me()
  const ended = [
    ...(follows?.topics ?? []).map(term => unfollow(term)),
    ...(follows?.countries ?? []).map(term => unfollow(term, 'countries')),
  ]
  if (ended.length > 0) await change(client, ...ended)
}

/** What somebody follows, and what they are told of what is published under it, whatever the database. */
export function describeFollows(cast: () => Cast): void {
  /** Published by the moderator, of the editor's. */
  async function published(about: ItemFields): Promise<ItemId> {
    const { editor, moderator } = cast()
    const item = newItemId()
    await editor.make(createOf(item, readyNews(about)))
    await editor.make(transitionOf(item, 1, 'propose'))
    await moderator.make(transitionOf(item, 2, 'approve'))
    return item
  }

  const kindsFor = async (client: ServiceClient, item: ItemId) =>
    (await client.pull()).notices.filter(notice => notice.item === item).map(({ kind }) => kind)

  describe('what an account follows', () => {
    test('is kept at the service, the same on each computer, and nobody else’s', async () => {
      const { contributor, visitor, service } = cast()
      expect(await change(contributor, follow('legal'), follow('FRA', 'countries'))).toEqual({
        topics: ['legal'],
        countries: ['FRA'],
      })
      const elsewhere = await signedInClient(service.url, 'contributor')
      expect((await elsewhere.me()).follows).toEqual({ topics: ['legal'], countries: ['FRA'] })
      expect((await visitor.me()).follows).toEqual({ topics: [], countries: [] })
      await followNothing(contributor)
      expect((await elsewhere.me()).follows).toEqual({ topics: [], countries: [] })
    })

    test('is the same however often a change is sent, and the last change of a term stands', async () => {
      const { contributor } = cast()
      await change(contributor, follow('legal'))
      expect(await change(contributor, follow('legal'), follow('legal'))).toEqual({
        topics: ['legal'],
        countries: [],
      })
      expect(
        await change(contributor, unfollow('legal'), follow('procurement'), unfollow('procurement')),
      ).toEqual({
        topics: [],
        countries: [],
      })
    })

    test('leaves a term out that the vocabulary does not have, and takes the others', async () => {
      const { contributor } = cast()
      const follows = await change(contributor, follow('no-such-topic'), follow('FRA'), follow('legal'))
      expect(follows).toEqual({ topics: ['legal'], countries: [] })
      await followNothing(contributor)
    })

    test('is changed by whoever is signed in, by requests that are understood', async () => {
      const { contributor, service } = cast()
      for (const body of [
        {},
        { changes: [] },
        { changes: [{ vocabulary: 'licences', term: 'MIT', isFollowed: true }] },
        { changes: [follow('')] },
        { changes: Array.from({ length: 501 }, () => follow('legal')) },
      ]) {
        expect((await problemOfResponse(await put(contributor, body))).kind).toBe('invalid-request')
      }
      expect((await fetch(`${service.url}/v1/me/follows`, { method: 'PUT' })).status).toBe(401)
    })
  })

  describe('what is published under it', () => {
    test('is told to who follows the topic or the country, once though it is about both', async () => {
      const { contributor, visitor } = cast()
      await change(contributor, follow('legal'), follow('FRA', 'countries'))
      await change(visitor, follow('FRA', 'countries'))
      const { cursor } = await contributor.pull()
      const item = await published({ topics: ['legal'], countries: ['FRA'] })
      const { notices } = await contributor.pull(cursor)
      expect(notices).toMatchObject([{ kind: 'followed', item, type: 'news', words: null }])
      expect(notices[0]?.by.name).toBe('Marta Kowalska')
      expect(await kindsFor(visitor, item)).toEqual(['followed'])
      const other = await published({ topics: ['procurement'], countries: ['ESP'] })
      expect(await kindsFor(contributor, other)).toEqual([])
      expect(await kindsFor(visitor, other)).toEqual([])
      await followNothing(contributor)
      await followNothing(visitor)
    })

    test('is not told before it is published', async () => {
      const { editor, contributor } = cast()
      await change(contributor, follow('legal'))
      const item = newItemId()
      await editor.make(createOf(item, readyNews({ topics: ['legal'] })))
      await editor.make(transitionOf(item, 1, 'propose'))
      expect(await kindsFor(contributor, item)).toEqual([])
      await followNothing(contributor)
    })

    test('is not told to who published it, and not twice to who is told of it anyway', async () => {
      const { editor, moderator, service } = cast()
      const owner = await signedInClient(service.url, 'owner')
      for (const client of [editor, moderator, owner]) await change(client, follow('legal'))
      const item = await published({ topics: ['legal'] })
      expect(await kindsFor(editor, item)).toEqual(['approved'])
      expect(await kindsFor(moderator, item)).toEqual(['proposed'])
      expect(await kindsFor(owner, item)).toEqual(['proposed', 'published'])
      for (const client of [editor, moderator, owner]) await followNothing(client)
    })

    test('is told again neither when its text is published anew nor when it is archived', async () => {
      const { contributor, moderator } = cast()
      await change(contributor, follow('legal'))
      const item = await published({ topics: ['legal'] })
      await moderator.make(transitionOf(item, 3, 'report', { reason: 'The link is dead.' }))
      await moderator.make(transitionOf(item, 4, 'propose_again'))
      await moderator.make(transitionOf(item, 5, 'approve'))
      await moderator.make(transitionOf(item, 6, 'archive'))
      expect(await kindsFor(contributor, item)).toEqual(['followed'])
      await followNothing(contributor)
    })

    test('is told when a published text comes to be about it', async () => {
      const { contributor, moderator } = cast()
      await change(contributor, follow('legal'))
      const item = await published({ topics: ['procurement'] })
      expect(await kindsFor(contributor, item)).toEqual([])
      await moderator.make(
        transitionOf(item, 3, 'propose_changes', {
          reason: 'It is about licences.',
          fields: { topics: ['procurement', 'legal'] },
        }),
      )
      expect(await kindsFor(contributor, item)).toEqual([])
      await moderator.make(transitionOf(item, 4, 'approve'))
      expect(await kindsFor(contributor, item)).toEqual(['followed'])
      await followNothing(contributor)
    })

    test('is told no more to who follows it no more', async () => {
      const { contributor } = cast()
      await change(contributor, follow('legal'))
      await change(contributor, unfollow('legal'))
      expect(await kindsFor(contributor, await published({ topics: ['legal'] }))).toEqual([])
    })
  })
}
