import { expect, it } from 'vitest'
import { readCaseStudy } from '#shared/case-study/read.ts'
import { sliceBody } from '#shared/content/body-source.ts'
import { placeInStudy } from './place-in-study.ts'

const body =
  '<p>lead</p><h2>Summary</h2><p>a</p>' +
  '<table><caption>At a glance</caption><tr><th>Country</th><td>x</td></tr></table><p>b</p><h2>Results</h2><p>c</p>'

it('finds every block of the body', () => {
  const study = readCaseStudy(body)
  expect(sliceBody(body).blocks.map((_, block) => placeInStudy(study, block))).toEqual([
    { kind: 'text', slot: 0, block: 0 },
    { kind: 'heading', slot: 1 },
    { kind: 'text', slot: 1, block: 0 },
    { kind: 'facts' },
    { kind: 'text', slot: 1, block: 1 },
    { kind: 'heading', slot: 2 },
    { kind: 'text', slot: 2, block: 0 },
  ])
})
