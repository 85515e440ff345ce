import { describe, expect, test } from 'vitest'
import type { ItemId } from '#shared/content/identity.ts'
import { Item } from '#shared/sync/item.ts'
import { StoredRevision, Trail } from '#shared/sync/trail.ts'
import {
  createOf,
  deleteOf,
  editOf,
  newItemId,
  problemOfResponse,
  readyNews,
  refusalOf,
  transitionOf,
} from '../../support/service-client.ts'
import type { Cast } from './cast.ts'

/** What becomes of operations, each kind and each refusal, whatever the database. */
export function describeOperations(cast: () => Cast): void {
  /** A draft of the editor's. */
  async function aDraft(fields = readyNews()): Promise<ItemId> {
    const id = newItemId()
    await cast().editor.make(createOf(id, fields))
    return id
  }

  /** A published item of the editor's, at revision 3. */
  async function aPublishedItem(fields = readyNews()): Promise<ItemId> {
    const { editor, moderator } = cast()
    const id = await aDraft(fields)
    await editor.make(transitionOf(id, 1, 'propose'))
    await moderator.make(transitionOf(id, 2, 'approve'))
    return id
  }

  describe('creating', () => {
    test('a member stores a draft as revision 1', async () => {
      const { editor } = cast()
      const id = newItemId()
      const fields = readyNews()
      const result = await editor.applyOne(createOf(id, fields))
      expect(result).toMatchObject({ outcome: 'applied', revision: 1, state: 'draft' })
      const item = await editor.read(`/v1/items/${id}`, Item)
      expect(item).toMatchObject({ id, fields, state: 'draft', revision: 1, published: null, decision: null })
    })

    test('a draft may be unfinished: limits are no reason not to store words', async () => {
      const { editor } = cast()
      const result = await editor.applyOne(createOf(newItemId(), { short_title: 'x'.repeat(500) }))
      expect(result.outcome).toBe('applied')
    })

    test('an id that is taken is refused', async () => {
      const { contributor } = cast()
      const result = await contributor.applyOne(createOf(await aDraft(), readyNews()))
      expect(refusalOf(result).kind).toBe('item-exists')
    })

    test('an unknown field is refused with a pointer to it', async () => {
      const { editor } = cast()
      const result = await editor.applyOne(createOf(newItemId(), readyNews({ colour: 'blue' })))
      expect(refusalOf(result)).toEqual({ kind: 'invalid-fields', pointers: ['/fields/colour'] })
    })

    test('HTML that the portal would not accept is refused with a pointer to its field', async () => {
      const { editor } = cast()
      const body = '<p onclick="alert(1)">Hello</p><script>alert(2)</script>'
      const result = await editor.applyOne(createOf(newItemId(), readyNews({ body })))
      expect(refusalOf(result)).toEqual({
        kind: 'invalid-fields',
        pointers: ['/fields/body', '/fields/body'],
      })
    })

    test.each(['a\u0000b', 'half a pair \ud83d', ['fine', '\u0000']])(
      'a character that no database stores is refused: %j',
      async value => {
        const field = Array.isArray(value) ? 'keywords' : 'headline'
        const result = await cast().editor.applyOne(createOf(newItemId(), { [field]: value }))
        expect(refusalOf(result)).toEqual({ kind: 'invalid-fields', pointers: [`/fields/${field}`] })
      },
    )

    test('somebody who is no member may not create', async () => {
      const { visitor } = cast()
      expect((await visitor.me()).membership).toBeNull()
      const result = await visitor.applyOne(createOf(newItemId(), readyNews()))
      expect(refusalOf(result).kind).toBe('role-not-allowed')
    })
  })

  describe('editing', () => {
    test('only the changed fields are replaced, and null empties one', async () => {
      const { editor } = cast()
      const fields = readyNews({ keywords: ['code'] })
      const id = await aDraft(fields)
      expect(await editor.make(editOf(id, 1, { short_title: 'New', keywords: null }))).toBe(2)
      const { keywords: _emptied, ...kept } = fields
      expect((await editor.read(`/v1/items/${id}`, Item)).fields).toEqual({ ...kept, short_title: 'New' })
    })

    test('every save is a revision that can be read', async () => {
      const { editor } = cast()
      const fields = readyNews()
      const id = await aDraft(fields)
      await editor.make(editOf(id, 1, { short_title: 'New' }))
      const first = await editor.read(`/v1/items/${id}/revisions/1`, StoredRevision)
      expect(first).toMatchObject({ revision: 1, state: 'draft', fields })
    })

    test('on another revision than the current one it is a conflict with the current copy', async () => {
      const { editor } = cast()
      const id = await aDraft()
      await editor.make(editOf(id, 1, { short_title: 'Second' }))
      const result = await editor.applyOne(editOf(id, 1, { short_title: 'Other' }))
      expect(result).toMatchObject({
        outcome: 'conflict',
        current: { id, revision: 2, fields: { short_title: 'Second' } },
      })
      expect((await editor.read(`/v1/items/${id}`, Item)).fields['short_title']).toBe('Second')
    })

    test('a published item keeps its published revision live while a new draft is written', async () => {
      const { editor, contributor } = cast()
      const fields = readyNews()
      const id = await aPublishedItem(fields)
      await editor.make(editOf(id, 3, { short_title: 'Next' }))
      const own = await editor.read(`/v1/items/${id}`, Item)
      expect(own).toMatchObject({
        state: 'draft',
        revision: 4,
        published: { revision: 3, fields },
      })
      const others = await contributor.read(`/v1/items/${id}`, Item)
      expect(others).toMatchObject({ state: 'validated', revision: 3, fields, published: { fields: null } })
    })

    test('where the workflow has no plain save it is refused', async () => {
      const { editor, moderator } = cast()
      const id = await aPublishedItem()
      await moderator.make(transitionOf(id, 3, 'report', { reason: 'The link is dead' }))
      const result = await editor.applyOne(editOf(id, 4, { short_title: 'New' }))
      expect(refusalOf(result).kind).toBe('no-such-transition')
    })

    test('the text of somebody else may not be edited', async () => {
      const { contributor } = cast()
      const result = await contributor.applyOne(editOf(await aPublishedItem(), 3, { short_title: 'Mine' }))
      expect(refusalOf(result).kind).toBe('role-not-allowed')
    })

    test("a draft of somebody else's is not found, as if there were none", async () => {
      const { contributor } = cast()
      const known = await contributor.applyOne(editOf(await aDraft(), 1, { short_title: 'Mine' }))
      const unknown = await contributor.applyOne(editOf(newItemId(), 1, { short_title: 'Mine' }))
      expect(refusalOf(known).kind).toBe('not-found')
      expect({ ...known, operation: '' }).toEqual({ ...unknown, operation: '' })
    })

    test('a field of a wrong shape refuses this operation and no other of the batch', async () => {
      const { editor } = cast()
      const id = await aDraft()
      const wrong = { ...editOf(id, 1, {}), fields: { short_title: 7 } }
      const response = await editor.postOperations([wrong, editOf(id, 1, { short_title: 'Right' })])
      expect(response.status).toBe(200)
      expect(await response.json()).toMatchObject({
        results: [
          { outcome: 'refused', problem: { type: 'urn:osor:problem:invalid-fields' } },
          { outcome: 'applied', revision: 2 },
        ],
      })
    })

    test('of two writers at once one is stored and the other has a conflict', async () => {
      const { editor } = cast()
      const id = await aDraft()
      const results = await Promise.all(
        ['one', 'two', 'three', 'four'].map(word => editor.applyOne(editOf(id, 1, { short_title: word }))),
      )
      const outcomes = results.map(result => result.outcome).sort()
      expect(outcomes).toEqual(['applied', 'conflict', 'conflict', 'conflict'])
    })
  })

  describe('deciding', () => {
    test('words that travel with a decision are in the revision that it makes', async () => {
      const { editor } = cast()
      const id = await aDraft()
      const result = await editor.applyOne(
        transitionOf(id, 1, 'propose', { fields: { short_title: 'Last word' } }),
      )
      expect(result).toMatchObject({ outcome: 'applied', revision: 2, state: 'proposed' })
      const item = await editor.read(`/v1/items/${id}`, Item)
      expect(item).toMatchObject({ state: 'proposed', fields: { short_title: 'Last word' } })
    })

    test('an item that lacks something cannot be proposed; the pointers say what', async () => {
      const { editor } = cast()
      const id = await aDraft({ short_title: 'Only this', headline: 'x'.repeat(256) })
      const refusal = refusalOf(await editor.applyOne(transitionOf(id, 1, 'propose')))
      expect(refusal).toEqual({
        kind: 'not-ready',
        pointers: ['/fields/headline', '/fields/body', '/fields/topics'],
      })
    })

    test('a title that a live item has cannot be proposed, however it is written', async () => {
      const { editor, contributor } = cast()
      const fields = readyNews()
      await aPublishedItem(fields)
      const id = newItemId()
      const headline = ` ${String(fields['headline']).toUpperCase().replace(' ', '   ')}`
      await contributor.make(createOf(id, readyNews({ headline })))
      const taken = await contributor.applyOne(transitionOf(id, 1, 'propose'))
      expect(refusalOf(taken)).toEqual({ kind: 'title-taken', pointers: ['/fields/headline'] })
      expect(editor).not.toBe(contributor)
    })

    test('a title is free again when its item is deleted', async () => {
      const { contributor, moderator } = cast()
      const fields = readyNews()
      const first = await aPublishedItem(fields)
      await moderator.make(deleteOf(first, 3))
      const id = newItemId()
      await contributor.make(createOf(id, fields))
      expect(await contributor.make(transitionOf(id, 1, 'propose'))).toBe(2)
    })

    test('of two that propose the same title at once one is told that it is taken', async () => {
      const { editor, contributor } = cast()
      const fields = readyNews()
      const one = await aDraft(fields)
      const other = newItemId()
      await contributor.make(createOf(other, fields))
      const results = await Promise.all([
        editor.applyOne(transitionOf(one, 1, 'propose')),
        contributor.applyOne(transitionOf(other, 1, 'propose')),
      ])
      expect(results.map(result => result.outcome).sort()).toEqual(['applied', 'refused'])
    })

    test('a draft of somebody else holds no title', async () => {
      const { contributor } = cast()
      const fields = readyNews()
      await aDraft(fields)
      const id = newItemId()
      await contributor.make(createOf(id, fields))
      expect(await contributor.make(transitionOf(id, 1, 'propose'))).toBe(2)
    })

    test('a member may not approve', async () => {
      const { editor } = cast()
      const id = await aDraft()
      await editor.make(transitionOf(id, 1, 'propose'))
      expect(refusalOf(await editor.applyOne(transitionOf(id, 2, 'approve'))).kind).toBe('role-not-allowed')
    })

    test('a step that the workflow does not have from here is refused', async () => {
      const { moderator } = cast()
      const result = await moderator.applyOne(transitionOf(await aPublishedItem(), 3, 'propose'))
      expect(refusalOf(result).kind).toBe('no-such-transition')
    })

    test('returning to the author needs a reason', async () => {
      const { editor, moderator } = cast()
      const id = await aDraft()
      await editor.make(transitionOf(id, 1, 'propose'))
      const without = await moderator.applyOne(transitionOf(id, 2, 'return_to_author'))
      expect(refusalOf(without)).toEqual({ kind: 'reason-missing', pointers: ['/reason'] })
      const reason = 'Please name the source'
      await moderator.make(transitionOf(id, 2, 'return_to_author', { reason }))
      expect((await editor.read(`/v1/items/${id}`, Item)).decision).toMatchObject({
        transition: 'return_to_author',
        from: 'proposed',
        to: 'draft',
        reason,
        revision: 3,
      })
    })

    test('nobody approves a text unseen: on a revision that moved on it is a conflict', async () => {
      const { editor, moderator } = cast()
      const id = await aDraft()
      await editor.make(transitionOf(id, 1, 'propose'))
      await editor.make(editOf(id, 2, { short_title: 'Changed meanwhile' }))
      const result = await moderator.applyOne(transitionOf(id, 2, 'approve'))
      expect(result).toMatchObject({ outcome: 'conflict', current: { revision: 3, state: 'proposed' } })
    })

    test('publishing moves the published revision; reporting and archiving keep the item public', async () => {
      const { editor, contributor, moderator } = cast()
      const id = await aPublishedItem()
      await moderator.make(transitionOf(id, 3, 'report', { reason: 'The figures are old' }))
      expect(await contributor.read(`/v1/items/${id}`, Item)).toMatchObject({
        state: 'validated',
        revision: 3,
      })
      await editor.make(transitionOf(id, 4, 'propose_again', { fields: { short_title: 'New figures' } }))
      await moderator.make(transitionOf(id, 5, 'approve'))
      expect(await contributor.read(`/v1/items/${id}`, Item)).toMatchObject({
        state: 'validated',
        revision: 6,
        fields: { short_title: 'New figures' },
      })
      await moderator.make(transitionOf(id, 6, 'archive'))
      expect(await contributor.read(`/v1/items/${id}`, Item)).toMatchObject({
        state: 'archived',
        revision: 7,
      })
    })

    test('a deletion that is rejected leaves the item published since when it was, unless other words come with it', async () => {
      const { editor, moderator } = cast()
      const id = await aPublishedItem()
      const before = await editor.read(`/v1/items/${id}`, Item)
      await editor.make(transitionOf(id, 3, 'request_deletion', { reason: 'It has ended' }))
      await moderator.make(transitionOf(id, 4, 'reject_deletion', { reason: 'It is history' }))
      const after = await editor.read(`/v1/items/${id}`, Item)
      expect(after).toMatchObject({ state: 'validated', revision: 5 })
      expect(after.published).toEqual({ revision: 5, at: before.published?.at, fields: null })
      await editor.make(transitionOf(id, 5, 'request_deletion', { reason: 'It has ended' }))
      const fields = { short_title: 'History' }
      await moderator.make(transitionOf(id, 6, 'reject_deletion', { reason: 'Made plain', fields }))
      const anew = await editor.read(`/v1/items/${id}`, Item)
      expect(anew.published).toEqual({ revision: 7, at: anew.changedAt, fields: null })
    })

    test('the trail tells who took the item where, when and why', async () => {
      const { editor, moderator } = cast()
      const id = await aPublishedItem()
      await editor.make(transitionOf(id, 3, 'request_deletion', { reason: 'It has ended' }))
      await moderator.make(transitionOf(id, 4, 'reject_deletion', { reason: 'It is history' }))
      const { entries } = await editor.read(`/v1/items/${id}/trail`, Trail)
      expect(
        entries.map(({ transition, from, to, reason, revision, by }) => [
          revision,
          transition,
          from,
          to,
          reason,
          by.name,
        ]),
      ).toEqual([
        [1, 'create', null, 'draft', null, 'Elena Marín'],
        [2, 'propose', 'draft', 'proposed', null, 'Elena Marín'],
        [3, 'approve', 'proposed', 'validated', null, 'Marta Kowalska'],
        [4, 'request_deletion', 'validated', 'deletion_request', 'It has ended', 'Elena Marín'],
        [5, 'reject_deletion', 'deletion_request', 'validated', 'It is history', 'Marta Kowalska'],
      ])
    })
  })

  describe('deleting', () => {
    test('an author deletes a draft of their own, and it is not found any more', async () => {
      const { editor } = cast()
      const id = await aDraft()
      expect(await editor.applyOne(deleteOf(id, 1))).toMatchObject({ outcome: 'applied', state: null })
      expect((await editor.ask(`/v1/items/${id}`)).status).toBe(404)
    })

    test('an author may not delete what is proposed', async () => {
      const { editor } = cast()
      const id = await aDraft()
      await editor.make(transitionOf(id, 1, 'propose'))
      expect(refusalOf(await editor.applyOne(deleteOf(id, 2))).kind).toBe('role-not-allowed')
    })

    test('a facilitator approves a request by deleting the item', async () => {
      const { editor, facilitator } = cast()
      const id = await aPublishedItem()
      await editor.make(transitionOf(id, 3, 'request_deletion', { reason: 'It has ended' }))
      expect((await facilitator.applyOne(deleteOf(id, 4))).outcome).toBe('applied')
      expect((await editor.ask(`/v1/items/${id}`)).status).toBe(404)
    })

    test('an item that moved on is not deleted', async () => {
      const { editor } = cast()
      const id = await aDraft()
      await editor.make(editOf(id, 1, { short_title: 'Second thought' }))
      expect((await editor.applyOne(deleteOf(id, 1))).outcome).toBe('conflict')
    })

    test('words for an item that is gone are a conflict without a copy, so that they are not lost', async () => {
      const { editor, moderator } = cast()
      const id = await aPublishedItem()
      await moderator.make(deleteOf(id, 3))
      const result = await editor.applyOne(editOf(id, 3, { short_title: 'Too late' }))
      expect(result).toMatchObject({ outcome: 'conflict', current: null })
    })
  })

  describe('sending twice', () => {
    test('the same operation is answered the same and changes nothing twice', async () => {
      const { editor } = cast()
      const id = await aDraft()
      const operation = editOf(id, 1, { short_title: 'Once' })
      const first = await editor.applyOne(operation)
      expect(await editor.applyOne(operation)).toEqual(first)
      expect((await editor.read(`/v1/items/${id}`, Item)).revision).toBe(2)
    })

    test('the same operation sent many times at once changes something once', async () => {
      const { editor } = cast()
      const operation = createOf(newItemId(), readyNews())
      const results = await Promise.all(Array.from({ length: 5 }, () => editor.applyOne(operation)))
      expect(new Set(results.map(result => JSON.stringify(result))).size).toBe(1)
      expect(results[0]?.outcome).toBe('applied')
    })

    test('a conflict and a refusal are answered the same too', async () => {
      const { editor } = cast()
      const id = await aDraft({})
      const tooEarly = transitionOf(id, 1, 'propose')
      const first = await editor.applyOne(tooEarly)
      expect(refusalOf(first).kind).toBe('not-ready')
      await editor.make(editOf(id, 1, readyNews()))
      expect(await editor.applyOne(tooEarly)).toEqual(first)
    })

    test('the same id with other content is refused', async () => {
      const { editor } = cast()
      const id = await aDraft()
      const operation = editOf(id, 1, { short_title: 'One' })
      await editor.make(operation)
      const other = { ...editOf(id, 2, { short_title: 'Other' }), id: operation.id }
      expect(refusalOf(await editor.applyOne(other)).kind).toBe('operation-reused')
    })

    test('an id that another account has used says nothing', async () => {
      const { editor, contributor } = cast()
      const operation = createOf(newItemId(), readyNews())
      await editor.make(operation)
      const own = { ...createOf(newItemId(), readyNews()), id: operation.id }
      expect((await contributor.applyOne(own)).outcome).toBe('applied')
    })
  })

  describe('a batch', () => {
    test('has one result for each operation, in order', async () => {
      const { editor } = cast()
      const [one, two] = [newItemId(), newItemId()]
      const operations = [
        createOf(one, readyNews()),
        createOf(two, readyNews({ colour: 'blue' })),
        transitionOf(one, 1, 'propose'),
      ]
      const results = await editor.apply(...operations)
      expect(results.map(result => [result.operation, result.outcome])).toEqual([
        [operations[0]?.id, 'applied'],
        [operations[1]?.id, 'refused'],
        [operations[2]?.id, 'applied'],
      ])
    })

    test('that cannot be read is answered with pointers', async () => {
      const response = await cast().editor.postOperations([{ id: 'no id' }])
      expect(response.status).toBe(400)
      const problem = await problemOfResponse(response)
      expect(problem.kind).toBe('invalid-request')
      expect(problem.errors?.map(error => error.pointer)).toContain('/operations/0/id')
    })

    test('of more than 8 MB is too large', async () => {
      const operation = createOf(newItemId(), readyNews({ body: `<p>${'x'.repeat(9 * 1024 * 1024)}</p>` }))
      const response = await cast().editor.postOperations([operation])
      expect(response.status).toBe(413)
      expect((await problemOfResponse(response)).kind).toBe('too-large')
    })

    test('that is no JSON is not understood', async () => {
      const response = await cast().editor.ask('/v1/operations', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"operations": [',
      })
      expect(response.status).toBe(400)
      expect((await problemOfResponse(response)).kind).toBe('invalid-request')
    })
  })
}
