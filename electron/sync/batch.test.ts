import { describe, expect, it } from 'vitest'
import { Instant, ItemId } from '#shared/content/identity.ts'
import type { Operation } from '#shared/sync/operation.ts'
import { OperationId } from '#shared/sync/operation-id.ts'
import { batchOf } from './batch.ts'

/** An edit whose words are so many letters long. */
function anEdit(letters: number): Operation {
  return {
    id: OperationId.parse('11111111-1111-4111-8111-111111111111'),
    item: ItemId.parse('22222222-2222-4222-8222-222222222222'),
    madeAt: Instant.parse('2026-03-02T10:00:00.000Z'),
    kind: 'create',
    type: 'news',
    fields: { body: 'x'.repeat(letters) },
  }
}

describe('a batch of operations', () => {
  const operations = [anEdit(1_000), anEdit(1_000), anEdit(1_000)]

  it('holds no more of them than asked for', () => {
    expect(batchOf(operations, 2)).toEqual(operations.slice(0, 2))
  })

  it('holds no more bytes than a request may carry', () => {
    expect(batchOf(operations, 100, 2_600)).toEqual(operations.slice(0, 2))
  })

  it('holds one that is larger alone, so that it does not wait for ever', () => {
    expect(batchOf([anEdit(5_000), anEdit(1)], 100, 2_600)).toHaveLength(1)
  })

  it('counts bytes, not letters', () => {
    const wide = { ...anEdit(0), fields: { body: '€'.repeat(1_000) } } as const
    expect(batchOf([wide, wide], 100, 4_000)).toHaveLength(1)
  })
})
