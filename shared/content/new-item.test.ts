import { describe, expect, it } from 'vitest'
import { newsFields } from '../../tests/support/an-item.ts'
import { readCaseStudy } from '../case-study/read.ts'
import { checkFields } from './checks.ts'
import { fieldsSchema } from './item-type.ts'
import { fieldsOfDuplicate, fieldsOfKind, kindOf, newItemKinds, typeOfKind } from './new-item.ts'

describe('what a person can start', () => {
  it.each(newItemKinds)('is known again by its fields: %s', kind => {
    expect(fieldsSchema(typeOfKind(kind)).safeParse(fieldsOfKind(kind)).success).toBe(true)
    expect(kindOf(typeOfKind(kind), fieldsOfKind(kind))).toBe(kind)
  })

  it('has its sections from the beginning where it is a case study', () => {
    const body = fieldsOfKind('case_study')['body']
    expect(readCaseStudy(String(body)).sections.length).toBeGreaterThan(10)
  })
})

describe('a copy of an item', () => {
  const marked = (title: string) => `${title} (copy)`

  it('has the same fields under a title of its own', () => {
    const fields = newsFields({ keywords: ['a'] })
    expect(fieldsOfDuplicate('news', fields, marked)).toEqual({
      ...fields,
      headline: `${String(fields['headline'])} (copy)`,
    })
  })

  it('leaves empty what only one item can have', () => {
    expect(fieldsOfDuplicate('solution', { title: 'Tool', short_id: 'tool' }, marked)).toEqual({
      title: 'Tool (copy)',
    })
  })

  it('marks a short title where it must be the only one, and nothing that is empty', () => {
    expect(fieldsOfDuplicate('event', { title: ' ', short_title: 'Day' }, marked)).toEqual({
      title: ' ',
      short_title: 'Day (copy)',
    })
    expect(fieldsOfDuplicate('news', { short_title: 'Day' }, marked)).toEqual({ short_title: 'Day' })
  })

  it('is as ready to be proposed as the item was', () => {
    expect(checkFields('news', fieldsOfDuplicate('news', newsFields(), marked))).toEqual([])
  })
})
