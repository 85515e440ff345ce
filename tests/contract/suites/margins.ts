import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { type AccountId, type ItemId, Revision } from '#shared/content/identity.ts'
import { CommentId, type ItemMargin, marginLimits, SuggestionId, ThreadId } from '#shared/margin/margin.ts'
import type { MarginOperation } from '#shared/margin/margin-operation.ts'
import { claimLease } from '#shared/margin/write-in-margin.ts'
import {
  createOf,
  deleteOf,
  editOf,
  marginOf,
  newItemId,
  readyNews,
  refusalOf,
  type ServiceClient,
  transitionOf,
} from '../../support/service-client.ts'
import type { Cast } from './cast.ts'

const revision = (number: number) => Revision.parse(number)

function claimOf(item: ItemId, over: { from: AccountId; word: string } | null = null): MarginOperation {
  const takesOver = over && {
    ...over,
    thread: ThreadId.parse(randomUUID()),
    comment: CommentId.parse(randomUUID()),
    revision: revision(2),
  }
  return marginOf(item, { kind: 'claim', takesOver })
}

function commentOf(
  item: ItemId,
  text: string,
  more: Partial<Extract<MarginOperation, { kind: 'comment' }>> = {},
): Extract<MarginOperation, { kind: 'comment' }> {
  const operation = marginOf(item, {
    kind: 'comment',
    thread: ThreadId.parse(randomUUID()),
    comment: CommentId.parse(randomUUID()),
    place: null,
    revision: revision(2),
    text,
    mentions: [],
    ...more,
  })
  if (operation.kind !== 'comment') throw new Error('No comment')
  return operation
}

