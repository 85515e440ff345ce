// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { openAndClose } from './warm-up.ts'

it('takes an editor through opening, writing and storing, and leaves nothing on the page', () => {
  expect(openAndClose('<p>b</p><p>c</p>')).toBe('<p>ab</p><p>c</p>')
  expect(document.body.childElementCount).toBe(0)
})
