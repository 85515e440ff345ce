import { describe, expect, it } from 'vitest'
import { checkFields } from './check-fields.ts'
import { placeholdersIn } from './placeholder.ts'

describe('a placeholder of a template', () => {
  it('is what stands in double brackets on one line', () => {
    expect(placeholdersIn('[[organisation]] of [[country]], [one] [[]] [[a\nb]]')).toEqual([
      '[[organisation]]',
      '[[country]]',
    ])
  })

  it('keeps an item from being proposed, in a title as in the text, and says where it stands', () => {
    const body = '<h2>About</h2><p>By [[organ<strong>isation</strong>]], for [[whom]] and [[whom]].</p>'
    const found = checkFields('news', { headline: '[[Who]] did [[what]]', body }).filter(
      finding => finding.rule === 'placeholder_left',
    )
    expect(found).toEqual([
      { field: 'headline', severity: 'blocks', rule: 'placeholder_left', value: '[[Who]]' },
      { field: 'headline', severity: 'blocks', rule: 'placeholder_left', value: '[[what]]' },
      ...[['[[organisation]]', 0] as const, ['[[whom]]', 0] as const, ['[[whom]]', 1] as const].map(
        ([value, occurrence]) => ({
          field: 'body',
          severity: 'blocks',
          rule: 'placeholder_left',
          value,
          at: { block: 1, on: { words: value, occurrence } },
        }),
      ),
    ])
  })
})
