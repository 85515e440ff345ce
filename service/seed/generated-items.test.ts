import { describe, expect, it } from 'vitest'
import { checkFields } from '#shared/content/checks.ts'
import { titleOf } from '#shared/content/item-type.ts'
import { storedFields } from './demo-item.ts'
import { generateItems } from './generated-items.ts'
import { vocabularies } from './vocabularies.ts'

const clock = () => new Date('2026-11-23T12:00:00Z')
const items = generateItems(2000, 42)

describe('generated items', () => {
  it('are the same for the same seed', () => {
    expect(generateItems(50, 42)).toEqual(generateItems(50, 42))
  })

  it('are the first ones of a larger number', () => {
    expect(generateItems(50, 42)).toEqual(items.slice(0, 50))
  })

  it('are others for another seed', () => {
    expect(generateItems(50, 43)).not.toEqual(generateItems(50, 42))
  })

  it('have unique keys and titles', () => {
    const titles = items.map(item => titleOf(item.type, storedFields(item.type, item.fields, clock)))
    expect(new Set(titles).size).toBe(items.length)
    expect(new Set(items.map(item => item.key)).size).toBe(items.length)
  })

  it('cover all types and states', () => {
    expect(new Set(items.map(item => item.type)).size).toBe(4)
    expect(new Set(items.map(item => item.state)).size).toBe(6)
  })

  it('lack nothing and break no limit', () => {
    const findings = items.flatMap(item =>
      checkFields(item.type, storedFields(item.type, item.fields, clock)).map(({ field, rule }) => ({
        key: item.key,
        field,
        rule,
      })),
    )
    expect(findings).toEqual([])
  })

  it('keep within the length of a short title even in large numbers', () => {
    const longest = Math.max(
      ...items.map(item => (item.type === 'news' ? item.fields.short_title.length : 0)),
    )
    expect(longest + '000'.length).toBeLessThanOrEqual(66)
  })

  it('name topics, countries and licences that the vocabularies know', () => {
    const topics = new Set(vocabularies.topics.map(term => term.id))
    const countries = new Set(vocabularies.countries.map(term => term.id))
    const licences = new Set(vocabularies.licences.map(term => term.id))
    const unknown = items.flatMap(({ fields }) => [
      ...fields.topics.filter(id => !topics.has(id)),
      ...fields.countries.filter(id => !countries.has(id)),
      ...('licence' in fields && fields.licence !== undefined && !licences.has(fields.licence)
        ? [fields.licence]
        : []),
    ])
    expect(unknown).toEqual([])
  })

  it('are about 4 kB each', () => {
    const sizes = items.map(item => Buffer.byteLength(JSON.stringify(item.fields)))
    const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length
    expect(mean).toBeGreaterThan(3600)
    expect(mean).toBeLessThan(4400)
  })
})
