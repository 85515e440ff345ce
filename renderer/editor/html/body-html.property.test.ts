// @vitest-environment happy-dom
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { arbitraryHtml } from '../../../tests/support/arbitrary-html.ts'
import { bodiesFoundBefore } from '../../../tests/support/bodies-found-before.ts'
import { bodyFault } from '../../../tests/support/body-properties.ts'
import { printedSeed } from '../../../tests/support/seed.ts'

const edit = fc.record({
  kind: fc.constantFrom('type' as const, 'delete' as const, 'insert' as const, 'swap' as const),
  at: fc.nat({ max: 20 }),
})

// Sloppy HTML needs the parser of a real browser: see tests/e2e/body-html.chromium.spec.ts.
it('any tidy body is written back letter for letter, and an edit changes its own block alone', {
  timeout: 60_000,
}, () => {
  fc.assert(
    fc.property(arbitraryHtml('tidy'), edit, (html, change) => {
      expect(bodyFault(html, change)).toBeNull()
    }),
    { numRuns: 200, seed: printedSeed('body round trip') },
  )
})

it.each(bodiesFoundBefore.sloppy)('the sloppy body %s is written back so too', (html, change) => {
  expect(bodyFault(html, change)).toBeNull()
})
