import { describe, expect, test } from 'vitest'
import { AccountId, Instant, ItemId, type Person, Revision } from '#shared/content/identity.ts'
import { type Actor, anonymous } from '#shared/workflow/actor.ts'
import type { Policy } from '#shared/workflow/policy.ts'
import type { State } from '#shared/workflow/state.ts'
import type { RevisionText, StoredItem } from './stored-item.ts'
import { viewOf } from './view-of.ts'

const policy: Policy = { membership: 'open', creation: 'only_members', moderation: 'pre_moderated' }
const elena: Person = {
  id: AccountId.parse('6a1d8a4e-6f1c-4bb5-9d56-0c5d9b1a3f10'),
  name: 'Elena',
  organisation: '',
}
const author: Actor = { account: elena.id, membership: { role: 'member', state: 'active' }, siteRoles: [] }
const other: Actor = { ...author, account: AccountId.parse('0e3c1f60-42a5-4b47-8a86-6a6c3c4f1a11') }
const facilitator: Actor = { ...other, membership: { role: 'facilitator', state: 'active' } }
const at = Instant.parse('2026-03-01T09:00:00.000Z')

function text(revision: number, state: State, words: string): RevisionText {
  return { revision: Revision.parse(revision), state, fields: { headline: words }, by: elena, at }
}

function anItem(latest: RevisionText, published: RevisionText | null): StoredItem {
  return {
    id: ItemId.parse('0b9c0d0a-7e39-4d0c-9a43-0f9f4b1a3c55'),
    type: 'news',
    author: elena,
    createdAt: at,
    stateSince: at,
    latest,
    published: published && { text: published, since: at },
    decision: {
      transition: 'return_to_author',
      from: 'proposed',
      to: 'draft',
      by: elena,
      at,
      reason: 'Between us',
      revision: latest.revision,
    },
  }
}

describe('a draft that was never published', () => {
  const draft = anItem(text(1, 'draft', 'Secret'), null)

  test('is seen whole by its author', () => {
    expect(viewOf(draft, author, policy)).toMatchObject({ state: 'draft', revision: 1, published: null })
  })

  test.each([
    ['another member', other],
    ['a facilitator', facilitator],
    ['the public', anonymous],
  ] as const)('is not seen by %s', (_who, reader) => {
    expect(viewOf(draft, reader, policy)).toBeNull()
  })
})

describe('a new draft of a published item', () => {
  const item = anItem(text(4, 'draft', 'Next'), text(3, 'validated', 'Now'))

  test('shows its author both texts', () => {
    expect(viewOf(item, author, policy)).toMatchObject({
      revision: 4,
      fields: { headline: 'Next' },
      published: { revision: 3, fields: { headline: 'Now' } },
    })
  })

  test('shows others the published text and not a word of what happened since', () => {
    const view = viewOf(item, other, policy)
    expect(view).toMatchObject({ state: 'validated', revision: 3, fields: { headline: 'Now' } })
    expect(JSON.stringify(view)).not.toMatch(/Next|Between us/)
  })
})

test('the published text is not sent twice where it is the latest', () => {
  const latest = text(3, 'validated', 'Now')
  expect(viewOf(anItem(latest, latest), other, policy)?.published).toEqual({
    revision: 3,
    at,
    fields: null,
  })
})
