import { describe, expect, it } from 'vitest'
import { newsFields } from '../../tests/support/an-item.ts'
import { suggestedText } from './suggested-text.ts'

const before = { headline: 'A town moves', body: '<p>The code is open.</p><p>Others reuse it.</p>' }
const suggestion = {
  before,
  fields: { headline: 'A town moves on', body: '<p>The code is now open.</p><p>Others reuse it.</p>' },
}

describe('a suggestion that is accepted', () => {
  it('changes what it suggests and nothing else', () => {
    const current = newsFields(before)
    expect(suggestedText('news', current, suggestion)).toEqual({
      fields: newsFields(suggestion.fields),
      overruled: 0,
    })
  })

  it('leaves what was written since beside it', () => {
    const body = '<p>The code is open.</p><p>Others reuse it every day.</p>'
    const { fields, overruled } = suggestedText('news', newsFields({ ...before, body }), suggestion)
    expect(fields['body']).toBe('<p>The code is now open.</p><p>Others reuse it every day.</p>')
    expect(overruled).toBe(0)
  })

  it('stands where both have changed the same, and says so', () => {
    const current = newsFields({ ...before, headline: 'A city moves' })
    const { fields, overruled } = suggestedText('news', current, suggestion)
    expect(fields['headline']).toBe('A town moves on')
    expect(overruled).toBe(1)
  })

  it('empties a field that it suggests to empty', () => {
    const emptied = { before: { short_title: 'Short' }, fields: { short_title: null } }
    const { fields } = suggestedText('news', newsFields({ short_title: 'Short' }), emptied)
    expect(fields).not.toHaveProperty('short_title')
  })
})
