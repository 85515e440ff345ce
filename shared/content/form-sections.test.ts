import { describe, expect, it } from 'vitest'
import { formSections } from './form-sections.ts'
import { contentType, ItemType } from './item-type.ts'

describe('the parts of a form', () => {
  it('keep the order in which the type names its fields', () => {
    const sections = formSections([
      { name: 'b', kind: 'text', section: 'links' },
      { name: 'a', kind: 'text', section: 'release' },
      { name: 'c', kind: 'text', section: 'links' },
      { name: 'd', kind: 'text' },
    ])
    expect(sections.map(({ section, specs }) => [section, specs.map(spec => spec.name)])).toEqual([
      ['links', ['b', 'c']],
      ['release', ['a']],
      [null, ['d']],
    ])
  })

  it.each(ItemType.options)('hold every field of %s that does not stand on the page', type => {
    const { fields, bodyField, titleField } = contentType(type)
    const onPage = [titleField, bodyField, 'short_title']
    const without = fields.filter(field => field.section === undefined).map(field => field.name)
    expect(without.every(name => onPage.includes(name))).toBe(true)
  })
})
