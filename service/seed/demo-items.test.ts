import { describe, expect, it } from 'vitest'
import { checkFields } from '#shared/content/checks.ts'
import type { FieldSpec } from '#shared/content/field.ts'
import { ZonedDateTime } from '#shared/content/field-value.ts'
import { bodyOf, contentType, type ItemFields, titleOf } from '#shared/content/item-type.ts'
import { countWords } from '#shared/content/plain-text.ts'
import { type DemoItem, storedFields } from './demo-item.ts'
import { demoItems } from './demo-items.ts'
import { vocabularies } from './vocabularies.ts'

const clock = () => new Date('2026-11-23T12:00:00Z')

/** All revisions of the demo items that have text: the latest ones and those still public. */
const revisions = demoItems.flatMap(item =>
  [item.fields, ...(item.publishedBefore ? [item.publishedBefore] : [])].map(fields => ({
    item,
    fields: storedFields(item.type, fields, clock),
  })),
)

function count<Key extends 'type' | 'state'>(by: Key): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const item of demoItems) counts[item[by]] = (counts[item[by]] ?? 0) + 1
  return counts
}

function unknownTerms(item: DemoItem, fields: ItemFields): readonly string[] {
  const specs: readonly FieldSpec[] = contentType(item.type).fields
  return specs.flatMap(spec => {
    if (spec.kind !== 'term' && spec.kind !== 'terms') return []
    const known = new Set(vocabularies[spec.vocabulary].map(term => term.id))
    return [fields[spec.name] ?? []]
      .flat()
      .flatMap(id => (typeof id === 'string' && known.has(id) ? [] : [`${spec.name}: ${String(id)}`]))
  })
}

describe('the demo items', () => {
  it('cover all types and states in the intended numbers', () => {
    expect(count('type')).toEqual({ news: 26, event: 12, document: 12, solution: 12 })
    expect(count('state')).toEqual({
      validated: 39,
      draft: 6,
      proposed: 9,
      needs_update: 3,
      deletion_request: 2,
      archived: 3,
    })
  })

  it('hold eight case studies', () => {
    const cases = demoItems.filter(
      item => item.type === 'document' && item.fields.document_type === 'case_open_source',
    )
    expect(cases).toHaveLength(8)
  })

  it('hold two published items with newer revisions that wait for approval', () => {
    const waiting = demoItems.filter(item => item.publishedBefore !== undefined)
    expect(waiting.map(item => item.state)).toEqual(['proposed', 'proposed'])
    for (const item of waiting) expect(item.fields).not.toEqual(item.publishedBefore)
  })

  it('have unique keys, and titles that are unique within their type', () => {
    const keys = demoItems.map(item => item.key)
    expect(new Set(keys).size).toBe(keys.length)
    const titles = demoItems.map(
      item => `${item.type} ${titleOf(item.type, storedFields(item.type, item.fields, clock))}`,
    )
    expect(new Set(titles).size).toBe(titles.length)
  })

  it('leave most drafts with the two people who sign in to write', () => {
    const authors = demoItems.filter(item => item.state === 'draft').map(item => item.author)
    expect(authors.filter(author => author === 'editor')).toHaveLength(3)
    expect(authors.filter(author => author === 'contributor')).toHaveLength(2)
  })

  it('were changed after they were created, within the last two years', () => {
    const outside = demoItems.filter(
      item => item.daysAgo < 0 || item.daysAgo >= item.createdDaysAgo || item.createdDaysAgo > 731,
    )
    expect(outside.map(item => item.key)).toEqual([])
  })

  it('hold events that are still to come and events that are over', () => {
    const starts = revisions.flatMap(({ item, fields }) =>
      item.type === 'event' ? [ZonedDateTime.parse(fields['starts_at']).local] : [],
    )
    expect(starts.filter(local => local > '2026-11-23')).toHaveLength(4)
    expect(starts.filter(local => local < '2026-11-23')).toHaveLength(8)
  })

  it.each(revisions)('lack nothing and break no limit: $item.key', ({ item, fields }) => {
    expect(checkFields(item.type, fields)).toEqual([])
    expect(unknownTerms(item, fields)).toEqual([])
  })

  it.each(revisions)(
    'use only the headings, lists and tables of house style: $item.key',
    ({ item, fields }) => {
      const elements = [...bodyOf(item.type, fields).matchAll(/<([a-z0-9]+)/g)].map(match => match[1])
      const allowed =
        'p h2 h3 h4 h5 h6 em strong br blockquote cite code pre ul ol li dl dt dd a table caption thead tbody tr th td'
      expect(elements.filter(name => !allowed.split(' ').includes(name ?? ''))).toEqual([])
    },
  )

  it.each(revisions.filter(({ item }) => item.type === 'news'))(
    'has a body of 130 to 320 words: $item.key',
    ({ item, fields }) => {
      const words = countWords(bodyOf(item.type, fields))
      expect(words).toBeGreaterThanOrEqual(130)
      expect(words).toBeLessThanOrEqual(320)
    },
  )

  it.each(revisions.filter(({ fields }) => fields['document_type'] === 'case_open_source'))(
    'tells its case in 300 to 700 words with a fact table: $item.key',
    ({ item, fields }) => {
      const body = bodyOf(item.type, fields)
      expect(countWords(body)).toBeGreaterThanOrEqual(300)
      expect(countWords(body)).toBeLessThanOrEqual(700)
      expect(body).toContain('<caption>Community at a glance</caption>')
      expect(body.match(/<h2>/g)?.length).toBeGreaterThanOrEqual(4)
    },
  )

  it('give no address of a person: every e-mail is in a domain reserved for examples', () => {
    const addresses = JSON.stringify(demoItems).match(/[\w.+-]+@[\w-]+\.[\w.-]+/g) ?? []
    expect(addresses.length).toBeGreaterThan(0)
    expect(addresses.filter(address => !address.endsWith('@example.org'))).toEqual([])
  })
})

describe('dates told by their distance from today', () => {
  const webinar = demoItems.find(item => item.key === 'event-webinar-case-study')
  const factsheet = demoItems.find(item => item.key === 'factsheet-eupl')

  it('become dates counted from the day it is in the zone of the event', () => {
    if (webinar === undefined) throw new Error('the webinar is missing')
    const lateInTheEvening = () => new Date('2026-12-31T23:30:00Z')
    // In Brussels it is already 1 January.
    expect(storedFields('event', webinar.fields, lateInTheEvening)['starts_at']).toEqual({
      local: '2027-01-17T10:00',
      zone: 'Europe/Brussels',
    })
  })

  it('become calendar dates in documents', () => {
    if (factsheet === undefined) throw new Error('the factsheet is missing')
    expect(storedFields('document', factsheet.fields, clock)['publication_date']).toBe('2026-02-20')
  })

  it('leave true dates as they are', () => {
    const fosdem = demoItems.find(item => item.key === 'event-fosdem-2025')
    if (fosdem === undefined) throw new Error('FOSDEM is missing')
    expect(storedFields('event', fosdem.fields, clock)['ends_at']).toEqual({
      local: '2025-02-02T18:00',
      zone: 'Europe/Brussels',
    })
  })
})
