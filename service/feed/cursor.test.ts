import { expect, test } from 'vitest'
import { AccountId } from '#shared/content/identity.ts'
import type { Actor } from '#shared/workflow/actor.ts'
import type { Collection } from '../storage/collection.ts'
import { cursorOf, type FeedPosition, positionOf, readerMark } from './cursor.ts'

const member: Actor = {
  account: AccountId.parse('6a1d8a4e-6f1c-4bb5-9d56-0c5d9b1a3f10'),
  membership: { role: 'member', state: 'active' },
  siteRoles: [],
}
const collection: Collection = {
  name: 'OSOR',
  instance: 'a',
  policy: { membership: 'open', creation: 'only_members', moderation: 'pre_moderated' },
}
const position: FeedPosition = { phase: 'changes', xid: '18446744073709551615', seq: '7' }

test('a cursor leads back to its position', () => {
  expect(positionOf(cursorOf('a', 'b', position), 'a', 'b')).toEqual(position)
})

test('a cursor of other data leads nowhere', () => {
  expect(positionOf(cursorOf('a', 'b', position), 'x', 'b')).toBeUndefined()
})

test('a cursor of another reader leads nowhere', () => {
  expect(positionOf(cursorOf('a', 'b', position), 'a', 'x')).toBeUndefined()
})

test('what is no cursor leads nowhere', () => {
  for (const rubbish of ['', 'x', 'AAAA', cursorOf('a', 'b', position).slice(3)]) {
    expect(positionOf(rubbish, 'a', 'b')).toBeUndefined()
  }
})

test('a reader who becomes a facilitator is another reader, because other items come in sight', () => {
  const facilitator: Actor = { ...member, membership: { role: 'facilitator', state: 'active' } }
  expect(readerMark(facilitator, collection)).not.toBe(readerMark(member, collection))
})
