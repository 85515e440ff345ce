import { expect, test } from 'vitest'
import { Instant } from '#shared/content/identity.ts'
import type { Member } from '#shared/members/member.ts'
import { aPerson } from '../../../tests/support/an-item.ts'
import { shownMembers } from './shown-members.ts'

function aMember(name: string, changes: Partial<Member> = {}): Member {
  return {
    person: aPerson(name),
    email: null,
    role: 'member',
    state: 'active',
    isOwner: false,
    since: null,
    ...changes,
  }
}

const all: readonly Member[] = [
  aMember('Zoë Brandt', { role: 'author', since: Instant.parse('2026-01-02T00:00:00.000Z') }),
  aMember('Åsa Lund', { role: 'facilitator', isOwner: true }),
  aMember('élodie Roux', { state: 'blocked', email: 'elodie@example.eu' }),
  aMember('Bo Andersen', { role: 'facilitator', since: Instant.parse('2025-01-02T00:00:00.000Z') }),
]
const everything = {
  search: '',
  roles: [],
  states: [],
  sort: { column: 'name', direction: 'ascending' },
} as const
const namesOf = (members: readonly Member[]) => members.map(({ person }) => person.name)

test('members stand by their names, whatever letters they are written with', () => {
  expect(namesOf(shownMembers(all, everything))).toEqual([
    'Åsa Lund',
    'Bo Andersen',
    'élodie Roux',
    'Zoë Brandt',
  ])
  const backwards = { ...everything, sort: { column: 'name', direction: 'descending' } } as const
  expect(namesOf(shownMembers(all, backwards))).toEqual([
    'Zoë Brandt',
    'élodie Roux',
    'Bo Andersen',
    'Åsa Lund',
  ])
})

test('by role the owner comes first, then facilitators', () => {
  const byRole = { ...everything, sort: { column: 'role', direction: 'ascending' } } as const
  expect(namesOf(shownMembers(all, byRole))).toEqual(['Åsa Lund', 'Bo Andersen', 'Zoë Brandt', 'élodie Roux'])
})

test('every word of a search is found somewhere, without accents', () => {
  expect(namesOf(shownMembers(all, { ...everything, search: 'ZOE ministry' }))).toEqual(['Zoë Brandt'])
  expect(namesOf(shownMembers(all, { ...everything, search: 'elodie@' }))).toEqual(['élodie Roux'])
  expect(shownMembers(all, { ...everything, search: 'zoe roux' })).toEqual([])
})

test('roles and states narrow together', () => {
  expect(namesOf(shownMembers(all, { ...everything, roles: ['facilitator', 'author'] }))).toHaveLength(3)
  expect(shownMembers(all, { ...everything, roles: ['author'], states: ['blocked'] })).toEqual([])
})

test('five thousand members are searched and sorted within a blink', () => {
  const many = Array.from({ length: 5_000 }, (_, number) => aMember(`Member ${(number * 7_919) % 5_000}`))
  const before = performance.now()
  expect(shownMembers(many, { ...everything, search: 'member 49' }).length).toBeGreaterThan(100)
  shownMembers(many, everything)
  expect(performance.now() - before).toBeLessThan(2_000)
})
