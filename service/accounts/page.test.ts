import { expect, test } from 'vitest'
import { page, text } from './page.ts'

test('what a person typed cannot become part of a page', () => {
  expect(text(`<b a="1" c='2'>&`)).toBe('&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;')
  expect(page('<script>', '')).not.toContain('<script>')
})
