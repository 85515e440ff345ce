import { describe, expect, it } from 'vitest'
import { checkChoice, checkContact, checkDate, checkLink, checkUrl } from './entry-rules.ts'

describe('an address', () => {
  it.each(['https://osor.eu', 'http://a.example/b?c#d'])('%s is one of the web', value =>
    expect(checkUrl(value)).toEqual([]),
  )
  it.each(['osor.eu', 'ftp://a.example', 'mailto:a@a.example', 'https://', 'javascript:alert(1)'])(
    '%s is not',
    value => expect(checkUrl(value)).toEqual([{ rule: 'not_a_url', value }]),
  )
})

describe('a link to take part', () => {
  it('needs a title and an address, and says both', () => {
    expect(checkLink({ title: 'Room', url: 'https://a.example' })).toEqual([])
    expect(checkLink({ title: ' ', url: 'a' })).toEqual([
      { rule: 'link_without_title', value: 'a' },
      { rule: 'not_a_url', value: 'a' },
    ])
  })
})

describe('a contact', () => {
  it('can be written to', () => {
    expect(checkContact({ name: '', email: 'a@a.example' })).toEqual([])
    expect(checkContact({ name: 'A', email: 'a at a' })).toEqual([{ rule: 'not_an_email', value: 'a at a' }])
  })
})

describe('a date', () => {
  it('is a day of the calendar', () => {
    expect(checkDate('2028-02-29')).toEqual([])
    for (const value of ['2027-02-29', '0000-01-01'])
      expect(checkDate(value)).toEqual([{ rule: 'not_a_date', value }])
  })
})

describe('a choice', () => {
  it('is one of those that are offered', () => {
    expect(checkChoice(['a', 'b'], 'b')).toEqual([])
    expect(checkChoice(['a', 'b'], 'c')).toEqual([{ rule: 'not_a_choice', value: 'c' }])
  })
})
