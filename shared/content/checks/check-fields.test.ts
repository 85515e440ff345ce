import { describe, expect, it } from 'vitest'
import { newsFields } from '../../../tests/support/an-item.ts'
import type { ItemFields } from '../item-type.ts'
import { checkFields } from './check-fields.ts'

const newsFindings = (changes: ItemFields) => checkFields('news', newsFields(changes))

describe('checking news', () => {
  it('finds nothing in a complete item', () => {
    expect(newsFindings({})).toEqual([])
  })

  it('names every required field that is empty, in the order of the form', () => {
    expect(checkFields('news', {}).map(finding => [finding.field, finding.rule])).toEqual([
      ['short_title', 'required'],
      ['headline', 'required'],
      ['body', 'required'],
      ['topics', 'required'],
    ])
  })

  it('takes white space and empty paragraphs for empty', () => {
    expect(newsFindings({ headline: '  ', body: '<p>&nbsp;</p><p></p>' })).toHaveLength(2)
  })

  it('answers at once for a body that is made to keep it busy', { timeout: 60_000 }, () => {
    const startedAt = performance.now()
    expect(newsFindings({ body: '<'.repeat(1_000_000) })).toMatchObject([{ rule: 'not_allowed_html' }])
    expect(performance.now() - startedAt).toBeLessThan(30_000)
  })

  it('allows a short title of 66 characters and flags one of 67, counted as a person counts', () => {
    expect(newsFindings({ short_title: '\u{1F600}'.repeat(66) })).toEqual([])
    expect(newsFindings({ short_title: 'x'.repeat(67) })).toMatchObject([
      { rule: 'too_long', limit: 66, length: 67 },
    ])
  })

  it('flags an address that is not one of the web', () => {
    expect(newsFindings({ source_urls: ['https://example.org', 'ftp://x.org', 'example'] })).toMatchObject([
      { rule: 'not_a_url', value: 'ftp://x.org' },
      { rule: 'not_a_url', value: 'example' },
    ])
  })

  it('flags HTML that the portal would not accept', () => {
    expect(newsFindings({ body: '<p onclick="x()">a</p><script>x</script>' })).toMatchObject([
      { rule: 'not_allowed_html', found: ['p@onclick', 'script'] },
    ])
  })
})

describe('checking an event', () => {
  const anEvent: ItemFields = {
    title: 'Meeting',
    description: '<p>We meet.</p>',
    starts_at: { local: '2026-05-04T10:00', zone: 'Europe/Brussels' },
    ends_at: { local: '2026-05-04T12:00', zone: 'Europe/Brussels' },
    topics: ['legal'],
    address: 'Brussels',
  }

  it('wants an address or a link, and says so once', () => {
    const { address: _, ...nowhere } = anEvent
    expect(checkFields('event', nowhere)).toMatchObject([{ field: 'address', rule: 'one_of_group' }])
    expect(
      checkFields('event', { ...nowhere, virtual_links: [{ title: 'Room', url: 'https://example.org' }] }),
    ).toEqual([])
  })

  it('flags an end before the start', () => {
    const ends_at = { local: '2026-05-04T09:00', zone: 'Europe/Brussels' }
    expect(checkFields('event', { ...anEvent, ends_at })).toMatchObject([
      { field: 'ends_at', rule: 'before_start' },
    ])
  })
})

describe('checking an event across time zones', () => {
  it('compares moments, not wall clocks', () => {
    const starts_at = { local: '2026-05-04T10:00', zone: 'Europe/Brussels' }
    const inLisbon = (local: string) =>
      checkFields('event', { starts_at, ends_at: { local, zone: 'Europe/Lisbon' } }).filter(
        finding => finding.rule === 'before_start',
      )
    expect(inLisbon('2026-05-04T09:30')).toEqual([])
    expect(inLisbon('2026-05-04T08:30')).toHaveLength(1)
  })
})

describe('checking a solution', () => {
  it('wants a description of five words that does not repeat the title', () => {
    const findings = checkFields('solution', { title: 'Tool', description: '<p>Tool</p>' })
    expect(findings.filter(finding => finding.field === 'description').map(finding => finding.rule)).toEqual([
      'too_few_words',
      'repeats_field',
    ])
  })
})
