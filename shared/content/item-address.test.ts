import { describe, expect, it } from 'vitest'
import { ItemId } from './identity.ts'
import { addressOfItem, itemOfAddress } from './item-address.ts'

const item = ItemId.parse('bbbbbbbb-0000-4000-8000-000000000001')

describe('the address of an item', () => {
  it('leads back to it', () => {
    expect(addressOfItem(item)).toBe('osor-desk://item/bbbbbbbb-0000-4000-8000-000000000001')
    expect(itemOfAddress(addressOfItem(item))).toBe(item)
  })

  it('is read as browsers hand it on: with a slash at its end, in capital letters', () => {
    expect(itemOfAddress('OSOR-DESK://item/BBBBBBBB-0000-4000-8000-000000000001/')).toBe(item)
  })

  it.each([
    'osor-desk://item/',
    'osor-desk://item/../../etc',
    'osor-desk://item/bbbbbbbb-0000-4000-8000-000000000001/delete',
    'osor-desk://item/bbbbbbbb-0000-4000-8000-000000000001?approve=1',
    'osor-desk://settings/bbbbbbbb-0000-4000-8000-000000000001',
    'https://item/bbbbbbbb-0000-4000-8000-000000000001',
    ' osor-desk://item/bbbbbbbb-0000-4000-8000-000000000001',
    'osor-desk://item/zzzzzzzz-0000-4000-8000-000000000001',
  ])('is not %s', address => {
    expect(itemOfAddress(address)).toBeNull()
  })
})
