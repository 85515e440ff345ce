import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { type ItemId, Revision } from '#shared/content/identity.ts'
import { CommentId, ThreadId } from '#shared/margin/margin.ts'
import { en } from '#shared/messages/en.ts'
import type { Operation, OperationResult } from '#shared/sync/operation.ts'
import { problemKind } from '#shared/sync/problem.ts'
import {
  createOf,
  deleteOf,
  editOf,
  marginOf,
  newItemId,
  readyNews,
  type ServiceClient,
  transitionOf,
} from '../../support/service-client.ts'
import type { Cast } from './cast.ts'

/** The problem of a refused operation: its kind, the act that its rule is about, and the sentence that a person reads. */
function refusalIn(result: OperationResult) {
  if (result.outcome !== 'refused') throw new Error(`not refused: ${JSON.stringify(result)}`)
  const { problem } = result
  return { kind: problemKind(problem), rule: problem.rule, sentence: en.status.problem(problem) }
}

/** What people try that cannot be: each is refused by a rule that is named, or meets a conflict, and changes nothing. */
export function describeRefusals(cast: () => Cast): void {
  async function aProposal(): Promise<ItemId> {
    const { editor } = cast()
    const id = newItemId()
    await editor.make(createOf(id, readyNews()))
    await editor.make(transitionOf(id, 1, 'propose'))
    return id
  }

  /** Tries something, and makes sure that the item is as it was. */
  async function tried(
    client: ServiceClient,
    item: ItemId,
    operation: Operation,
    seenBy = cast().moderator,
  ): Promise<OperationResult> {
    const read = async () => (await seenBy.pull()).items.find(({ id }) => id === item)
    const before = await read()
    const result = await client.applyOne(operation)
    expect(await read()).toEqual(before)
    return result
  }

  describe('what cannot be', () => {
    test('approving twice: on the revision that was read it is a conflict with what is published now', async () => {
      const { moderator, facilitator } = cast()
      const item = await aProposal()
      await moderator.make(transitionOf(item, 2, 'approve'))
      const result = await tried(facilitator, item, transitionOf(item, 2, 'approve'))
      expect(result).toMatchObject({ outcome: 'conflict', current: { state: 'validated', revision: 3 } })
    })

    test('approving twice: on the published revision the workflow has no such step, and says from where', async () => {
      const { moderator } = cast()
      const item = await aProposal()
      await moderator.make(transitionOf(item, 2, 'approve'))
      const { kind, rule, sentence } = refusalIn(
        await tried(moderator, item, transitionOf(item, 3, 'approve')),
      )
      expect(kind).toBe('no-such-transition')
      expect(rule).toMatchObject({ act: 'approve', from: 'proposed', state: 'validated' })
      expect(sentence).toContain(
        '“Approve and publish” is possible while an item is “Proposed”; this one is “Published”.',
      )
    })

    test('approving what was deleted: a conflict without a copy', async () => {
      const { moderator, facilitator } = cast()
      const item = await aProposal()
      await facilitator.make(deleteOf(item, 2))
      expect(await tried(moderator, item, transitionOf(item, 2, 'approve'))).toMatchObject({
        outcome: 'conflict',
        current: null,
      })
    })

    test('returning without a reason, or with an empty one', async () => {
      const { moderator } = cast()
      const item = await aProposal()
      const { kind, rule, sentence } = refusalIn(
        await tried(moderator, item, transitionOf(item, 2, 'return_to_author')),
      )
      expect(kind).toBe('reason-missing')
      expect(rule?.act).toBe('return_to_author')
      expect(sentence).toBe('A reason is needed.')
      const empty = await tried(moderator, item, transitionOf(item, 2, 'return_to_author', { reason: '  ' }))
      expect(refusalIn(empty).kind).toBe('invalid-request')
    })

    test('approving one’s own proposal as a member: the rule says who may', async () => {
      const { editor } = cast()
      const item = await aProposal()
      const { kind, rule, sentence } = refusalIn(await tried(editor, item, transitionOf(item, 2, 'approve')))
      expect(kind).toBe('role-not-allowed')
      expect(rule).toEqual({
        act: 'approve',
        moderation: 'pre_moderated',
        creation: 'only_members',
        state: 'proposed',
        from: 'proposed',
        allowed: ['own_if_author', 'facilitator', 'moderator'],
      })
      expect(sentence).toBe(
        'Your role does not allow this. “Approve and publish” is for its author, with the role of an author, facilitators and moderators.',
      )
    })

    test('deleting what is proposed as its author: the rule says who may', async () => {
      const { editor } = cast()
      const item = await aProposal()
      const { rule, sentence } = refusalIn(await tried(editor, item, deleteOf(item, 2)))
      expect(rule).toMatchObject({ act: 'delete', state: 'proposed', allowed: ['facilitator', 'moderator'] })
      expect(sentence).toContain('“Delete” is for facilitators and moderators.')
    })

    test('making an item as somebody who is no member: the rule says who may', async () => {
      const { visitor } = cast()
      const item = newItemId()
      const { rule, sentence } = refusalIn(await tried(visitor, item, createOf(item, readyNews())))
      expect(rule).toMatchObject({ act: 'create', allowed: ['moderator', 'member', 'author', 'facilitator'] })
      expect(sentence).toContain('“New item” is for')
    })

    test('a forged request for another’s draft: in the same words as for what is not there', async () => {
      const { editor, contributor, facilitator } = cast()
      const item = newItemId()
      await editor.make(createOf(item, readyNews()))
      const nothing = newItemId()
      const thread = ThreadId.parse(randomUUID())
      const comment = CommentId.parse(randomUUID())
      const revision = Revision.parse(1)
      const attempts = (id: ItemId): readonly Operation[] => [
        editOf(id, 1, { body: '<p>Mine now.</p>' }),
        transitionOf(id, 1, 'propose'),
        transitionOf(id, 1, 'publish'),
        deleteOf(id, 1),
        marginOf(id, { kind: 'claim', takesOver: null }),
        marginOf(id, { kind: 'comment', thread, comment, place: null, revision, text: 'Hm', mentions: [] }),
      ]
      for (const client of [contributor, facilitator]) {
        const onDraft = attempts(item)
        const onNothing = attempts(nothing)
        for (const [index, operation] of onDraft.entries()) {
          const there = await tried(client, item, operation, editor)
          const forged = onNothing[index]
          if (forged === undefined) throw new Error('no attempt')
          const notThere = await client.applyOne(forged)
          expect(refusalIn(there)).toEqual({
            kind: 'not-found',
            rule: undefined,
            sentence: 'The service no longer has this item.',
          })
          expect({ ...there, operation: '' }).toEqual({ ...notThere, operation: '' })
        }
        expect((await client.ask(`/v1/items/${item}`)).status).toBe(404)
        expect((await client.ask(`/v1/items/${item}/trail`)).status).toBe(404)
        expect((await client.ask(`/v1/items/${item}/revisions/1`)).status).toBe(404)
      }
    })

    test('holding on to a claim that somebody else took over', async () => {
      const { moderator, facilitator } = cast()
      const item = await aProposal()
      await facilitator.make(marginOf(item, { kind: 'claim', takesOver: null }))
      await moderator.make(
        marginOf(item, {
          kind: 'claim',
          takesOver: {
            from: (await facilitator.me()).account.id,
            word: 'I have it.',
            thread: ThreadId.parse(randomUUID()),
            comment: CommentId.parse(randomUUID()),
            revision: Revision.parse(2),
          },
        }),
      )
      const result = await facilitator.applyOne(marginOf(item, { kind: 'claim', takesOver: null }))
      expect(refusalIn(result)).toMatchObject({
        kind: 'claimed',
        sentence: 'Somebody else is reading this item.',
      })
    })
  })
}
