import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { AccountId, instantOf } from '../content/identity.ts'
import { OperationId } from '../sync/operation-id.ts'
import { ModuleWriting, type TextModule, TextModuleId, withModuleChanges } from './text-module.ts'

const me = { id: AccountId.parse('5b0f1f62-5d0a-4a55-8a39-8a5f0c4f7c01'), name: 'Ada', organisation: '' }
const askedAt = instantOf(new Date(0))
const newId = () => OperationId.parse(randomUUID())
const module = (title: string): TextModule => ({
  module: TextModuleId.parse(randomUUID()),
  version: newId(),
  language: 'en',
  title,
  words: 'Dear {{name}}',
  changedAt: askedAt,
  changedBy: null,
})
const keep = (of: TextModule, basedOn: OperationId | null, title: string) => {
  const { module: id, language, words } = of
  return {
    askedAt,
    module: { does: 'keep' as const, id: newId(), module: id, basedOn, language, title, words },
  }
}
const titles = (modules: readonly TextModule[]) => modules.map(({ title }) => title)

describe('text modules with what waits', () => {
  const known = module('Welcome')

  test('a new one, a changed one and a removed one are shown at once, by language and title', () => {
    const first = keep(known, known.version, 'Greeting')
    const again = keep(known, first.module.id, 'Zebra')
    const fresh = keep(module(''), null, 'Apple')
    expect(titles(withModuleChanges([known], [first, again, fresh], me))).toEqual(['Apple', 'Zebra'])
    const { module: id } = known
    const gone = {
      askedAt,
      module: { does: 'remove' as const, id: newId(), module: id, basedOn: known.version },
    }
    expect(withModuleChanges([known], [gone], me)).toEqual([])
  })

  test('what was written on another version changes nothing', () => {
    expect(titles(withModuleChanges([known], [keep(known, newId(), 'Other')], me))).toEqual(['Welcome'])
    expect(titles(withModuleChanges([], [keep(known, known.version, 'Other')], me))).toEqual([])
  })
})

test('a module has a title and words', () => {
  const { module: writing } = keep(module('x'), null, '  ')
  expect(ModuleWriting.safeParse(writing).success).toBe(false)
  expect(ModuleWriting.parse({ ...writing, title: ' a\0b ' })).toMatchObject({ title: 'ab' })
})