/** What is written in margins, who reads it and who is told, whatever the database. */
export function describeMargins(cast: () => Cast): void {
  /** A proposal of the editor's, at revision 2. */
  async function aProposal(): Promise<ItemId> {
    const { editor } = cast()
    const id = newItemId()
    await editor.make(createOf(id, readyNews()))
    await editor.make(transitionOf(id, 1, 'propose'))
    return id
  }

  async function marginFor(client: ServiceClient, item: ItemId): Promise<ItemMargin | undefined> {
    return (await client.pull()).margins.find(margin => margin.item === item)
  }

  const accountOf = async (client: ServiceClient) => (await client.me()).account.id

  describe('a claim', () => {
    test('holds for its lease, and is seen by the other moderators and the author', async () => {
      const { editor, moderator, facilitator, contributor, visitor } = cast()
      const item = await aProposal()
      const { cursor } = await facilitator.pull()
      await moderator.make(claimOf(item))
      const told = await facilitator.pull(cursor)
      // Its text is not sent again for it.
      expect(told.items).toEqual([])
      const claim = told.margins[0]?.claim
      expect(claim?.by.name).toBe('Marta Kowalska')
      expect(Date.parse(claim?.until ?? '') - Date.parse(claim?.at ?? '')).toBe(claimLease)
      expect((await marginFor(editor, item))?.claim?.by.name).toBe('Marta Kowalska')
      expect(await marginFor(contributor, item)).toBeUndefined()
      expect(await marginFor(visitor, item)).toBeUndefined()
    })

    test('of somebody else is refused, and taken over with a word', async () => {
      const { moderator, facilitator } = cast()
      const item = await aProposal()
      await moderator.make(claimOf(item))
      expect(refusalOf(await facilitator.applyOne(claimOf(item))).kind).toBe('claimed')
      const from = await accountOf(moderator)
      await facilitator.make(claimOf(item, { from, word: 'You are at lunch, I go on.' }))
      const claim = (await marginFor(moderator, item))?.claim
      expect(claim?.by.name).toBe('Luc Fontaine')
      expect(claim?.takenFrom).toMatchObject({ who: { id: from }, word: 'You are at lunch, I go on.' })
      // The word stays, whatever becomes of the claim.
      await facilitator.make(marginOf(item, { kind: 'release' }))
      const left = await marginFor(moderator, item)
      expect(left?.claim).toBeNull()
      expect(left?.threads).toMatchObject([
        {
          comments: [{ text: 'You are at lunch, I go on.', mentions: [from], by: { name: 'Luc Fontaine' } }],
        },
      ])
      await facilitator.make(claimOf(item))
      // The one who lost it has not noticed: its renewal takes nothing back.
      expect(refusalOf(await moderator.applyOne(claimOf(item))).kind).toBe('claimed')
    })

    test('is released by its holder alone, and ends with the decision', async () => {
      const { moderator, facilitator } = cast()
      const item = await aProposal()
      await moderator.make(claimOf(item))
      await facilitator.make(marginOf(item, { kind: 'release' }))
      expect((await marginFor(moderator, item))?.claim).not.toBeNull()
      await moderator.make(marginOf(item, { kind: 'release' }))
      expect((await marginFor(moderator, item))?.claim).toBeNull()
      await moderator.make(claimOf(item))
      const { cursor } = await facilitator.pull()
      await moderator.make(transitionOf(item, 2, 'approve'))
      const told = await facilitator.pull(cursor)
      expect(told.items.map(({ state }) => state)).toEqual(['validated'])
      expect(told.margins).toMatchObject([{ item, claim: null }])
    })

    test('is for those who decide, on what waits', async () => {
      const { editor, moderator, contributor } = cast()
      const item = await aProposal()
      expect(refusalOf(await editor.applyOne(claimOf(item))).kind).toBe('role-not-allowed')
      expect(refusalOf(await contributor.applyOne(claimOf(item))).kind).toBe('not-found')
      const draft = newItemId()
      await editor.make(createOf(draft, readyNews()))
      expect(refusalOf(await moderator.applyOne(claimOf(draft))).kind).toBe('role-not-allowed')
    })

    test('sent twice is made once', async () => {
      const { moderator } = cast()
      const claim = claimOf(await aProposal())
      const first = await moderator.applyOne(claim)
      expect(await moderator.applyOne(claim)).toEqual(first)
    })
  })

  describe('comments', () => {
    test('are read by the author and by those who decide, and never with the published text', async () => {
      const { editor, moderator, contributor, visitor } = cast()
      const item = await aProposal()
      const place = {
        field: 'body',
        quote: { exact: 'now open', prefix: 'The code is ', suffix: '.', start: 12 },
      }
      const begun = commentOf(item, 'Since when?', { place, mentions: [await accountOf(editor)] })
      await moderator.make(begun)
      await editor.make(commentOf(item, 'Since May.', { thread: begun.thread }))
      const [thread] = (await marginFor(moderator, item))?.threads ?? []
      expect(thread).toMatchObject({ id: begun.thread, place, revision: 2, resolved: null })
      expect(thread?.comments.map(({ by, text }) => [by.name, text])).toEqual([
        ['Marta Kowalska', 'Since when?'],
        ['Elena Marín', 'Since May.'],
      ])
      await moderator.make(transitionOf(item, 2, 'approve'))
      for (const reader of [contributor, visitor]) {
        const everything = await reader.pull()
        expect(everything.items.some(({ id }) => id === item)).toBe(true)
        expect(JSON.stringify(everything)).not.toContain('Since May.')
        const alone = await (await reader.ask(`/v1/items/${item}`)).text()
        expect(alone).not.toContain('Since May.')
        expect(refusalOf(await reader.applyOne(commentOf(item, 'Me too.'))).kind).toBe('role-not-allowed')
      }
    })

    test('are changed by their writer alone', async () => {
      const { editor, moderator } = cast()
      const item = await aProposal()
      const comment = commentOf(item, 'Wich code?')
      await moderator.make(comment)
      await moderator.make({
        ...commentOf(item, 'Which code?'),
        thread: comment.thread,
        comment: comment.comment,
      })
      const forged = { ...commentOf(item, 'None.'), thread: comment.thread, comment: comment.comment }
      expect(refusalOf(await editor.applyOne(forged)).kind).toBe('role-not-allowed')
      const [thread] = (await marginFor(editor, item))?.threads ?? []
      expect(thread?.comments).toMatchObject([{ text: 'Which code?' }])
      expect(thread?.comments[0]?.editedAt).not.toBeNull()
    })

    test('are resolved, and an answer opens them again', async () => {
      const { editor, moderator } = cast()
      const item = await aProposal()
      const { thread, ...comment } = commentOf(item, 'Which code?')
      await moderator.make({ thread, ...comment })
      await editor.make(marginOf(item, { kind: 'resolve', thread, resolved: true }))
      expect((await marginFor(editor, item))?.threads[0]?.resolved?.by.name).toBe('Elena Marín')
      await moderator.make(commentOf(item, 'Still unclear.', { thread }))
      expect((await marginFor(editor, item))?.threads[0]?.resolved).toBeNull()
      const nowhere = ThreadId.parse(randomUUID())
      const gone = marginOf(item, { kind: 'resolve', thread: nowhere, resolved: true })
      expect(refusalOf(await editor.applyOne(gone)).kind).toBe('not-found')
    })

    test('come and go with their item', async () => {
      const { editor, moderator, facilitator } = cast()
      const item = await aProposal()
      await moderator.make(commentOf(item, 'Not yet.'))
      const { cursor } = await facilitator.pull()
      await moderator.make(transitionOf(item, 2, 'return_to_author', { reason: 'Not yet.' }))
      const gone = await facilitator.pull(cursor)
      expect(gone.gone).toEqual([item])
      expect(gone.margins).toEqual([])
      expect(refusalOf(await facilitator.applyOne(commentOf(item, 'Why not?'))).kind).toBe('not-found')
      // Nor is a facilitator told of what is written meanwhile.
      await editor.make(commentOf(item, 'I see.'))
      expect((await facilitator.pull(gone.cursor)).margins).toEqual([])
      await editor.make(transitionOf(item, 3, 'propose'))
      const again = await facilitator.pull(gone.cursor)
      expect(again.margins[0]?.threads).toHaveLength(2)
      await moderator.make(deleteOf(item, 4))
      expect(refusalOf(await moderator.applyOne(commentOf(item, 'Gone.'))).kind).toBe('not-found')
    })

    test('that are too long, empty, or no text are refused', async () => {
      const { editor, moderator } = cast()
      const item = await aProposal()
      for (const text of ['x'.repeat(marginLimits.comment + 1), '   '])
        expect(refusalOf(await moderator.applyOne(commentOf(item, text))).kind).toBe('invalid-request')
      expect(refusalOf(await moderator.applyOne(commentOf(item, 'a\u0000b'))).kind).toBe('invalid-request')
      expect(await marginFor(editor, item)).toBeUndefined()
    })
  })

  describe('a suggested edit', () => {
    const suggestionOf = (item: ItemId, base: number, fields: Record<string, string>) =>
      marginOf(item, {
        kind: 'suggest',
        suggestion: SuggestionId.parse(randomUUID()),
        base: revision(base),
        fields,
        note: 'Shorter.',
      })
    const answerTo = (item: ItemId, suggestion: MarginOperation, accepted: boolean) => {
      if (suggestion.kind !== 'suggest') throw new Error('No suggestion')
      return marginOf(item, { kind: 'answer_suggestion', suggestion: suggestion.suggestion, accepted })
    }

    test('shows what it changes to its author, who accepts it or not, once', async () => {
      const { editor, moderator } = cast()
      const item = await aProposal()
      const suggestion = suggestionOf(item, 2, { short_title: 'Open code' })
      await moderator.make(suggestion)
      const [shown] = (await marginFor(editor, item))?.suggestions ?? []
      expect(shown).toMatchObject({
        base: 2,
        before: { short_title: 'City shares its code' },
        fields: { short_title: 'Open code' },
        note: 'Shorter.',
        answer: null,
      })
      expect(refusalOf(await moderator.applyOne(answerTo(item, suggestion, true))).kind).toBe(
        'role-not-allowed',
      )
      await editor.make(answerTo(item, suggestion, true))
      await editor.make(answerTo(item, suggestion, true))
      expect(refusalOf(await editor.applyOne(answerTo(item, suggestion, false))).kind).toBe('answered')
      const [answered] = (await marginFor(moderator, item))?.suggestions ?? []
      expect(answered?.answer).toMatchObject({ accepted: true, by: { name: 'Elena Marín' } })
    })

    test('is no edit: the text stays as it is', async () => {
      const { moderator } = cast()
      const item = await aProposal()
      await moderator.make(suggestionOf(item, 2, { short_title: 'Open code' }))
      const seen = (await moderator.pull()).items.find(({ id }) => id === item)
      expect(seen).toMatchObject({ revision: 2, fields: { short_title: 'City shares its code' } })
    })

    test('is taken back by whoever made it', async () => {
      const { editor, moderator } = cast()
      const item = await aProposal()
      const suggestion = suggestionOf(item, 2, { short_title: 'Open code' })
      await moderator.make(suggestion)
      await moderator.make(answerTo(item, suggestion, false))
      expect(refusalOf(await editor.applyOne(answerTo(item, suggestion, true))).kind).toBe('answered')
    })

    test('of what cannot be stored, of a revision out of sight, or of one’s own text is refused', async () => {
      const { editor, moderator, facilitator } = cast()
      const item = await aProposal()
      const wrong = suggestionOf(item, 2, { body: '<script>alert(1)</script>' })
      expect(refusalOf(await moderator.applyOne(wrong)).kind).toBe('invalid-fields')
      const own = suggestionOf(item, 2, { short_title: 'x' })
      expect(refusalOf(await editor.applyOne(own)).kind).toBe('role-not-allowed')
      // Revision 1 was a draft that only its author and site moderators have seen.
      const unseen = suggestionOf(item, 1, { short_title: 'x' })
      expect(refusalOf(await facilitator.applyOne(unseen)).kind).toBe('not-found')
      await editor.make(editOf(item, 2, { short_title: 'Newer' }))
      const onOlder = suggestionOf(item, 2, { short_title: 'Open code' })
      await facilitator.make(onOlder)
      const [shown] = (await marginFor(editor, item))?.suggestions ?? []
      expect(shown?.before).toEqual({ short_title: 'City shares its code' })
    })
  })
}
