import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { type AccountId, type ItemId, Revision } from '#shared/content/identity.ts'
import { CommentId, SuggestionId, ThreadId } from '#shared/margin/margin.ts'
import { longestExcerpt, type Notice } from '#shared/notices/notice.ts'
import {
  createOf,
  deleteOf,
  editOf,
  marginOf,
  newItemId,
  newOperationId,
  readyNews,
  type ServiceClient,
  signedInClient,
  transitionOf,
} from '../../support/service-client.ts'
import type { Cast } from './cast.ts'

const revision = (number: number) => Revision.parse(number)

function commentOf(item: ItemId, text: string, mentions: readonly AccountId[] = [], thread = randomUUID()) {
  return {
    ...marginOf(item, { kind: 'release' }),
    kind: 'comment' as const,
    thread: ThreadId.parse(thread),
    comment: CommentId.parse(randomUUID()),
    place: null,
    revision: revision(2),
    text,
    mentions: [...mentions],
  }
}

/** What people are told of, who is and who is not, whatever the database. */
export function describeNotices(cast: () => Cast): void {
  async function aProposal(): Promise<ItemId> {
    const { editor } = cast()
    const id = newItemId()
    await editor.make(createOf(id, readyNews({ headline: `Told of ${id}` })))
    await editor.make(transitionOf(id, 1, 'propose'))
    return id
  }

  async function aPublished(): Promise<ItemId> {
    const item = await aProposal()
    await cast().moderator.make(transitionOf(item, 2, 'approve'))
    return item
  }

  const toldTo = async (client: ServiceClient, item: ItemId): Promise<readonly Notice[]> =>
    (await client.pull()).notices.filter(notice => notice.item === item)
  const kindsFor = async (client: ServiceClient, item: ItemId) =>
    (await toldTo(client, item)).map(({ kind }) => kind)
  const accountOf = async (client: ServiceClient) => (await client.me()).account.id

  describe('what somebody is told of', () => {
    test('comes in the feed once, with who did it, the title and the reason', async () => {
      const { editor, moderator } = cast()
      const item = await aProposal()
      const { cursor } = await editor.pull()
      await moderator.make(transitionOf(item, 2, 'return_to_author', { reason: 'Please name the city.' }))
      const { notices, cursor: next } = await editor.pull(cursor)
      expect(notices).toMatchObject([
        {
          kind: 'returned',
          item,
          type: 'news',
          title: `Told of ${item}`,
          words: 'Please name the city.',
          by: { name: 'Marta Kowalska' },
        },
      ])
      expect((await editor.pull(next)).notices).toEqual([])
      expect(await toldTo(editor, item)).toEqual(notices)
    })

    test('is told to nobody else, and not to whoever did it', async () => {
      const { moderator, contributor, visitor } = cast()
      const item = await aProposal()
      await moderator.make(transitionOf(item, 2, 'return_to_author', { reason: 'Not yet.' }))
      for (const client of [contributor, visitor]) expect(await toldTo(client, item)).toEqual([])
      // What was proposed is back with its author: nothing of it is left to tell but what was told before.
      expect(await kindsFor(moderator, item)).toEqual(['proposed'])
    })

    test('of an operation that is sent twice is told once', async () => {
      const { editor, moderator } = cast()
      const item = await aProposal()
      const operation = transitionOf(item, 2, 'approve')
      await moderator.make(operation)
      await moderator.make(operation)
      expect(await kindsFor(editor, item)).toEqual(['approved'])
    })

    test('of a decision that was refused or met a newer text is nothing', async () => {
      const { editor, moderator } = cast()
      const item = await aProposal()
      await editor.make(editOf(item, 2, { body: '<p>Another text.</p>' }))
      const outcomes = [
        await moderator.applyOne(transitionOf(item, 2, 'approve')),
        await editor.applyOne(transitionOf(item, 3, 'approve')),
      ]
      expect(outcomes.map(({ outcome }) => outcome)).toEqual(['conflict', 'refused'])
      expect(await kindsFor(editor, item)).toEqual([])
    })

    test('goes from the first pull of whoever sees nothing of the item any more, and stays its author’s', async () => {
      const { editor, moderator } = cast()
      const item = await aProposal()
      expect(await kindsFor(moderator, item)).toEqual(['proposed'])
      await moderator.make(deleteOf(item, 2, 'Twice the same.'))
      expect(await kindsFor(moderator, item)).toEqual([])
      expect(await toldTo(editor, item)).toMatchObject([{ kind: 'deleted', words: 'Twice the same.' }])
    })
  })

  describe('whoever decides', () => {
    test('is told of what waits', async () => {
      const { editor, moderator, facilitator } = cast()
      const item = await aPublished()
      await editor.make(transitionOf(item, 3, 'request_deletion', { reason: 'It was sold.' }))
      await moderator.make(transitionOf(item, 4, 'reject_deletion', { reason: 'Still of use.' }))
      await editor.make(
        transitionOf(item, 5, 'propose_changes', { fields: { body: '<p>New, and longer.</p>' } }),
      )
      expect(await kindsFor(moderator, item)).toEqual(['proposed', 'deletion_requested', 'changes_proposed'])
      expect(await kindsFor(editor, item)).toEqual(['approved', 'deletion_rejected'])
      // The item is published as before: its author learns of the reason here alone.
      expect((await toldTo(editor, item)).at(-1)).toMatchObject({ words: 'Still of use.' })
      // Facilitators find them in the queue; they are told when it is theirs.
      expect(await kindsFor(facilitator, item)).toEqual([])
    })

    test('and owns the collection is told of what waits and of what is published', async () => {
      const { moderator, service } = cast()
      const owner = await signedInClient(service.url, 'owner')
      const item = await aPublished()
      await moderator.make(transitionOf(item, 3, 'report', { reason: 'The link is dead.' }))
      expect(await kindsFor(owner, item)).toEqual(['proposed', 'published'])
    })

    test('tells the author of a published text what becomes of it', async () => {
      const { editor, moderator } = cast()
      const item = await aPublished()
      await moderator.make(transitionOf(item, 3, 'report', { reason: 'The link is dead.' }))
      await moderator.make(transitionOf(item, 4, 'propose_again'))
      await moderator.make(transitionOf(item, 5, 'approve'))
      await moderator.make(transitionOf(item, 6, 'propose_changes', { reason: 'Add the year.' }))
      await moderator.make(transitionOf(item, 7, 'approve'))
      await moderator.make(transitionOf(item, 8, 'archive'))
      expect(await kindsFor(editor, item)).toEqual([
        'approved',
        'reported',
        'approved',
        'changes_requested',
        'approved',
        'archived',
      ])
    })
  })

  describe('what is written in a margin', () => {
    test('is told to the author and to everybody in the thread, and as a mention to whom it mentions', async () => {
      const { editor, moderator, facilitator } = cast()
      const item = await aProposal()
      const thread = randomUUID()
      await moderator.make(commentOf(item, 'Which city?', [], thread))
      await facilitator.make(
        commentOf(item, `Marta, ${'ask '.repeat(100)}`, [await accountOf(moderator)], thread),
      )
      await editor.make(commentOf(item, 'Ekdalen.', [], thread))
      expect(await kindsFor(editor, item)).toEqual(['commented', 'commented'])
      expect(await kindsFor(moderator, item)).toEqual(['proposed', 'mentioned', 'commented'])
      const [toFacilitator] = await toldTo(facilitator, item)
      expect(toFacilitator).toMatchObject({ kind: 'commented', words: 'Ekdalen.' })
      expect((await toldTo(moderator, item))[1]?.words).toHaveLength(longestExcerpt)
    })

    test('is not told to somebody who is mentioned and may not read it', async () => {
      const { moderator, contributor } = cast()
      const item = await aPublished()
      await moderator.make(commentOf(item, 'Jonas knows.', [await accountOf(contributor)]))
      expect(await kindsFor(contributor, item)).toEqual([])
    })

    test('and changed afterwards is told only to those whom it mentions now', async () => {
      const { editor, moderator, facilitator } = cast()
      const item = await aProposal()
      const comment = commentOf(item, 'Which city?')
      await moderator.make(comment)
      const changed = { text: 'Which city, Luc?', mentions: [await accountOf(facilitator)] }
      await moderator.make({ ...comment, ...changed, id: newOperationId() })
      expect(await kindsFor(editor, item)).toEqual(['commented'])
      expect(await kindsFor(facilitator, item)).toEqual(['mentioned'])
    })

    test('as a suggestion is told to the author, and its answer to who made it', async () => {
      const { editor, moderator } = cast()
      const item = await aProposal()
      const suggestion = SuggestionId.parse(randomUUID())
      await moderator.make(
        marginOf(item, {
          kind: 'suggest',
          suggestion,
          base: revision(2),
          fields: { short_title: 'A city shares its code' },
          note: 'Which city?',
        }),
      )
      await editor.make(marginOf(item, { kind: 'answer_suggestion', suggestion, accepted: true }))
      expect(await toldTo(editor, item)).toMatchObject([{ kind: 'suggested', words: 'Which city?' }])
      expect(await kindsFor(moderator, item)).toEqual(['proposed', 'suggestion_accepted'])
    })

    test('to whoever loses a claim is the word that they are left', async () => {
      const { moderator, facilitator } = cast()
      const item = await aProposal()
      await facilitator.make(marginOf(item, { kind: 'claim', takesOver: null }))
      await moderator.make(
        marginOf(item, {
          kind: 'claim',
          takesOver: {
            from: await accountOf(facilitator),
            word: 'I need it today.',
            thread: ThreadId.parse(randomUUID()),
            comment: CommentId.parse(randomUUID()),
            revision: revision(2),
          },
        }),
      )
      expect(await toldTo(facilitator, item)).toMatchObject([
        { kind: 'claim_taken_over', words: 'I need it today.', by: { name: 'Marta Kowalska' } },
      ])
    })
  })
}
