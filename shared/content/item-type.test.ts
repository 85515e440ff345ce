import { describe, expect, it } from 'vitest'
import { changedFieldsSchema, fieldsSchema, ItemType, titleOf, withChanges } from './item-type.ts'

describe('the fields of a type', () => {
  it('may be unfinished or beyond their limits, but not of another shape', () => {
    expect(fieldsSchema('news').safeParse({ short_title: 'x'.repeat(500) }).success).toBe(true)
    expect(fieldsSchema('news').safeParse({ topics: 'legal' }).success).toBe(false)
  })

  it('refuse a field that the type does not have, for it would be lost silently', () => {
    for (const type of ItemType.options) {
      expect(fieldsSchema(type).safeParse({ unknown: 'x' }).success).toBe(false)
    }
  })

  it('may be emptied by a save', () => {
    expect(changedFieldsSchema('news').safeParse({ headline: null }).success).toBe(true)
    expect(withChanges({ headline: 'a', body: 'b' }, { headline: null, body: 'c' })).toEqual({ body: 'c' })
  })
})

describe('the title of an item', () => {
  it('is its headline, or its short title while it has none', () => {
    expect(titleOf('news', { headline: 'H', short_title: 'S' })).toBe('H')
    expect(titleOf('news', { headline: ' ', short_title: 'S' })).toBe('S')
    expect(titleOf('event', {})).toBe('')
  })
})
