import { describe, expect, it } from 'vitest'
import { handedOver, settled, type TypedWords, typedInto, withTyped } from './typed-words.ts'

const unsaved = () => true
const saved = () => false
const nothing: TypedWords = {}

describe('words that are being typed', () => {
  it('stand over what the library shows, and an emptied field is empty', () => {
    const fields = { headline: 'A', body: '<p>a</p>' }
    const typed = typedInto(typedInto(nothing, fields, 'headline', 'AB'), fields, 'body', null)
    expect(withTyped(fields, typed)).toEqual({ headline: 'AB' })
  })

  it('stay while they are not stored, whatever comes from outside', () => {
    const typed = typedInto(nothing, { headline: 'A' }, 'headline', 'mine')
    expect(settled(typed, { headline: 'theirs' }, unsaved)).toBe(typed)
  })

  it('stay after they were stored until the library shows them', () => {
    const fields = { headline: 'A' }
    const typed = handedOver(typedInto(nothing, fields, 'headline', 'AB'), fields, { headline: 'AB' })
    expect(withTyped(fields, settled(typed, fields, saved))).toEqual({ headline: 'AB' })
    expect(settled(typed, { headline: 'AB' }, saved)).toEqual({})
  })

  it('are not replaced by an echo of older ones', () => {
    const fields = { headline: 'A' }
    const first = handedOver(typedInto(nothing, fields, 'headline', 'AB'), fields, { headline: 'AB' })
    const second = handedOver(typedInto(first, fields, 'headline', 'ABC'), fields, { headline: 'ABC' })
    expect(withTyped({ headline: 'AB' }, settled(second, { headline: 'AB' }, saved))).toEqual({
      headline: 'ABC',
    })
  })

  it('make way for what somebody else wrote once they are stored', () => {
    const fields = { headline: 'A' }
    const typed = handedOver(typedInto(nothing, fields, 'headline', 'AB'), fields, { headline: 'AB' })
    expect(withTyped({ headline: 'theirs' }, settled(typed, { headline: 'theirs' }, saved))).toEqual({
      headline: 'theirs',
    })
  })

  it('of a text that was only touched are typed from the moment they are taken', () => {
    const began = { body: '<p>a</p>' }
    const taken = handedOver(nothing, began, { body: '<p>ab</p>' })
    expect(withTyped(began, taken)).toEqual({ body: '<p>ab</p>' })
    expect(settled(taken, began, saved)).toBe(taken)
    expect(settled(taken, { body: '<p>ab</p>' }, saved)).toEqual({})
    expect(settled(taken, { body: '<p>theirs</p>' }, saved)).toEqual({})
  })

  it('of a text that was emptied are typed too', () => {
    const began = { body: '<p>a</p>' }
    expect(withTyped(began, handedOver(nothing, began, { body: null }))).toEqual({})
  })

  it('leave the other fields to the library', () => {
    const typed = typedInto(nothing, { headline: 'A', body: '1' }, 'headline', 'AB')
    expect(withTyped({ headline: 'A', body: '2' }, typed)).toEqual({ headline: 'AB', body: '2' })
  })
})
