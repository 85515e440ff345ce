import { expect, it } from 'vitest'
import { elementsNamed, xmlTree } from './html-tree.ts'

it('finds elements among more than a call takes arguments', () => {
  const tree = xmlTree(`<a>${'<b/>'.repeat(300_000)}</a>`)
  expect(elementsNamed(tree, 'b')).toHaveLength(300_000)
})

it('finds elements in the order of the text', () => {
  const found = elementsNamed(xmlTree('<a><b n="1"><b n="2"/></b><c><b n="3"/></c></a>'), 'b')
  expect(found.map(({ attribs }) => attribs['n'])).toEqual(['1', '2', '3'])
})
