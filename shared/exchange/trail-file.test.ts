import { expect, test } from 'vitest'
import { AccountId, Instant, ItemId, Revision } from '../content/identity.ts'
import { en } from '../messages/en.ts'
import { Trail, type TrailEntry } from '../sync/trail.ts'
import { trailAsCsv, trailAsJson } from './trail-file.ts'

const words = { columns: en.editor.trailColumns, steps: en.editor.past, states: en.states }
const elena = {
  id: AccountId.parse('10000000-0000-4000-8000-000000000001'),
  name: 'Elena Marín',
  organisation: 'OSOR, editors',
}
const entries: readonly TrailEntry[] = [
  {
    at: Instant.parse('2026-11-23T10:00:00.000Z'),
    by: elena,
    transition: 'create',
    from: null,
    to: 'draft',
    reason: null,
    revision: Revision.parse(1),
  },
  {
    at: Instant.parse('2026-11-24T10:00:00.000Z'),
    by: { ...elena, name: '=Mallory' },
    transition: 'return_to_author',
    from: 'proposed',
    to: 'draft',
    reason: 'Say "who".\n=And when.',
    revision: Revision.parse(3),
  },
]

test('a trail for a spreadsheet says each step in words, and nothing of it is run', () => {
  expect(trailAsCsv(entries, words)).toBe(
    [
      '\uFEFFWhen (UTC),Who,Organisation,Step,From,To,Reason,Revision',
      '2026-11-23T10:00:00.000Z,Elena Marín,"OSOR, editors",wrote the first draft,,Draft,,1',
      '2026-11-24T10:00:00.000Z,\'=Mallory,"OSOR, editors",returned it to its author,Proposed,Draft,"Say ""who"".\n\'=And when.",3',
      '',
    ].join('\r\n'),
  )
})

test('a trail for another program holds the steps as they are', () => {
  const item = {
    id: ItemId.parse('00000000-0000-4000-8000-000000000001'),
    type: 'news',
    title: '=A title',
  } as const
  const exportedAt = Instant.parse('2026-11-30T10:00:00.000Z')
  const read: unknown = JSON.parse(trailAsJson(item, entries, exportedAt))
  expect(read).toMatchObject({ item, exportedAt })
  expect(Trail.parse(read).entries).toEqual(entries)
})
