import { describe, expect, it } from 'vitest'
import type { ItemFields, ItemType } from '../content/item-type.ts'
import { choiceForAll, mergeItem, settledFields } from './merge-item.ts'

const news: ItemFields = { headline: 'Riverton moves', topics: ['oss', 'schools'], keywords: ['a', 'b'] }

function sides(type: ItemType, base: ItemFields, mine: ItemFields, theirs: ItemFields) {
  return { type, base, mine: { ...base, ...mine }, theirs: { ...base, ...theirs } }
}

describe('an item merged by field', () => {
  it('takes a field from the side that changed it', () => {
    const merge = mergeItem(sides('news', news, { headline: 'Mine' }, { short_title: 'Theirs' }))
    expect(merge).toEqual({
      fields: { ...news, headline: 'Mine', short_title: 'Theirs' },
      parts: [
        { field: 'short_title', from: 'theirs', how: 'value' },
        { field: 'headline', from: 'mine', how: 'value' },
      ],
      decisions: [],
    })
  })

  it('has nothing to decide where both made the same of a field', () => {
    const merge = mergeItem(sides('news', news, { headline: 'Same' }, { headline: 'Same' }))
    expect(merge.decisions).toEqual([])
    expect(merge.parts).toEqual([{ field: 'headline', from: 'both', how: 'value' }])
  })

  it('leaves to a person what both changed, and keeps mine until then', () => {
    const given = sides('news', news, { headline: 'Mine' }, { headline: 'Theirs' })
    const merge = mergeItem(given)
    expect(merge.fields['headline']).toBe('Mine')
    expect(merge.decisions).toEqual([
      {
        id: 'headline',
        kind: 'value',
        field: 'headline',
        why: 'both_changed',
        base: 'Riverton moves',
        mine: 'Mine',
        theirs: 'Theirs',
      },
    ])
    expect(settledFields(given, new Map())).toBeNull()
    expect(settledFields(given, new Map([['headline', 'theirs']]))?.['headline']).toBe('Theirs')
    expect(settledFields(given, new Map([['headline', { edited: 'Both' }]]))?.['headline']).toBe('Both')
    expect(settledFields(given, new Map([['headline', 'both']]))).toBeNull()
  })

  it('merges sets by element: what either added stays, what either removed goes', () => {
    const merge = mergeItem(
      sides('news', news, { topics: ['oss', 'law'] }, { topics: ['oss', 'schools', 'health'] }),
    )
    expect(merge.fields['topics']).toEqual(['oss', 'law', 'health'])
    expect(merge.parts).toEqual([
      { field: 'topics', from: 'mine', how: 'entries', added: ['law'], removed: ['schools'] },
      { field: 'topics', from: 'theirs', how: 'entries', added: ['health'], removed: [] },
    ])
  })

  it('keeps the order that one side gave a set', () => {
    const given = sides('news', news, { keywords: ['a', 'b', 'c'] }, { keywords: ['b', 'a'] })
    expect(mergeItem(given).fields['keywords']).toEqual(['b', 'a', 'c'])
  })

  it('merges rows by what names them, and leaves a row that both changed to a person', () => {
    const base = { virtual_links: [{ title: 'Room', url: 'https://a.eu' }] }
    const added = sides(
      'event',
      base,
      { virtual_links: [{ title: 'The room', url: 'https://a.eu' }] },
      { virtual_links: [...base.virtual_links, { title: 'Stream', url: 'https://b.eu' }] },
    )
    expect(mergeItem(added).fields['virtual_links']).toEqual([
      { title: 'The room', url: 'https://a.eu' },
      { title: 'Stream', url: 'https://b.eu' },
    ])
    const clash = sides(
      'event',
      base,
      { virtual_links: [{ title: 'The room', url: 'https://a.eu' }] },
      { virtual_links: [] },
    )
    expect(mergeItem(clash).decisions).toMatchObject([{ id: 'virtual_links', why: 'removed_and_changed' }])
  })

  it('does not guess where both replaced a row', () => {
    const row = (url: string) => ({ virtual_links: [{ title: 'Room', url }] })
    const merge = mergeItem(sides('event', row('https://a.eu'), row('https://b.eu'), row('https://c.eu')))
    expect(merge.decisions).toMatchObject([{ id: 'virtual_links', why: 'both_changed' }])
  })

  it('does not take the start of an event from one side and its end from the other', () => {
    const at = (hour: string) => ({ local: `2026-12-08T${hour}:00`, zone: 'Europe/Brussels' })
    const base = { starts_at: at('10'), ends_at: at('12') }
    const given = sides('event', base, { starts_at: at('14'), ends_at: at('16') }, { ends_at: at('13') })
    const { decisions, fields } = mergeItem(given)
    expect(decisions).toMatchObject([
      { id: 'starts_at+ends_at', kind: 'group', why: 'belong_together', theirs: { ends_at: at('13') } },
    ])
    expect(fields).toMatchObject({ starts_at: at('14'), ends_at: at('16') })
    expect(settledFields(given, choiceForAll(decisions, 'theirs'))).toMatchObject({
      starts_at: at('10'),
      ends_at: at('13'),
    })
  })

  it('asks where an event would be left without any place', () => {
    const base = { address: 'Rue Belliard 1', virtual_links: [{ title: 'Room', url: 'https://a.eu' }] }
    const { address, virtual_links } = base
    const merge = mergeItem({ type: 'event', base, mine: { address }, theirs: { virtual_links } })
    expect(merge.decisions).toMatchObject([{ id: 'address+virtual_links', kind: 'group' }])
  })

  it('loses no field that it does not know', () => {
    const merge = mergeItem(sides('news', news, { unknown: 'mine' }, { other: 'theirs' }))
    expect(merge.fields).toMatchObject({ unknown: 'mine', other: 'theirs' })
  })
})
